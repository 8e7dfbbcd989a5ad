/** A clerk has the letters to everybody who was offered a date written in one go, and fetches the file to print. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Person } from './person.ts'

/** Answers what the page says when they are written, and how large the file is. */
export async function writeLetters(clerk: Person, phone: string): Promise<{ says: string; bytes: number }> {
  await clerk.goTo('/transfers/letters')
  await clerk.choose(/^Patients who had no letter/)
  await clerk.fill('Phone number that patients can call', phone)
  await clerk.choose('On one side')
  await clerk.press('Write the letters')
  for (let waited = 0; waited < 120; waited += 1) {
    const says = await clerk.reads()
    if (!says.includes('Check again')) return { says, bytes: await sizeOfFile(clerk) }
    await sleep(500)
    await clerk.follow('Check again')
  }
  throw new Error(`The letters were not written in a minute: ${await clerk.reads()}`)
}

async function sizeOfFile(clerk: Person): Promise<number> {
  const link = clerk.page.locator('main a[href$=".pdf"]')
  if ((await link.count()) === 0) throw new Error(`There is no file of letters: ${await clerk.reads()}`)
  const href = new URL((await link.first().getAttribute('href'))!, clerk.page.url())
  return (await (await clerk.page.request.get(href.href)).body()).length
}
