/** A clerk keeps theatre, surgeon and bed for a patient on the day that they agreed to. */
import type { Person } from './person.ts'
import { type Transfer, takeFromWorkList } from './transfer.ts'

export async function holdAPlace(clerk: Person, transfer: Transfer): Promise<void> {
  await takeFromWorkList(clerk, transfer, 'Hold a place')
  // What the plan and the record do not settle is asked; the first that fits will do.
  const goOn = clerk.page.getByRole('link', { name: 'Continue', exact: true })
  while ((await goOn.count()) > 0) {
    await clerk.follow('Continue')
    await clerk.page.locator('main input[type=radio]').first().check()
    await clerk.press('Continue')
  }
  await clerk.press('Hold this place')
}
