import { allianceStore } from '#alliance'
import type { Day } from '#nhs/day.ts'
import type { Tx } from '#platform/database.ts'
import { NotFound } from '#platform/errors.ts'
import type { NewPlanChoices } from './new-plan-form.ts'
import { readPlanWeights } from './plan-weights.ts'
import { firstMondayAfter } from './settings.ts'

/** What a plan can be asked for today: the alliance's members and services, from the Monday after its lists. */
export async function newPlanChoices(tx: Tx, today: Day, threads: number): Promise<NewPlanChoices> {
  const store = allianceStore(tx)
  const alliance = await store.alliance()
  if (!alliance) throw new NotFound('the alliance')
  const trusts = await store.partOn(today)
  const lists = (await store.listStates()).filter(({ trust }) => trusts.includes(trust))
  const asOf = lists.map((list) => list.asOf).sort()[0] ?? today
  return {
    trusts,
    services: await store.servicesOn(today),
    firstDay: firstMondayAfter(asOf),
    asOf,
    weights: readPlanWeights(alliance.planWeights),
    threads,
  }
}
