/** One pathway of the viewer's own trust: the patient, the wait, and what is held of its way so far. */
import { sql } from 'kysely'
import type { Nation } from '#nhs/commissioner.ts'
import type { Day } from '#nhs/day.ts'
import type { StoredEvent } from '#nhs/rtt/stored-event.ts'
import type { RttStatus } from '#nhs/rtt-status.ts'
import type { TrustCode } from '#nhs/trust-code.ts'
import type { Tx } from '#platform/database.ts'
import type { ExtractDays } from './extract-events.ts'

export type OwnPathway = {
  readonly trust: TrustCode
  readonly id: string
  readonly pseudonym: string
  readonly patient: {
    readonly familyName: string
    readonly givenName: string
    readonly nhsNumber: string | null
    readonly nhsNumberStatus: string
    readonly birthDate: Day | null
    readonly sex: string
    readonly interpreterLanguage: string | null
    /** The trust's own number for the person. */
    readonly localId: string
  }
  readonly identifier: string
  readonly issuer: string
  readonly treatmentFunction: string
  readonly reportedGroup: string
  readonly subspecialty: string | null
  readonly waitingListType: string
  readonly commissioner: string
  readonly nation: Nation
  readonly site: string
  readonly consultant: string | null
  readonly referralReceivedOn: Day
  readonly clockStart: Day
  readonly clockStop: Day | null
  readonly rttStatus: RttStatus
  readonly decidedToAdmitOn: Day | null
  readonly toComeInOn: Day | null
  /** The last appointment or admission that was cancelled; the file does not say by whom. */
  readonly cancelledOn: Day | null
  readonly priority: string | null
  readonly prioritisedOn: Day | null
  readonly procedureCode: string | null
  readonly procedureName: string | null
  readonly intendedManagement: string | null
  readonly expectedMinutes: number | null
  readonly expectedNights: number | null
  readonly willingMinutes: number | null
  /** Minutes by car to each site, by its code. */
  readonly travelMinutes: Readonly<Record<string, number>>
  /** The day of the trust's list, to which the wait is counted. */
  readonly asOf: Day
  /** What an extract states; used when no events are held one by one. */
  readonly extract: ExtractDays
  readonly events: readonly (StoredEvent & { readonly isOfTransfer: boolean })[]
}

/** The viewer's own pathway of this id; another trust's finds nothing. */
export async function ownPathway(tx: Tx, id: string): Promise<OwnPathway | undefined> {
  type Row = Omit<OwnPathway, 'extract' | 'events'> &
    Omit<ExtractDays, 'provider' | 'referralReceived' | 'decidedToAdmit'>
  const { rows } = await sql<Row>`
    select p.trust, p.id, p.pseudonym,
           json_build_object(
             'familyName', i.family_name, 'givenName', i.given_name, 'nhsNumber', i.nhs_number,
             'nhsNumberStatus', i.nhs_number_status, 'birthDate', i.birth_date, 'sex', i.sex,
             'interpreterLanguage', i.interpreter_language, 'localId', i.local_id) as patient,
           p.pathway_identifier as identifier, p.pathway_issuer as issuer,
           p.treatment_function as "treatmentFunction", p.reported_group as "reportedGroup", p.subspecialty,
           p.waiting_list_type as "waitingListType", p.commissioner, p.nation, p.site, p.consultant,
           p.referral_received_on as "referralReceivedOn", p.clock_start as "clockStart", p.clock_stop as "clockStop",
           p.rtt_status as "rttStatus", p.decided_to_admit_on as "decidedToAdmitOn", p.to_come_in_on as "toComeInOn",
           p.cancelled_on as "cancelledOn", p.priority, p.prioritised_on as "prioritisedOn", p.procedure_code as "procedureCode",
           p.procedure_name as "procedureName", p.intended_management as "intendedManagement",
           p.expected_minutes as "expectedMinutes", p.expected_nights as "expectedNights",
           p.willing_minutes as "willingMinutes", p.travel_minutes as "travelMinutes", l.as_of as "asOf",
           p.first_activity_on as "firstActivity", p.last_attended_on as "lastAttended",
           p.last_missed_on as "lastMissed", p.decided_to_treat_on as "decidedToTreat", p.validated_on as validated
      from pathway p
      join patient i on i.trust = p.trust and i.id = p.patient_id
      join trust_list l on l.trust = p.trust
     where p.trust = (select viewer_trust()) and p.id = ${id}::uuid`.execute(tx)
  const row = rows[0]
  if (!row) return undefined
  const events = await sql<OwnPathway['events'][number]>`
    select on_day as "on", kind, provider, rtt_status as "rttStatus", detail,
           transfer_id is not null as "isOfTransfer"
      from pathway_event where trust = (select viewer_trust()) and pathway_id = ${id}::uuid order by seq`.execute(tx)
  const { firstActivity, lastAttended, lastMissed, decidedToTreat, validated, ...pathway } = row
  return {
    ...pathway,
    extract: {
      provider: row.trust,
      clockStart: row.clockStart,
      clockStop: row.clockStop,
      referralReceived: row.referralReceivedOn,
      firstActivity,
      lastAttended,
      lastMissed,
      decidedToTreat,
      decidedToAdmit: row.decidedToAdmitOn,
      validated,
      rttStatus: row.rttStatus,
    },
    events: events.rows,
  }
}
