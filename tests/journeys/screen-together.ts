/** What a plan proposes, judged by one person for many patients at once. */
import type { Person } from './person.ts'
import type { Transfer } from './transfer.ts'

export type Judgement = {
  readonly says: 'Clinically suitable' | 'Socially suitable'
  /** Left out: as each stands. */
  readonly way?: 'The operation only' | 'The surgeon travels'
}

/** @param only these patients; all who are on the page when left out. Answers what the last page says of it. */
export async function screenTogether(
  screener: Person,
  { says, way }: Judgement,
  only?: readonly Transfer[],
): Promise<string> {
  await screener.goTo('/transfers/work')
  await screener.follow(/^Screen \d+ proposals? together/)
  if (only) {
    for (const { href } of only) await screener.page.locator(`input[value^="${href.split('/').at(-1)}."]`).check()
  } else {
    await screener.follow('Select everybody on this page')
  }
  await screener.choose(says)
  if (way) await screener.select('How they would be treated', way)
  await screener.press('Continue')
  await screener.press('Confirm and save')
  return screener.reads()
}
