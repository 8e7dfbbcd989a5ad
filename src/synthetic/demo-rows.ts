/** Rows of the demonstration, named as the columns of the tables they go into (migrations/0003 to 0006). */
import type { Day } from '#nhs/day.ts'
import type { PathwayEvent } from '#nhs/rtt/pathway-event.ts'

export type PatientRow = {
  readonly trust: string
  readonly id: string
  readonly local_id: string
  readonly nhs_number: string
  readonly nhs_number_status: string
  readonly family_name: string
  readonly given_name: string
  readonly birth_date: Day
  readonly sex: string
  readonly ethnic_category: string
  readonly postcode: string
  readonly small_area: string | null
  readonly deprivation_edition: string | null
  readonly deprivation_decile: number | null
  readonly gp_practice: string
  readonly interpreter_language: string | null
}

/** All columns but the pseudonym, which needs the trust's key. */
export type PathwayRow = {
  readonly trust: string
  readonly id: string
  readonly patient_id: string
  readonly source: string
  readonly source_key: string
  readonly pathway_identifier: string
  readonly pathway_issuer: string
  readonly referral_identifier: string
  readonly waiting_list_type: 'IRTT' | 'ORTT'
  readonly treatment_function: string
  readonly reported_group: string
  readonly subspecialty: string | null
  readonly commissioner: string
  readonly nation: 'England' | 'Wales'
  readonly site: string
  readonly consultant: string
  readonly referral_received_on: Day
  readonly clock_start: Day
  readonly clock_stop: null
  readonly rtt_status: string
  readonly decided_to_admit_on: Day | null
  readonly to_come_in_on: Day | null
  readonly priority: string | null
  readonly priority_order: number
  readonly prioritised_on: Day | null
  readonly procedure_code: string | null
  readonly procedure_name: string | null
  readonly intended_management: string | null
  readonly expected_minutes: number | null
  readonly expected_nights: number | null
  readonly willing_minutes: number | null
  readonly travel_minutes: Readonly<Record<string, number>>
  readonly sex: string
  readonly age_band: string
  readonly ethnic_group: string
  readonly deprivation_edition: string | null
  readonly deprivation_quintile: number | null
}

export type EventRow = {
  readonly trust: string
  readonly pathway_id: string
  readonly seq: number
  readonly on_day: Day
  readonly kind: PathwayEvent['kind']
  readonly rtt_status: string | null
  readonly provider: string
  readonly detail: object | null
}

/** Some of a trust's list: patients come in the same batch as their first pathway, or an earlier one. */
export type ListBatch = {
  readonly patients: readonly PatientRow[]
  readonly pathways: readonly PathwayRow[]
  readonly events: readonly EventRow[]
}

export type TheatreRow = { readonly trust: string; readonly id: string; readonly site: string; readonly name: string }

export type TheatreSessionRow = {
  readonly trust: string
  readonly theatre: string
  readonly day: Day
  readonly start_minute: number
  readonly minutes: number
  readonly treatment_function: string | null
}

export type WardRoomRow = {
  readonly trust: string
  readonly id: string
  readonly site: string
  readonly ward: string
  readonly name: string
  readonly beds: number
  readonly closes_overnight: boolean
}

export type BedOccupantRow = {
  readonly trust: string
  readonly id: string
  readonly room: string
  readonly sex: string
  readonly age_band: string
  readonly nights: number
  readonly skill_level: number
  readonly workload: number
}

export type SurgeonRow = {
  readonly trust: string
  readonly id: string
  readonly name: string
  readonly treatment_functions: readonly string[]
  readonly subspecialty: string | null
  readonly sites: readonly string[]
}

export type SurgeonDayRow = {
  readonly trust: string
  readonly surgeon: string
  readonly day: Day
  readonly minutes: number
}

export type NurseRow = {
  readonly trust: string
  readonly id: string
  readonly name: string
  readonly skill_level: number
  readonly sites: readonly string[]
}

export type NurseShiftRow = {
  readonly trust: string
  readonly nurse: string
  readonly day: Day
  readonly shift: 'early' | 'late' | 'night'
  readonly max_load: number
}

/** Everything a trust can treat people with, for the demonstration's eight weeks. */
export type TrustCapacity = {
  readonly theatres: readonly TheatreRow[]
  readonly sessions: readonly TheatreSessionRow[]
  readonly rooms: readonly WardRoomRow[]
  readonly occupants: readonly BedOccupantRow[]
  readonly surgeons: readonly SurgeonRow[]
  readonly surgeonDays: readonly SurgeonDayRow[]
  readonly nurses: readonly NurseRow[]
  readonly nurseShifts: readonly NurseShiftRow[]
}
