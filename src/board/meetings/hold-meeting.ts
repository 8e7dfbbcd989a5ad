/** What whoever keeps the record does: calls a meeting, puts items and papers on its agenda, notes who is there, puts to the vote. */
import { agreementStore } from '#alliance'
import type { Tx } from '#platform/database.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import type { Viewer } from '#platform/viewer.ts'
import type { MediaType } from '#web/document-content.ts'
import { consequenceStore } from '../consequences/store.ts'
import { joinPoint } from '../forward-plan/change-plan.ts'
import { type Answer, changed, done, refused } from './answer.ts'
import { decidedItem } from './decided.ts'
import { answersUntil } from './facts-of-record.ts'
import { mayCloseItem, mayKeepRecord, mayOpenItem, mayPutOnAgenda } from './may-meet.ts'
import { noteForMembers } from './note-for-members.ts'
import { type Meeting, type Paper, personId } from './record.ts'
import { boardStore, type NewItem } from './store.ts'

export async function callMeeting(
  tx: Tx,
  viewer: Viewer,
  called: Omit<Meeting, 'id' | 'state' | 'edition'>,
): Promise<Answer> {
  const may = mayKeepRecord(viewer)
  if (!may.allowed) return refused(may.because)
  const id = await boardStore(tx).callMeeting(called)
  await noteForMembers(tx, 'call-meeting', `meeting ${id}`, { title: called.title })
  return done(`${called.title} is on the plan.`, id)
}

/** @param edition that the page showed */
export async function setMeeting(
  tx: Tx,
  viewer: Viewer,
  id: string,
  edition: number,
  state: 'open' | 'closed' | 'cancelled',
): Promise<Answer> {
  const may = mayKeepRecord(viewer)
  if (!may.allowed) return refused(may.because)
  const store = boardStore(tx)
  const meeting = await found(store.meeting(id), `meeting ${id}`)
  if (meeting.edition !== edition) return changed
  const from = { open: 'planned', closed: 'open', cancelled: 'planned' }[state]
  if (meeting.state !== from) return refused(`A meeting that is ${meeting.state} cannot become ${state}.`)
  const voting = (await store.itemsOf(id)).find(({ openedAt, closedAt }) => openedAt !== null && closedAt === null)
  if (state === 'closed' && voting && meeting.way === 'at-a-meeting')
    return refused(`Close the vote on "${voting.title}" first.`)
  if (!(await store.setMeeting(meeting, state))) return changed
  await noteForMembers(tx, `${state}-meeting`, `meeting ${id}`)
  return done(`The meeting is ${state}.`)
}

/** @param point of the forward plan, which the item comes of */
export async function putOnAgenda(tx: Tx, viewer: Viewer, item: NewItem, point?: string): Promise<Answer> {
  const store = boardStore(tx)
  const meeting = await found(store.meeting(item.meeting), `meeting ${item.meeting}`)
  const may = mayPutOnAgenda(viewer, meeting)
  if (!may.allowed) return refused(may.because)
  const id = await store.addItem(item)
  const stale = point === undefined ? undefined : await joinPoint(tx, point, id)
  if (stale !== undefined) throw new Conflict(stale)
  await noteForMembers(tx, 'put-on-agenda', `item ${id}`, { meeting: meeting.id })
  return done(`"${item.title}" is on the agenda.`, id)
}

export async function addPaper(
  tx: Tx,
  viewer: Viewer,
  paper: Pick<Paper, 'item' | 'title' | 'isPublic'> &
    ({ readonly body: string } | { readonly file: { readonly mediaType: MediaType; readonly body: Uint8Array } }),
): Promise<Answer> {
  const may = mayKeepRecord(viewer)
  if (!may.allowed) return refused(may.because)
  const store = boardStore(tx)
  const item = await found(store.item(paper.item), `item ${paper.item}`)
  if (item.closedAt !== null) return refused('The vote is closed: a paper that comes now was not before the members.')
  await ('file' in paper ? store.attachPaper(paper, paper.file) : store.addPaper(paper))
  await noteForMembers(tx, 'add-paper', `item ${item.id}`, { isPublic: paper.isPublic })
  return done('The paper is there for everybody who may see it.')
}

export async function openVote(tx: Tx, viewer: Viewer, id: string, edition: number, now: Date): Promise<Answer> {
  // What follows from it is voted on with it.
  await consequenceStore(tx).hold(id)
  const decided = await found(decidedItem(tx, id, now), `item ${id}`)
  const { item, meeting } = decided.record
  if (item.edition !== edition) return changed
  const may = mayOpenItem(viewer, meeting, item)
  if (!may.allowed) return refused(may.because)
  // What could never come to an outcome is not put to the vote.
  if (!decided.ok) return refused(decided.because)
  const inForce = (await agreementStore(tx).inForce())!
  if (!(await boardStore(tx).openItem(item, inForce.number, now, answersUntil(meeting)))) return changed
  await noteForMembers(tx, 'open-vote', `item ${id}`, { agreement: inForce.number })
  return done('It is put to the vote. Members can vote now.')
}

export async function closeVote(tx: Tx, viewer: Viewer, id: string, edition: number, now: Date): Promise<Answer> {
  const store = boardStore(tx)
  const item = await found(store.item(id), `item ${id}`)
  if (item.edition !== edition) return changed
  const may = mayCloseItem(viewer, item)
  if (!may.allowed) return refused(may.because)
  if (!(await store.closeItem(item, now))) return changed
  const decided = (await decidedItem(tx, id, now))!
  await noteForMembers(tx, 'close-vote', `item ${id}`, decided.ok ? { outcome: decided.outcome.status } : {})
  return done('The vote is closed.')
}

export type Attends = 'in-person' | 'by-call' | 'apologies' | 'left'

/** @param who `personId` of somebody with a seat, or of their deputy */
export async function noteAttendance(
  tx: Tx,
  viewer: Viewer,
  id: string,
  { who, how }: { readonly who: string; readonly how: Attends },
  now: Date,
): Promise<Answer> {
  const may = mayKeepRecord(viewer)
  if (!may.allowed) return refused(may.because)
  const store = boardStore(tx)
  const meeting = await found(store.meeting(id), `meeting ${id}`)
  if (meeting.state !== 'open' && how !== 'apologies') return refused('Open the meeting first.')
  if (meeting.state === 'closed' || meeting.state === 'cancelled') return refused('This meeting is over.')
  const seats = (await store.seats()).filter(({ committee }) => committee === meeting.committee)
  const people = seats.flatMap((seat) => [seat, ...seat.deputies])
  const person = people.find((one) => personId(one) === who)
  if (!person) return refused('Members and their deputies are noted as present.')
  const theirs = (await store.presences(id)).filter((one) => personId(one) === who)
  // Who sent apologies may come after all.
  const last = theirs.find((one) => one.leftAt === null && one.how !== 'apologies')
  if (how === 'left') {
    if (!last) return refused(`${person.name} is not noted as present.`)
    if (!(await store.leaves(last.id, now))) return changed
  } else {
    if (last || (how === 'apologies' && theirs.length > 0)) return refused(`${person.name} is noted already.`)
    if (how === 'apologies') await store.apologises(id, person)
    else await store.arrives(id, person, how, now)
  }
  await noteForMembers(tx, 'note-attendance', `meeting ${id}`, { who, how })
  return done(`${person.name} is noted.`)
}

async function found<Thing>(asked: Promise<Thing | undefined>, what: string): Promise<Thing> {
  const thing = await asked
  if (thing === undefined) throw new NotFound(what)
  return thing
}
