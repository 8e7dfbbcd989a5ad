/**
 * Reads everything a plan is made from, through the lanes, as the viewer may see it at this moment; the owners' logs say
 * so in the same transaction. What is not shared is not in the plan, and the plan says whose is missing.
 */
import { sql } from 'kysely'
import { allianceStore, sharingStore, standing } from '#alliance'
import { type Capacity, planningCapacity } from '#capacity'
import { addDays, type Day } from '#nhs/day.ts'
import type { Tx } from '#platform/database.ts'
import { NotFound } from '#platform/errors.ts'
import type { Viewer } from '#platform/viewer.ts'
import { agreedTransfers, closedHospitals } from '#transfers'
import { planningPathways } from '#waiting-list'
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
}

type At = {
  /** The moment at which agreements have to be in force. */
  readonly now: Date
  /** Of which pseudonyms are made. */
  readonly secret: string
}

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
  const pathways = await planningPathways(tx, { trusts, treatmentFunctions: services, decidedToAdmitOnly: true })
  const until = addDays(firstDay, daysOf(settings))
  const capacity = await planningCapacity(tx, { trusts, from: firstDay, until })
  const seen = trustsIn(capacity, pathways)
  return {
    input: {
      firstDay,
      days: daysOf(settings),
      services,
      pathways,
      capacity,
      weights: settings.weights,
      waitingWeights: readWaitingWeights(alliance.waitingWeights),
      published: await publishedPlacements(tx, firstDay, until),
      agreed: await agreedTransfers(tx, secret),
      closed: await closedHospitals(tx),
    },
    trusts: trusts.filter((trust) => seen.has(trust)),
    notShared: trusts.filter((trust) => !seen.has(trust)),
    agreements: (await sharingStore(tx).agreements())
      .filter(({ purpose, recipient, owner }) => {
        return purpose === 'planning' && recipient === viewer.trust && trusts.includes(owner)
      })
      .filter((agreement) => standing(agreement, now).status === 'in force')
      .map(({ id }) => id),
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

/** Whether each of the agreements is still in force, by the database's own clock. */
export async function areInForce(tx: Tx, agreements: readonly string[]): Promise<boolean> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from sharing_agreement
     where id = any(${[...agreements]}::uuid[]) and suspended_at is null and revoked_at is null
       and cardinality(approved_by_owner) = 2 and approved_by_recipient is not null
       and valid_from <= statement_timestamp() and valid_to > statement_timestamp()`.execute(tx)
  return rows[0]!.count === new Set(agreements).size
}
