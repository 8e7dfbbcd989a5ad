/** The board's pages in every state: meetings to come and held, an open vote, somebody who is conflicted, somebody who may not. */
import { randomUUID } from 'node:crypto'
import { demoBoard } from '#synthetic'
import type { AccordUnderTest } from './accord-app.ts'
import type { PageState } from './register.ts'

const chair = 'RBK/winifred-aldersey'
const secretary = 'RBK/paulette-brissett'
const conflicted = 'RXK/henrietta-stallybrass'
const chief = 'RXK/cordelia-ashmole'
const clerk = 'RXK/kulwinder-sehmi'
const recommends = 'RL1/eluned-ditherington'

const itemCalled = (title: string): string =>
  `/board/items/${demoBoard.board_item.find((row) => row.title === title)!.id}`
const meetingCalled = (title: string): string =>
  `/board/meetings/${demoBoard.board_meeting.find((row) => row.title === title)!.id}`

const held = meetingCalled('Collaborative Board, November 2025')
const coming = meetingCalled('Collaborative Board, February 2026')
const open = itemCalled('Bring breast reconstruction back')
const hub = itemCalled('A day surgery hub')
const split = itemCalled('One hand surgery clinic for Dudley and Sandwell')
const notDecided = itemCalled('Common theatre stock system')
const research = itemCalled('A joint research post')

/** The coming meeting is open, its second item is put to the vote, and two have come. */
export async function makeMeetings({ ask }: Pick<AccordUnderTest, 'ask'>): Promise<void> {
  const sends = async (path: string, form: Readonly<Record<string, string>>) => {
    const answer = await ask(chair, path, { key: randomUUID(), ...form })
    if (answer.status !== 303) throw new Error(`${path} was not done: ${answer.status} ${await answer.text()}`)
  }
  await sends(`${coming}/open`, { edition: '1' })
  await sends(`${coming}/attendance`, { who: 'RBK/winifred-aldersey', how: 'in-person' })
  await sends(`${coming}/attendance`, { who: 'RXK/cordelia-ashmole', how: 'by-call' })
  await sends(`${open}/open`, { edition: '1' })
}

export const meetingStates: readonly PageState[] = [
  { name: 'board', path: '/board' },
  { name: 'board, for somebody who keeps the record', path: '/board', as: secretary },
  { name: 'board, register of decisions', path: '/board/decisions' },
  { name: 'board, register of decisions that wait for boards', path: '/board/decisions', as: recommends },
  { name: 'board, register of interests', path: '/board/interests' },
  { name: 'board, register of interests with nothing in it', path: '/board/interests', as: recommends },
  { name: 'board, may I decide this', path: '/board/may-decide' },
  { name: 'board, may I decide this, answered', path: '/board/may-decide?matter=spending&pounds=40000', as: chief },
  { name: 'board, may I decide this, reserved', path: '/board/may-decide?matter=agreement', as: chief },
  { name: 'board, may I decide this, asked wrongly', path: '/board/may-decide?matter=&pounds=much', status: 422 },
  { name: 'board, a meeting that was held', path: held },
  { name: 'board, a meeting that is open', path: coming, as: chair },
  { name: 'board, a meeting that is open, for a clerk', path: coming, as: clerk },
  { name: 'board, draft minutes', path: `${held}/minutes` },
  { name: 'board, calling a meeting', path: '/board/meetings/new', as: secretary },
  {
    name: 'board, calling a meeting, nothing answered',
    path: '/board/meetings/new',
    as: secretary,
    steps: [{ press: 'Call the meeting' }],
    status: 422,
  },
  { name: 'board, calling a meeting, not allowed', path: '/board/meetings/new', as: clerk, status: 403 },
  { name: 'board, putting an item on the agenda', path: `${coming}/items/new`, as: chair },
  {
    name: 'board, putting an item on the agenda, nothing answered',
    path: `${coming}/items/new`,
    as: chair,
    steps: [{ press: 'Put it on the agenda' }],
    status: 422,
  },
  {
    name: 'board, putting an item on the agenda of a meeting that is over',
    path: `${held}/items/new`,
    as: chair,
    status: 403,
  },
  { name: 'board, an item decided by some', path: split },
  { name: 'board, an item not decided', path: notDecided },
  { name: 'board, an item that waits for boards', path: research, as: recommends },
  { name: 'board, an item to come', path: hub, as: chair },
  { name: 'board, an item whose papers are kept from one', path: hub, as: conflicted },
  { name: 'board, an item that is voted on', path: open, as: chief },
  { name: 'board, an item that is voted on, for who keeps the record', path: open, as: chair },
  { name: 'board, voting', path: `${open}/vote`, as: chief },
  {
    name: 'board, voting, nothing chosen',
    path: `${open}/vote`,
    as: chief,
    steps: [{ press: 'Give your vote' }],
    status: 422,
  },
  { name: 'board, voting, not a member', path: `${open}/vote`, as: clerk, status: 403 },
  { name: 'board, declaring an interest in an item', path: `${open}/declare`, as: chief },
  {
    name: 'board, declaring an interest, nothing answered',
    path: `${open}/declare`,
    as: chief,
    steps: [{ press: 'Declare it' }],
    status: 422,
  },
  { name: 'board, declaring an interest in a meeting', path: `${coming}/declare`, as: chief },
  { name: 'board, adding a paper', path: `${open}/papers/new`, as: chair },
  {
    name: 'board, adding a paper, nothing answered',
    path: `${open}/papers/new`,
    as: chair,
    steps: [{ press: 'Add the paper' }],
    status: 422,
  },
  { name: 'board, adding a paper, not allowed', path: `${open}/papers/new`, as: clerk, status: 403 },
  { name: 'board, saying what one’s board decided', path: `${research}/ratify`, as: recommends },
  {
    name: 'board, saying what one’s board decided, nothing chosen',
    path: `${research}/ratify`,
    as: recommends,
    steps: [{ press: 'Note it' }],
    status: 422,
  },
  {
    name: 'board, saying what one’s board decided, not allowed',
    path: `${research}/ratify`,
    as: 'RL1/gwenda-breeze',
    status: 403,
  },
]
