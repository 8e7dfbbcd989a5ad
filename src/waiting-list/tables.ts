/** The tables of migrations/0005 as this module reads and writes them. What is Generated, the database fills in. */
import type { Generated } from 'kysely'
import type { Nation } from '#nhs/commissioner.ts'
import type { Day } from '#nhs/day.ts'
import type { EventKind } from '#nhs/rtt/pathway-event.ts'
import type { RttStatus } from '#nhs/rtt-status.ts'
import type { TrustCode } from '#nhs/trust-code.ts'

export type ImportState = 'waiting' | 'running' | 'done' | 'refused'

export type WaitingListTables = {
  trust_list: { trust: TrustCode; as_of: Day; version: number }
  import: {
    trust: Generated<TrustCode>
    id: Generated<string>
    file_name: string
    sha256: string
    bytes: number
    mapping: string
    as_of: Day
    state: ImportState
    rows_in: Generated<number>
    inserted: Generated<number>
    updated: Generated<number>
    unchanged: Generated<number>
    rejected: Generated<number>
    duplicate: Generated<number>
    not_listed: Generated<number>
    closed: Generated<number>
    faults: Generated<Record<string, number>>
    job_id: string | null
    finished_at: Date | null
    refusal: string | null
    scorecard: Generated<Record<string, unknown>>
    person: Generated<string>
    at: Generated<Date>
  }
  import_fault: {
    trust: TrustCode
    import_id: string
    row_no: number
    column_no: number
    weight: 'refuses' | 'doubts'
    check_id: string
    column_name: string
    value: string
    problem: string
    remedy: string
  }
  patient: {
    trust: TrustCode
    id: string
    local_id: string
    nhs_number: string | null
    nhs_number_status: string
    family_name: string
    given_name: string
    birth_date: Day | null
    sex: string
    ethnic_category: string
    postcode: string | null
    small_area: string | null
    deprivation_edition: string | null
    deprivation_decile: number | null
    gp_practice: string | null
    interpreter_language: string | null
  }
  pathway: {
    trust: TrustCode
    id: string
    patient_id: string
    pseudonym: string
    source: string
    source_key: string
    pathway_identifier: string
    pathway_issuer: string
    referral_identifier: string | null
    waiting_list_type: string
    treatment_function: string
    reported_group: string
    subspecialty: string | null
    commissioner: string
    nation: Nation
    site: string
    consultant: string | null
    referral_received_on: Day
    clock_start: Day
    clock_stop: Day | null
    rtt_status: RttStatus
    decided_to_admit_on: Day | null
    to_come_in_on: Day | null
    priority: string | null
    priority_order: number
    prioritised_on: Day | null
    procedure_code: string | null
    procedure_name: string | null
    intended_management: string | null
    expected_minutes: number | null
    expected_nights: number | null
    willing_minutes: number | null
    travel_minutes: Generated<Record<string, number>>
    sex: string
    age_band: string
    ethnic_group: string
    deprivation_edition: string | null
    deprivation_quintile: number | null
    import_id: string | null
    first_activity_on: Day | null
    last_attended_on: Day | null
    last_missed_on: Day | null
    cancelled_on: Day | null
    decided_to_treat_on: Day | null
    validated_on: Day | null
    source_digest: number | null
    version: Generated<number>
    /** The trust that has taken the patient over, after which the pathway is no longer on this one's list. */
    passed_to: TrustCode | null
    transfer_id: string | null
  }
  pathway_event: {
    trust: TrustCode
    pathway_id: string
    seq: number
    on_day: Day
    kind: EventKind
    rtt_status: RttStatus | null
    provider: string
    detail: unknown
    transfer_id: string | null
  }
}
