/** A meeting of the alliance's body: its agenda, who is there, and what each says to what is put to the vote. */
import type { Person } from './person.ts'

export type ItemAsked = {
  readonly title: string
  readonly matter: string
  readonly motion: string
  readonly pounds: string
  /** By name. */
  readonly affects: readonly string[]
  readonly paper: { readonly title: string; readonly body: string }
}

/** From the meeting's page. Answers the address of the item. */
export async function putToMembers(keeper: Person, { title, matter, motion, pounds, affects, paper }: ItemAsked) {
  await keeper.follow('Put an item on the agenda')
  await keeper.fill('Name of the item', title)
  await keeper.choose('To decide')
  await keeper.select('Class of matter', matter)
  await keeper.fill('The words to vote on', motion)
  await keeper.fill('How much money does it commit?', pounds)
  for (const trust of affects) await keeper.choose(trust)
  await keeper.choose('Show the decision to the public')
  await keeper.press('Put it on the agenda')
  const item = keeper.at()
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

export async function pressOn(keeper: Person, page: string, button: string): Promise<string> {
  await keeper.goTo(page)
  await keeper.press(button)
  return keeper.reads()
}
