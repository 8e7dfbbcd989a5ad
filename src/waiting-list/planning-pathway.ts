/**
 * Pathways as a plan may see them: the viewer's own, and those that fellow members share for planning. No name, no
 * number, no birth date: a pathway is its owner's code and a pseudonym that only the owner can undo.
 *
 * The database decides what is in here (migrations/0005, `share.planning_pathway`), at every statement: a revoked
 * agreement, another purpose or a service out of scope shows nothing.
 */
import { sql } from 'kysely'
import type { Nation } from '#nhs/commissioner.ts'
import type { Day } from '#nhs/day.ts'
import type { TrustCode } from '#nhs/trust-code.ts'
import { auditLaneRead } from '#platform/audit.ts'
import type { Tx } from '#platform/database.ts'

export type PlanningPathway = {
  readonly trust: TrustCode
  /** The sharing agreement that lets the viewer see the row; none for the viewer's own. */
  readonly agreement: string | null
  readonly pseudonym: string
  readonly waitingListType: string
  readonly treatmentFunction: string
  readonly reportedGroup: string
  readonly subspecialty: string | null
  readonly nation: Nation
  readonly site: string
  readonly clockStart: Day
  readonly rttStatus: string
  readonly decidedToAdmitOn: Day | null
  readonly toComeInOn: Day | null
  readonly priority: string | null
  /** From `priorityOrder` of #nhs/priority.ts: 0 is the most urgent, not yet prioritised the last. */
  readonly priorityOrder: number
  readonly intendedManagement: string | null
  readonly sex: string
  // What follows is here only where the owner's agreement names the field.
  readonly procedureCode: string | null
  readonly procedureName: string | null
  readonly expectedMinutes: number | null
  readonly expectedNights: number | null
  /** The furthest the patient is willing to travel one way; nothing when never asked or not shared. */
  readonly willingMinutes: number | null
  /** Minutes by car to each site, by its code. */
  readonly travelMinutes: Readonly<Record<string, number>>
  readonly ageBand: string
  readonly ethnicGroup: string
  readonly deprivationEdition: string | null
  readonly deprivationQuintile: number | null
  readonly consultant: string | null
}

export type PlanningQuestion = {
  readonly trusts: readonly string[]
  readonly treatmentFunctions: readonly string[]
  /** All nations unless said. */
  readonly nations?: readonly Nation[]
  readonly decidedToAdmitOnly: boolean
}

/**
 * Open pathways of the planning lane, in the order of the list: clinical priority, then wait. What was read of others is
 * written into their audit logs in this transaction, which must be open for the purpose of planning to see them at all.
 */
export async function planningPathways(tx: Tx, question: PlanningQuestion): Promise<PlanningPathway[]> {
  const { trusts, treatmentFunctions, nations, decidedToAdmitOnly } = question
  const { rows } = await sql<PlanningPathway>`
    select trust, agreement, pseudonym, waiting_list_type as "waitingListType",
           treatment_function as "treatmentFunction", reported_group as "reportedGroup", subspecialty, nation, site,
           clock_start as "clockStart", rtt_status as "rttStatus", decided_to_admit_on as "decidedToAdmitOn",
           to_come_in_on as "toComeInOn", priority, priority_order as "priorityOrder",
           intended_management as "intendedManagement", sex, procedure_code as "procedureCode",
           procedure_name as "procedureName", expected_minutes as "expectedMinutes",
           expected_nights as "expectedNights", willing_minutes as "willingMinutes",
           travel_minutes as "travelMinutes", age_band as "ageBand", ethnic_group as "ethnicGroup",
           deprivation_edition as "deprivationEdition", deprivation_quintile as "deprivationQuintile", consultant
      from share.planning_pathway
     where trust = any(${[...trusts]}::text[])
       and treatment_function = any(${[...treatmentFunctions]}::text[])
       ${nations ? sql`and nation = any(${[...nations]}::text[])` : sql``}
       ${decidedToAdmitOnly ? sql`and decided_to_admit_on is not null` : sql``}
     order by priority_order, clock_start, trust, pseudonym`.execute(tx)
  const counts = new Map<string, number>()
  for (const { trust, agreement } of rows) {
    if (agreement !== null) counts.set(trust, (counts.get(trust) ?? 0) + 1)
  }
  await auditLaneRead(tx, 'planning lane: pathways', counts, { ...question })
  return rows
}
