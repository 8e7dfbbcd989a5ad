/**
 * The worker's duty towards agreements: what is signed comes into force when its day comes, a trust that gave notice leaves
 * on its day, and its run-off ends once nothing is on its way. In each trust's own context; one that fails does not keep the
 * others from theirs.
 */
import { sql } from 'kysely'
import type { TrustCode } from '#nhs/trust-code.ts'
import { audit } from '#platform/audit.ts'
import type { Database, Tx } from '#platform/database.ts'
import type { Parts } from '#platform/parts.ts'
import { nobodyYet, type Viewer } from '#platform/viewer.ts'
import type { Duty } from '#platform/worker.ts'
import { bringIntoForce, type Change } from './bring-into-force.ts'
import type { Consequence } from './consequence.ts'
import { endRunOff, leaveNow } from './party-commands.ts'
import { agreementStore } from './store.ts'
import { waitsFor } from './version.ts'

const EVERY_MILLISECONDS = 60_000

export function allianceDuties(
  parts: Pick<Parts, 'db' | 'clock' | 'log'>,
  consequences: readonly Consequence[],
): readonly Duty[] {
  return [
    { name: 'agreements', everyMilliseconds: EVERY_MILLISECONDS, run: () => seeToAgreements(parts, consequences) },
  ]
}

export async function seeToAgreements(
  { db, clock, log }: Pick<Parts, 'db' | 'clock' | 'log'>,
  consequences: readonly Consequence[],
): Promise<void> {
  for (const viewer of await programAtEachTrust(db)) {
    try {
      await db.withViewer(viewer, (tx) => seeTo(tx, viewer.trust, { consequences, today: clock.today() }))
    } catch (error) {
      log.warn({ err: error, trust: viewer.trust }, 'the agreement of a trust could not be seen to')
    }
  }
}

async function seeTo(tx: Tx, trust: string, change: Change): Promise<void> {
  const store = agreementStore(tx)
  await store.hold()
  const own = (await store.memberships()).findLast((one) => one.trust === trust)
  if (!own) return
  if (own.leftOn !== null) {
    if (!own.isGone && (await endRunOff(tx, trust, change))) await note(tx, trust, 'run-off-ended')
    return
  }
  if (own.leavesOn !== null && own.leavesOn <= change.today && (await leaveNow(tx, trust, own.leavesOn, change))) {
    await note(tx, trust, 'party-leave')
    return
  }
  await bringDueIntoForce(tx, change)
}

/** Of the versions that every party has signed, those whose day has come. */
async function bringDueIntoForce(tx: Tx, change: Change): Promise<void> {
  const store = agreementStore(tx)
  const inForce = await store.inForce()
  const sent = (await store.versions()).filter(
    ({ state, basedOn, body }) =>
      state === 'signing' && basedOn === (inForce?.number ?? null) && body.commencesOn <= change.today,
  )
  for (const version of sent) {
    const signatures = await store.signatures([version.number])
    if (waitsFor(version, signatures).length > 0) continue
    await bringIntoForce(tx, version, change)
    // Others were drafted from what is in force no more.
    return
  }
}

const note = (tx: Tx, trust: string, action: string): Promise<void> =>
  audit(tx, [trust], { action, object: `membership of ${trust}` })

/** For the purpose of planning, because what goes with a service or a trust is in plans. */
async function programAtEachTrust(db: Database): Promise<Viewer[]> {
  const members = await db.reading(nobodyYet, (tx) =>
    sql<{ alliance: string; trust: TrustCode }>`
      select distinct alliance, trust from alliance_member where gone_at is null order by 1, 2`.execute(tx),
  )
  return members.rows.map(({ alliance, trust }) => ({
    person: 'accord',
    name: 'Accord',
    jobTitle: 'The program at work',
    trust,
    alliance,
    roles: ['system'],
    purpose: 'planning',
  }))
}
