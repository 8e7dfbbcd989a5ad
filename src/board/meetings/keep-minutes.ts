/**
 * Minutes are drafted from the record, edited by whoever keeps it, and approved by the committee's next meeting. Every version
 * stays; once one is approved, none follows.
 */
import type { Tx } from '#platform/database.ts'
import { NotFound } from '#platform/errors.ts'
import type { Viewer } from '#platform/viewer.ts'
import { type Answer, changed, done, refused } from './answer.ts'
import { type May, mayKeepRecord } from './may-meet.ts'
import { type MinutesApproval, type MinutesVersion, minutesStore } from './minutes-store.ts'
import { noteForMembers } from './note-for-members.ts'
import type { Meeting } from './record.ts'
import { boardStore } from './store.ts'

export type KeptMinutes = {
  readonly meeting: Meeting
  /** Newest first. */
  readonly versions: readonly MinutesVersion[]
  readonly approval: MinutesApproval | undefined
}

const no = (because: string): May => ({ allowed: false, because })

export function mayWriteMinutes(viewer: Pick<Viewer, 'roles'>, { meeting, approval }: KeptMinutes): May {
  const may = mayKeepRecord(viewer)
  if (!may.allowed) return may
  if (meeting.state !== 'closed') return no('Minutes are written when the meeting is closed.')
  return approval ? no('These minutes are approved, so they stay as they are.') : { allowed: true }
}

/** A chair says for the meeting that they are right, and never of their own words. */
export function mayApproveMinutes(
  viewer: Pick<Viewer, 'roles' | 'trust' | 'person'>,
  { versions, approval }: KeptMinutes,
  at: readonly Meeting[],
): May {
  if (!viewer.roles.includes('chair')) return no('A chair notes that a meeting has approved minutes.')
  if (approval) return no('These minutes are approved already.')
  const [last] = versions
  if (!last) return no('Nobody has written these minutes yet.')
  if (last.trust === viewer.trust && last.person === viewer.person)
    return no('You wrote this version, so another chair notes that it is approved.')
  return at.length > 0
    ? { allowed: true }
    : no('Minutes are approved at the committee’s next meeting, while it is open.')
}

/** Meetings of the same committee that are open now and came after it. */
export const meetingsThatCanApprove = (meeting: Meeting, all: readonly Meeting[]): readonly Meeting[] =>
  all.filter(
    ({ committee, state, startsAt }) =>
      committee === meeting.committee && state === 'open' && startsAt > meeting.startsAt,
  )

/** @throws NotFound */
export async function keptMinutes(tx: Tx, id: string): Promise<KeptMinutes> {
  const meeting = await boardStore(tx).meeting(id)
  if (!meeting) throw new NotFound(`meeting ${id}`)
  const store = minutesStore(tx)
  return { meeting, versions: await store.versions(id), approval: await store.approval(id) }
}

/** @param seen the version that the page showed; 0 for the draft from the record */
export async function writeMinutes(
  tx: Tx,
  viewer: Viewer,
  id: string,
  { seen, body }: { readonly seen: number; readonly body: string },
  now: Date,
): Promise<Answer> {
  await minutesStore(tx).hold(id)
  const kept = await keptMinutes(tx, id)
  const may = mayWriteMinutes(viewer, kept)
  if (!may.allowed) return refused(may.because)
  if ((kept.versions[0]?.version ?? 0) !== seen) return changed
  if (!(await minutesStore(tx).write(id, seen + 1, body, viewer.name, now))) return changed
  await noteForMembers(tx, 'write-minutes', `meeting ${id}`, { version: seen + 1 })
  return done(`Version ${seen + 1} of the minutes is saved.`)
}

/** @param seen the version that the chair has read */
export async function approveMinutes(
  tx: Tx,
  viewer: Viewer,
  id: string,
  { seen, atMeeting }: { readonly seen: number; readonly atMeeting: string },
  now: Date,
): Promise<Answer> {
  await minutesStore(tx).hold(id)
  const kept = await keptMinutes(tx, id)
  const at = meetingsThatCanApprove(kept.meeting, await boardStore(tx).meetings())
  const may = mayApproveMinutes(viewer, kept, at)
  if (!may.allowed) return refused(may.because)
  if (kept.versions[0]?.version !== seen) return changed
  if (!at.some((meeting) => meeting.id === atMeeting)) return refused('That meeting is not open now.')
  await minutesStore(tx).approve(id, seen, atMeeting, viewer.name, now)
  await noteForMembers(tx, 'approve-minutes', `meeting ${id}`, { version: seen, at: atMeeting })
  return done('The minutes are approved.')
}
