/** A meeting of the alliance's body: its agenda, who is there, and what each says to what is put to the vote. */
import type { Person } from './person.ts'

export type ItemAsked = {
  readonly title: string
  readonly matter: string
  readonly motion: string
  /** Nothing where no money is committed. */
  readonly pounds?: string
  /** By name. */
  readonly affects: readonly string[]
  readonly paper?: { readonly title: string; readonly body: string }
}

/** From the meeting's page. Answers the address of the item. */
export async function putToMembers(keeper: Person, { title, matter, motion, pounds, affects, paper }: ItemAsked) {
  await keeper.follow('Put an item on the agenda')
  await keeper.fill('Name of the item', title)
  await keeper.choose('To decide')
  await keeper.select('Class of matter', matter)
  await keeper.fill('The words to vote on', motion)
  if (pounds) await keeper.fill('How much money does it commit?', pounds)
  for (const trust of affects) await keeper.choose(trust)
  await keeper.choose('Show the decision to the public')
  await keeper.press('Put it on the agenda')
  const item = keeper.at()
  if (!paper) return item
  await keeper.follow('Add a paper')
  await keeper.fill('Name of the paper', paper.title)
  await keeper.fill('The paper', paper.body)
  await keeper.choose('The trusts of the alliance')
  await keeper.press('Add the paper')
  return item
}

/** Opens the meeting, and notes who has come. */
export async function openMeeting(keeper: Person, meeting: string, present: readonly string[]): Promise<void> {
  await keeper.goTo(meeting)
  await keeper.press('Open the meeting')
  for (const name of present) {
    await keeper.select('Who', name)
    await keeper.choose('In the room')
    await keeper.press('Note this')
  }
}

export async function declarePersonalInterest(person: Person, item: string, what: string): Promise<void> {
  await person.goTo(item)
  await person.follow('Declare an interest')
  await person.choose('Personal')
  await person.fill('What is the interest?', what)
  await person.press('Declare it')
}

export async function vote(person: Person, item: string, choice: 'For' | 'Against', why = ''): Promise<void> {
  await person.goTo(item)
  await person.follow('Vote')
  await person.choose(choice)
  if (why) await person.fill('Why (if you want it to stand beside the decision)', why)
  await person.press('Give your vote')
}

/** What follows if the item is decided: declared before the vote, and voted on with it. */
export async function declareScopeChange(keeper: Person, item: string, service: string): Promise<void> {
  await keeper.goTo(item)
  await keeper.follow('Take a service in or out')
  await keeper.select('Which service?', `${service} (planned together)`)
  await keeper.select('What changes?', 'It is no longer planned together')
  await keeper.press('Say that this follows')
}

/** Answers what the page foretold, and what the item says afterwards. */
export async function carryOut(
  person: Person,
  item: string,
): Promise<{ readonly before: string; readonly after: string }> {
  await person.goTo(item)
  await person.follow(/^Carry it out/)
  const before = await person.reads()
  await person.press('Carry it out')
  return { before, after: await person.reads() }
}

export async function pressOn(keeper: Person, page: string, button: string): Promise<string> {
  await keeper.goTo(page)
  await keeper.press(button)
  return keeper.reads()
}
