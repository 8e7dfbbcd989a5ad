/**
 * The file `accord-problem/1`, as it stands in JSON: what a problem is written in and read from.
 *
 * It is the JSON of the Integrated Healthcare Timetabling Competition 2024 with fields for several hospitals added, so
 * the names are the competition's ("nurse_eccessive_workload" included). A plain competition file is one of these with
 * one hospital. Four fields are ours beyond the alliance format: `patients[].weeks_waited`, `weights.change`,
 * `rooms[].availability` and `operating_theaters[].lent_to`.
 */
export type ProblemFile = {
  readonly format?: 'accord-problem/1'
  readonly days: number
  readonly skill_levels: number
  readonly shift_types: readonly string[]
  readonly age_groups: readonly string[]
  readonly weights: WeightsFile
  readonly hospitals?: readonly { readonly id: string; readonly trust: string }[]
  readonly rooms: readonly RoomFile[]
  readonly operating_theaters: readonly TheatreFile[]
  readonly surgeons: readonly SurgeonFile[]
  readonly nurses: readonly NurseFile[]
  readonly occupants: readonly OccupantFile[]
  readonly patients: readonly PatientFile[]
  readonly locked?: readonly PlacementFile[]
  readonly published?: readonly PlacementFile[]
}

export type WeightsFile = {
  readonly room_mixed_age: number
  readonly room_nurse_skill: number
  readonly continuity_of_care: number
  readonly nurse_eccessive_workload: number
  readonly open_operating_theater: number
  readonly surgeon_transfer: number
  readonly patient_delay: number
  readonly unscheduled_optional: number
  readonly travel?: number
  readonly team_change?: number
  readonly surgeon_journey?: number
  readonly nurse_journey?: number
  readonly fairness?: number
  readonly change?: number
}

export type RoomFile = {
  readonly id: string
  readonly capacity: number
  /** Beds on each day, where some are kept for people whom the problem does not know. */
  readonly availability?: readonly number[]
  readonly hospital?: string
}

export type TheatreFile = {
  readonly id: string
  readonly availability: readonly number[]
  readonly hospital?: string
  /** The trust whose list it is, when the hospital's own trust has lent it. */
  readonly lent_to?: string
}

export type SurgeonFile = {
  readonly id: string
  readonly max_surgery_time: readonly number[]
  readonly hospitals?: readonly string[]
}

export type NurseFile = {
  readonly id: string
  readonly skill_level: number
  readonly working_shifts: readonly { readonly day: number; readonly shift: string; readonly max_load: number }[]
  /** The employer first. */
  readonly hospitals?: readonly string[]
}

type PersonFile = {
  readonly id: string
  readonly gender: 'A' | 'B'
  readonly age_group: string
  readonly length_of_stay: number
  readonly workload_produced: readonly number[]
  readonly skill_level_required: readonly number[]
}

export type OccupantFile = PersonFile & { readonly room_id: string }

export type PatientFile = PersonFile & {
  readonly mandatory: boolean
  readonly surgery_release_day: number
  readonly surgery_due_day?: number
  readonly surgery_duration: number
  readonly surgeon_id: string
  readonly incompatible_room_ids: readonly string[] | null
  readonly home?: string
  readonly allowed_hospitals?: readonly string[]
  readonly surgeon_ids?: readonly string[]
  readonly travel_minutes?: Readonly<Record<string, number>>
  readonly unscheduled_weight?: number
  readonly groups?: Readonly<Record<string, string>>
  /** Whole weeks waited on day 0. Nothing is judged by it; the report counts by it. */
  readonly weeks_waited?: number
}

export type PlacementFile = {
  readonly patient: string
  readonly admission_day: number
  readonly room: string
  readonly operating_theater: string
  readonly surgeon?: string
}
