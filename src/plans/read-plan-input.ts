/**
 * Reads everything a plan is made from, through the lanes, as the viewer may see it at this moment; the owners' logs say
 * so in the same transaction. What is not shared is not in the plan, and the plan says whose is missing.
 */
import { sql } from 'kysely'
import { allianceStore } from '#alliance'
import { type Capacity, planningCapacity } from '#capacity'
import { addDays, type Day } from '#nhs/day.ts'
import type { Tx } from '#platform/database.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import type { Viewer } from '#platform/viewer.ts'
import { agreedTransfers, closedHospitals } from '#transfers'
import { planningPathways } from '#waiting-list'
import { type PlanScope, planScopes } from './plan-scope.ts'
import type { PlanInput, PublishedPlacement } from './problem/build-problem.ts'
import { daysOf, type PlanSettings } from './settings.ts'
import { readWaitingWeights } from './waiting-weight.ts'

export type ReadInput = {
  readonly input: PlanInput
  /** The trusts whose rows are in it. */
  readonly trusts: readonly string[]
  /** Those asked for whose rows are not: they share nothing for planning with the viewer's trust today. */
  readonly notShared: readonly string[]
  /** The sharing agreements that let the others' rows be read. */
  readonly agreements: readonly string[]
  /** What they let be read, and what of the viewer's own was: see plan-scope.ts. */
  readonly scopes: readonly PlanScope[]
}

type At = {
  /** The moment at which agreements have to be in force. */
  readonly now: Date
  /** Of which pseudonyms are made. */
  readonly secret: string
}

/** Said on the page of a plan that could not be made. */
export const SHARES_LESS =
  'A trust ended or suspended its sharing agreement while the plan was made, or shares less under it. Make a new plan.'

export async function readPlanInput(
  tx: Tx,
  viewer: Viewer,
  settings: PlanSettings,
  { now, secret }: At,
): Promise<ReadInput> {
  const { trusts, services, firstDay } = settings
  const store = allianceStore(tx)
  const alliance = await store.alliance()
  if (!alliance) throw new NotFound('the alliance')
  // Before any row, and once more after the last: what is kept of an agreement is what the rows were read under.
  const allowed = await planScopes(tx, viewer, settings, now)
  const pathways = await planningPathways(tx, { trusts, treatmentFunctions: services, decidedToAdmitOnly: true })
  const until = addDays(firstDay, daysOf(settings))
  const capacity = await planningCapacity(tx, { trusts, from: firstDay, until })
  const seen = trustsIn(capacity, pathways)
  const published = await publishedPlacements(tx, firstDay, until)
  const agreed = await agreedTransfers(tx, secret)
  const closed = await closedHospitals(tx)
  const after = await planScopes(tx, viewer, settings, now)
  const isAllowed = [...seen].every((trust) => allowed.scopes.some(({ owner }) => owner === trust))
  if (!isAllowed || JSON.stringify(after) !== JSON.stringify(allowed)) throw new Conflict(SHARES_LESS)
  return {
    input: {
      firstDay,
      days: daysOf(settings),
      services,
      pathways,
      capacity,
      weights: settings.weights,
      waitingWeights: readWaitingWeights(alliance.waitingWeights),
      published,
      agreed,
      closed,
    },
    trusts: trusts.filter((trust) => seen.has(trust)),
    notShared: trusts.filter((trust) => !seen.has(trust)),
    agreements: allowed.agreements,
    scopes: allowed.scopes.filter(({ owner }) => seen.has(owner)),
  }
}

const trustsIn = (capacity: Capacity, pathways: readonly { readonly trust: string }[]): ReadonlySet<string> =>
  new Set([...capacity.theatres, ...pathways].map(({ trust }) => trust))

/** What plans that are published say about these days. Of several the newest counts. */
async function publishedPlacements(tx: Tx, from: Day, until: Day): Promise<readonly PublishedPlacement[]> {
  const { rows } = await sql<PublishedPlacement>`
    select distinct on (l.home_trust, l.pseudonym) l.home_trust as trust, l.pseudonym, l.day, l.room, l.theatre, l.surgeon
      from plan_placement l join plan p on p.trust = l.trust and p.id = l.plan_id
     where p.state = 'published' and p.alliance = (select viewer_alliance()) and l.day >= ${from} and l.day < ${until}
     order by l.home_trust, l.pseudonym, p.published_at desc`.execute(tx)
  return rows
}
