/**
 * One change of something in a register: allowed or not, by whoever saw it as it is, once. What it was, who did it and what
 * they said is told in the same transaction, to every member.
 */
import { allianceStore } from '#alliance'
import type { Day } from '#nhs/day.ts'
import { audit } from '#platform/audit.ts'
import type { Tx } from '#platform/database.ts'
import type { Viewer } from '#platform/viewer.ts'
import { happenings, type Register, tell } from './history.ts'
import type { May } from './may-keep.ts'

export type Stepped =
  | { readonly status: 'done' }
  | { readonly status: 'refused'; readonly because: string }
  /** Somebody else was faster: nothing was done. */
  | { readonly status: 'changed' }

type Step = {
  readonly register: Register
  /** As it is now, held for this transaction. */
  readonly subject: { readonly id: string; readonly version: number }
  /** The version that the person saw. */
  readonly version: number
  readonly what: string
  readonly detail?: Readonly<Record<string, unknown>>
  readonly may: May
  readonly today: Day
}

export async function takeStep(tx: Tx, viewer: Viewer, step: Step, write: () => Promise<unknown>): Promise<Stepped> {
  const { register, subject, version, what, detail = {}, may, today } = step
  if (subject.version === version + 1) {
    // Sent twice: the last that happened is what is asked for again.
    const last = (await happenings(tx, register, subject.id)).at(-1)
    if (last?.what === what && last.person === viewer.person && last.trust === viewer.trust) return { status: 'done' }
  }
  if (!may.allowed) return { status: 'refused', because: may.because }
  // A dispute is taken further by a trust that is suspended, too: it may be about just that.
  if (register !== 'dispute' && !(await allianceStore(tx).partOn(today)).includes(viewer.trust)) {
    return { status: 'refused', because: 'Your trust does not take part in the alliance today.' }
  }
  if (subject.version !== version) return { status: 'changed' }
  await write()
  await tell(tx, register, subject.id, { seq: version + 1, what, detail, name: viewer.name, onDay: today })
  await auditForAll(tx, today, `${what}-${register}`, `${register} ${subject.id}`, detail)
  return { status: 'done' }
}

/** Tells of something new, as its first version. */
export async function begin(
  tx: Tx,
  viewer: Viewer,
  { register, id, what, today }: { register: Register; id: string; what: string; today: Day },
): Promise<void> {
  await tell(tx, register, id, { seq: 1, what, detail: {}, name: viewer.name, onDay: today })
  await auditForAll(tx, today, `${what}-${register}`, `${register} ${id}`)
}

async function auditForAll(tx: Tx, today: Day, action: string, object: string, detail = {}): Promise<void> {
  await audit(tx, await allianceStore(tx).membersOn(today), { action, object, detail })
}
