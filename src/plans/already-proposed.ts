/**
 * Whether another plan, which is published, proposes transfers for patients of this one that nobody has gone on with. One
 * patient is proposed to one place at a time, so this plan cannot be published before the other is withdrawn. What people
 * have gone on with stands in nobody's way: it stays as it is.
 */
import type { Tx } from '#platform/database.ts'
import { openProposals } from '#transfers'
import * as format from '#web/format.ts'
import { patientsAway } from './placement-store.ts'
import { type Plan, planNames } from './store.ts'

/** A sentence that says so and what to do; nothing when it stands in nobody's way. */
export async function alreadyProposed(tx: Tx, plan: Pick<Plan, 'trust' | 'id'>): Promise<string | undefined> {
  const taken = (await openProposals(tx, await patientsAway(tx, plan))).filter(({ isOnlyProposed }) => isOnlyProposed)
  if (taken.length === 0) return undefined
  const names = await planNames(tx, [...new Set(taken.map(({ planId }) => planId))])
  const by = format.list(names.map((name) => `"${name}"`))
  const [are, others] = names.length === 1 ? ['is', 'that plan'] : ['are', 'those plans']
  const who = `${format.count(taken.length, 'patient')} of this plan ${taken.length === 1 ? 'is' : 'are'}`
  return `${who} already proposed for transfer by ${by}, which ${are} published. Withdraw ${others} before this one is published.`
}
