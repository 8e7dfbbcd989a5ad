/** A trust gives notice, and leaves on its day. */
import type { Day } from '#nhs/day.ts'
import type { Person } from './person.ts'

const parties = '/alliance/agreement/parties'

export async function giveNotice(person: Person, leavesOn: Day, why: string): Promise<string> {
  await person.goTo(parties)
  await person.follow('Give notice to leave the alliance')
  await person.fillDate(leavesOn)
  await person.fill('Why does your trust leave?', why)
  await person.press('Give notice')
  return person.reads()
}

/** Answers what the page says before, and after. */
export async function leaveNow(person: Person): Promise<{ readonly before: string; readonly after: string }> {
  await person.goTo(parties)
  await person.follow('Leave the alliance')
  const before = await person.reads()
  await person.press('Leave now')
  return { before, after: await person.reads() }
}

/** What is counted in the table of things that went on when a trust left. */
export async function wentOn(person: Person): Promise<string> {
  await person.goTo(parties)
  const row = person.page.getByRole('row', { name: 'Transfers under way' }).first()
  return (await row.innerText()).replace(/\s+/g, ' ').trim()
}
