/**
 * Plans in the database, inside a transaction whose purpose is planning. A plan is the alliance's: every member sees it,
 * and of its patients those whose owners share with the member today (migrations/0007).
 */
import { sql } from 'kysely'
import type { Day } from '#nhs/day.ts'
import type { Tx } from '#platform/database.ts'
import type { JobState } from '#platform/jobs.ts'
import type { PlanReport } from './plan-report.ts'
import type { PlanState } from './plan-state.ts'
import { type PlanSettings, readSettings } from './settings.ts'

export type Plan = {
  readonly trust: string
  readonly id: string
  readonly name: string
  readonly trusts: readonly string[]
  readonly services: readonly string[]
  readonly settings: PlanSettings
  readonly editedFrom: string | null
  readonly jobId: string | null
  readonly state: PlanState
  readonly asOf: Day
  readonly firstDay: Day
  readonly days: number
  readonly fingerprint: string | null
  readonly agreements: readonly string[]
  readonly report: PlanReport | null
  readonly proposedBy: string | null
  readonly proposedByTrust: string | null
  readonly proposedAt: Date | null
  readonly publishedBy: string | null
  readonly publishedByTrust: string | null
  readonly publishedAt: Date | null
  readonly withdrawnBy: string | null
  readonly withdrawnAt: Date | null
  readonly withdrawnReason: string | null
  readonly version: number
  readonly askedBy: string
  readonly askedAt: Date
}

/** A line of the list of plans. */
export type PlanLine = Pick<
  Plan,
  'trust' | 'id' | 'name' | 'trusts' | 'state' | 'firstDay' | 'days' | 'askedBy' | 'askedAt' | 'editedFrom' | 'version'
> & {
  readonly treated: number | null
  readonly patients: number | null
  readonly isAcceptable: boolean | null
  /** Of the viewer's own trust's jobs; null for other trusts' plans. */
  readonly jobState: JobState | null
}

const columns = sql`p.trust, p.id, p.name, p.trusts, p.services, p.settings, p.edited_from as "editedFrom",
  p.job_id as "jobId", p.state, p.as_of as "asOf", p.first_day as "firstDay", p.days, p.fingerprint, p.agreements,
  p.report, p.proposed_by as "proposedBy", p.proposed_by_trust as "proposedByTrust", p.proposed_at as "proposedAt",
  p.published_by as "publishedBy", p.published_by_trust as "publishedByTrust", p.published_at as "publishedAt",
  p.withdrawn_by as "withdrawnBy", p.withdrawn_at as "withdrawnAt", p.withdrawn_reason as "withdrawnReason",
  p.version, p.asked_by as "askedBy", p.asked_at as "askedAt"`

/** Newest first. */
export async function planLines(
  tx: Tx,
  { limit, offset = 0 }: { limit: number; offset?: number },
): Promise<PlanLine[]> {
  const { rows } = await sql<PlanLine>`
    select p.trust, p.id, p.name, p.trusts, p.state, p.first_day as "firstDay", p.days, p.asked_by as "askedBy",
           p.asked_at as "askedAt", p.edited_from as "editedFrom", p.version,
           (p.report #>> '{report,total,treated}')::int as treated,
           (p.report #>> '{report,total,patients}')::int as patients,
           (p.report ->> 'isAcceptable')::boolean as "isAcceptable", j.state as "jobState"
      from plan p left join job j on j.trust = p.trust and j.id = p.job_id
     where p.alliance = (select viewer_alliance())
     order by p.asked_at desc, p.id limit ${limit} offset ${offset}`.execute(tx)
  return rows
}

export async function countPlans(tx: Tx, state?: PlanState): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from plan
     where alliance = (select viewer_alliance()) ${state ? sql`and state = ${state}` : sql``}`.execute(tx)
  return rows[0]!.count
}

export async function findPlan(tx: Tx, id: string): Promise<Plan | undefined> {
  const { rows } = await sql<Plan>`
    select ${columns} from plan p where p.id = ${id}::uuid and p.alliance = (select viewer_alliance())`.execute(tx)
  const found = rows[0]
  return found && { ...found, settings: readSettings(found.settings) }
}

export async function planNames(tx: Tx, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from plan where id = any(${[...ids]}::uuid[]) order by published_at, id`.execute(tx)
  return rows.map(({ name }) => name)
}
