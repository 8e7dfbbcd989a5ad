/**
 * A version comes into force: in one transaction the one before it ends, membership and scope are written as it says, and
 * every feature stops what it must.
 */
import type { Day } from '#nhs/day.ts'
import { audit } from '#platform/audit.ts'
import type { Tx } from '#platform/database.ts'
import { type Consequence, stopAll } from './consequence.ts'
import { agreementStore } from './store.ts'
import type { Version } from './version.ts'

export type Change = { readonly consequences: readonly Consequence[]; readonly today: Day }

/**
 * Under the store's lock, and by somebody who sees the alliance's plans (the purpose of planning), because what goes with a
 * service is theirs too. That every party has signed is for the caller to know, and for the database to refuse otherwise.
 */
export async function bringIntoForce(
  tx: Tx,
  version: Version,
  { consequences, today }: Change,
  byDecision: string | null = null,
): Promise<void> {
  const store = agreementStore(tx)
  const before = await store.inForce()
  if (before && !(await store.supersede(before, today))) throw new Error(`version ${before.number} did not end`)
  if (!(await store.bringIntoForce(version, today, byDecision))) {
    throw new Error(`version ${version.number} did not come into force`)
  }
  await joinNewParties(tx, version, today)
  await projectScope(tx, version, { consequences, today })
  const trusts = new Set([...version.body.parties, ...(before?.body.parties ?? [])].map(({ trust }) => trust))
  await audit(tx, trusts, {
    action: 'agreement-in-force',
    object: `agreement version ${version.number}`,
    detail: { replaces: before?.number ?? null, ...(byDecision !== null && { byDecision }) },
  })
}

async function joinNewParties(tx: Tx, { number, body }: Version, today: Day): Promise<void> {
  const store = agreementStore(tx)
  const members = new Set(
    (await store.memberships())
      .filter(({ leftOn }) => leftOn === null || leftOn > today)
      .map(({ trust }) => trust as string),
  )
  for (const { trust } of body.parties.filter((party) => !members.has(party.trust))) {
    await store.projectMember(trust, today)
    await store.noteParty(trust, 'joined', today, { agreement: number })
  }
}

async function projectScope(tx: Tx, { number, body }: Version, { consequences, today }: Change): Promise<void> {
  const store = agreementStore(tx)
  const open = await store.openServices()
  const out = open.filter((code) => !body.services.includes(code))
  const into = body.services.filter((code) => !open.includes(code))
  if (out.length + into.length === 0) return
  await store.projectServices(out, into, today)
  if (into.length > 0) await store.noteChange('services-in', { services: into, agreement: number }, [], today)
  if (out.length > 0) {
    const stopped = await stopAll(tx, consequences, { kind: 'services-out', services: out }, today)
    await store.noteChange('services-out', { services: out, agreement: number }, stopped, today)
  }
}
