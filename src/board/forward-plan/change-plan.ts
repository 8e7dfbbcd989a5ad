/** Declaring what will have to be decided, moving it and dropping it: by whoever keeps the record, as they saw it. */
import type { Day } from '#nhs/day.ts'
import type { Tx } from '#platform/database.ts'
import { NotFound } from '#platform/errors.ts'
import type { Viewer } from '#platform/viewer.ts'
import { type Answer, changed, done, refused } from '../meetings/answer.ts'
import { mayKeepRecord } from '../meetings/may-meet.ts'
import { noteForMembers } from '../meetings/note-for-members.ts'
import { type NewPoint, planStore } from './store.ts'

export async function declarePoint(tx: Tx, viewer: Viewer, point: NewPoint): Promise<Answer> {
  const may = mayKeepRecord(viewer)
  if (!may.allowed) return refused(may.because)
  const id = await planStore(tx).declare(point)
  await noteForMembers(tx, 'declare-decision-point', `decision point ${id}`, { title: point.title, due: point.dueOn })
  return done(`"${point.title}" is on the forward plan.`, id)
}

/** @param dueOn the new day; nothing to drop it */
export async function changePoint(
  tx: Tx,
  viewer: Viewer,
  id: string,
  { edition, dueOn, reason }: { readonly edition: number; readonly dueOn?: Day; readonly reason: string },
): Promise<Answer> {
  const may = mayKeepRecord(viewer)
  if (!may.allowed) return refused(may.because)
  const store = planStore(tx)
  const point = await store.one(id)
  if (!point) throw new NotFound(`decision point ${id}`)
  if (point.edition !== edition) return changed
  if (point.isDropped) return refused('It was dropped already.')
  if (point.item !== null) return refused('It is on an agenda already, so it is decided or not decided there.')
  const isDone = await (dueOn === undefined ? store.drop(point, reason) : store.move(point, dueOn, reason))
  if (!isDone) return changed
  const action = dueOn === undefined ? 'drop-decision-point' : 'move-decision-point'
  await noteForMembers(tx, action, `decision point ${id}`, { reason, ...(dueOn !== undefined && { due: dueOn }) })
  return done(dueOn === undefined ? `"${point.title}" is dropped.` : `"${point.title}" is moved.`)
}

/** An item that is put on an agenda comes of a decision point. @returns why it cannot; nothing when it does */
export async function joinPoint(tx: Tx, id: string, item: string): Promise<string | undefined> {
  const store = planStore(tx)
  const point = await store.one(id)
  if (!point || point.isDropped || point.item !== null) return 'That decision point is no longer open.'
  return (await store.putOnAgenda(point, item)) ? undefined : 'Somebody has changed that decision point just now.'
}
