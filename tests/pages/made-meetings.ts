/** The board's pages in every state: meetings to come and held, an open vote, somebody who is conflicted, somebody who may not. */
import { randomUUID } from 'node:crypto'
import { trustCode } from '#nhs/trust-code.ts'
import type { Viewer } from '#platform/viewer.ts'
import { demoBoard } from '#synthetic'
import { smallPdf } from '#web/small-documents.scene.ts'
import { boardStore } from '../../src/board/meetings/store.ts'
import type { AccordUnderTest } from './accord-app.ts'
import type { PageState } from './register.ts'

const chair = 'RBK/winifred-aldersey'
const secretary = 'RBK/paulette-brissett'
const conflicted = 'RXK/henrietta-stallybrass'
const otherChair = 'RXK/solomon-ekwueme'
const chief = 'RXK/cordelia-ashmole'
const clerk = 'RXK/kulwinder-sehmi'
const recommends = 'RL1/eluned-ditherington'

const itemCalled = (title: string): string =>
  `/board/items/${demoBoard.board_item.find((row) => row.title === title)!.id}`
const meetingCalled = (title: string): string =>
  `/board/meetings/${demoBoard.board_meeting.find((row) => row.title === title)!.id}`

const idOf = (path: string): string => path.split('/').at(-1)!

const held = meetingCalled('Collaborative Board, November 2025')
const coming = meetingCalled('Collaborative Board, February 2026')
const open = itemCalled('Bring breast reconstruction back')
const hub = itemCalled('A day surgery hub')
const split = itemCalled('One hand surgery clinic for Dudley and Sandwell')
const scoping = itemCalled('Plan dermatology together')
const notDecided = itemCalled('Common theatre stock system')
const research = itemCalled('A joint research post')

const recommender = 'RRJ/bartholomew-quiney'
const researchMeeting = meetingCalled('Alliance board, October 2025')
const laterMeeting = meetingCalled('Alliance board, February 2026')

/** The coming meeting is open, its second item is put to the vote, and two have come; minutes are written and approved. */
export async function makeMeetings({ ask, parts: { db } }: Pick<AccordUnderTest, 'ask' | 'parts'>): Promise<void> {
  const keeper: Viewer = {
    person: 'winifred-aldersey',
    name: 'Winifred Aldersey',
    jobTitle: 'Chair',
    trust: trustCode('RBK'),
    alliance: 'black-country',
    roles: ['chair'],
    purpose: 'planning',
  }
  const paper = { item: idOf(hub), title: 'Travel times', isPublic: false }
  const file = { mediaType: 'application/pdf', body: smallPdf } as const
  await db.withViewer(keeper, (tx) => boardStore(tx).attachPaper(paper, file))
  const sends = async (path: string, form: Readonly<Record<string, string>>) => {
    const answer = await ask(chair, path, { key: randomUUID(), ...form })
    if (answer.status !== 303) throw new Error(`${path} was not done: ${answer.status} ${await answer.text()}`)
  }
  await sends(`${hub}/consequences/new/action`, {
    what: 'Tell everybody on the waiting list of the hub',
    trust: 'RXK',
    who: 'Director of operations',
    'due-day': '30',
    'due-month': '4',
    'due-year': '2026',
  })
  await sends(`${coming}/open`, { edition: '1' })
  await sends(`${coming}/attendance`, { who: 'RBK/winifred-aldersey', how: 'in-person' })
  await sends(`${coming}/attendance`, { who: 'RXK/cordelia-ashmole', how: 'by-call' })
  await sends(`${open}/open`, { edition: '1' })
  const minutes = '# Who was there\n\n- Everybody\n\n# 1. Rota\n\nThe members approved it.'
  await sends(`${held}/minutes/edit`, { edition: '0', body: minutes })
  await sends(`${held}/minutes/edit`, { edition: '1', body: `${minutes}\n\nThey thanked the team.` })
  const also = async (as: string, path: string, form: Readonly<Record<string, string>>) => {
    const answer = await ask(as, path, { key: randomUUID(), ...form })
    if (answer.status !== 303) throw new Error(`${path} was not done: ${answer.status} ${await answer.text()}`)
  }
  await also(secretary, '/board/calendar/make', {})
  await also(recommends, `${laterMeeting}/open`, { edition: '1' })
  await also(recommends, `${researchMeeting}/minutes/edit`, { edition: '0', body: minutes })
  const at = idOf(laterMeeting)
  await also(recommender, `${researchMeeting}/minutes/approve`, { edition: '1', at })
}

export const meetingStates: readonly PageState[] = [
  { name: 'board', path: '/board' },
  { name: 'board, for somebody who keeps the record', path: '/board', as: secretary },
  { name: 'board, register of decisions', path: '/board/decisions' },
  { name: 'board, register of decisions that wait for boards', path: '/board/decisions', as: recommends },
  { name: 'board, register of interests', path: '/board/interests' },
  { name: 'board, register of interests with nothing in it', path: '/board/interests', as: recommends },
  { name: 'board, may I decide this', path: '/board/may-decide' },
  {
    name: 'board, may I decide this, asked',
    path: '/board/may-decide',
    as: chief,
    steps: [{ select: 'Class of matter', option: 'Moving or redesigning a service' }, { press: 'Ask' }],
  },
  { name: 'board, calendar, without an address', path: '/board/calendar', as: clerk },
  { name: 'board, calendar, with an address', path: '/board/calendar', as: secretary },
  { name: 'board, declaring a standing interest', path: '/board/interests/new', as: chief },
  {
    name: 'board, declaring a standing interest, nothing answered',
    path: '/board/interests/new',
    as: chief,
    steps: [{ press: 'Declare it' }],
    status: 422,
  },
  { name: 'board, attaching a file', path: `/board/papers/${idOf(open)}/attach`, as: chair },
  {
    name: 'board, attaching a file of another kind',
    path: `/board/papers/${idOf(open)}/attach`,
    as: chair,
    steps: [{ upload: 'File', file: { name: 'paper.pdf', text: '<html>' } }, { press: 'Attach the file' }],
    status: 422,
  },
  { name: 'board, an item with a file attached', path: hub, as: secretary },
  { name: 'board, attaching a file, not allowed', path: `/board/papers/${idOf(open)}/attach`, as: clerk, status: 403 },
  { name: 'board, forward plan', path: '/board/plan' },
  { name: 'board, forward plan, for somebody who keeps it', path: '/board/plan', as: secretary },
  { name: 'board, forward plan, declaring a decision point', path: '/board/plan/new', as: secretary },
  {
    name: 'board, forward plan, declaring a decision point, nothing answered',
    path: '/board/plan/new',
    as: secretary,
    steps: [{ press: 'Put it on the plan' }],
    status: 422,
  },
  { name: 'board, forward plan, not allowed', path: '/board/plan/new', as: clerk, status: 403 },
  {
    name: 'board, forward plan, moving',
    path: '/board/plan',
    as: secretary,
    steps: [{ follow: 'Move Rate card for shared staff' }],
  },
  {
    name: 'board, forward plan, dropping without a reason',
    path: '/board/plan',
    as: secretary,
    steps: [{ follow: 'Drop Rate card for shared staff' }, { press: 'Drop it' }],
    status: 422,
  },
  { name: 'board, may I decide this, answered', path: '/board/may-decide?matter=spending&pounds=40000', as: chief },
  { name: 'board, may I decide this, reserved', path: '/board/may-decide?matter=agreement', as: chief },
  { name: 'board, may I decide this, asked wrongly', path: '/board/may-decide?matter=&pounds=much', status: 422 },
  { name: 'board, a meeting that was held', path: held },
  { name: 'board, a meeting that is open', path: coming, as: chair },
  { name: 'board, a meeting that is open, for a clerk', path: coming, as: clerk },
  { name: 'board, a meeting with minutes to approve', path: coming, as: secretary },
  { name: 'board, minutes that wait to be approved', path: `${held}/minutes`, as: chief },
  { name: 'board, minutes that a chair can approve', path: `${held}/minutes`, as: otherChair },
  { name: 'board, minutes that are approved', path: `${researchMeeting}/minutes`, as: recommends },
  { name: 'board, draft minutes', path: `${coming}/minutes` },
  { name: 'board, editing the minutes', path: `${held}/minutes/edit`, as: secretary },
  {
    name: 'board, editing the minutes, nothing written',
    path: `${held}/minutes/edit`,
    as: secretary,
    steps: [{ fill: 'The minutes', with: '' }, { press: 'Save this version' }],
    status: 422,
  },
  {
    name: 'board, editing the minutes, somebody was faster',
    path: `${held}/minutes/edit`,
    as: secretary,
    steps: [{ hidden: 'edition', was: '1' }, { press: 'Save this version' }],
    status: 422,
  },
  { name: 'board, editing approved minutes', path: `${researchMeeting}/minutes/edit`, as: recommends, status: 403 },
  { name: 'board, approving the minutes', path: `${held}/minutes/approve`, as: otherChair },
  {
    name: 'board, approving the minutes, no meeting chosen',
    path: `${held}/minutes/approve`,
    as: otherChair,
    steps: [{ press: 'Approve the minutes' }],
    status: 422,
  },
  { name: 'board, approving one’s own minutes', path: `${held}/minutes/approve`, as: chair, status: 403 },
  { name: 'board, saying what follows: an action', path: `${hub}/consequences/new/action`, as: chair },
  {
    name: 'board, saying what follows: an action, nothing answered',
    path: `${hub}/consequences/new/action`,
    as: chair,
    steps: [{ press: 'Say that this follows' }],
    status: 422,
  },
  { name: 'board, saying what follows: a priority', path: `${hub}/consequences/new/priority`, as: chair },
  { name: 'board, saying what follows: a service', path: `${scoping}/consequences/new/scope`, as: chair },
  {
    name: 'board, saying what follows: a service that is in already',
    path: `${scoping}/consequences/new/scope`,
    as: chair,
    steps: [
      { select: 'Which service?', option: 'Urology (planned together)' },
      { select: 'What changes?', option: 'It is planned together from then on' },
      { press: 'Say that this follows' },
    ],
    status: 422,
  },
  {
    name: 'board, saying what follows, once the vote is open',
    path: `${open}/consequences/new/action`,
    as: chair,
    status: 403,
  },
  {
    name: 'board, taking back what follows',
    path: hub,
    as: chair,
    steps: [{ followFirstIn: 'What follows from this' }],
  },
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
  { name: 'board, an item to come from which a change of scope follows', path: scoping, as: chief },
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
