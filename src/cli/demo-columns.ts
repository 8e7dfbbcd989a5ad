/** Which columns of which table the rows of the demonstration fill: every property of a row type, once. */
import type {
  BedOccupantRow,
  EventRow,
  NurseRow,
  NurseShiftRow,
  PathwayRow,
  PatientRow,
  SurgeonDayRow,
  SurgeonRow,
  TheatreRow,
  TheatreSessionRow,
  WardRoomRow,
} from '#synthetic'

/** A table of keys that the compiler holds to the row: none missing, none too many. */
const columnsOf =
  <Row>() =>
  (columns: Record<keyof Row & string, true>): readonly (keyof Row & string)[] =>
    Object.keys(columns) as (keyof Row & string)[]

export const patientColumns = columnsOf<PatientRow>()({
  trust: true,
  id: true,
  local_id: true,
  nhs_number: true,
  nhs_number_status: true,
  family_name: true,
  given_name: true,
  birth_date: true,
  sex: true,
  ethnic_category: true,
  postcode: true,
  small_area: true,
  deprivation_edition: true,
  deprivation_decile: true,
  gp_practice: true,
  interpreter_language: true,
})

export const pathwayColumns = columnsOf<PathwayRow & { readonly pseudonym: string }>()({
  trust: true,
  id: true,
  patient_id: true,
  pseudonym: true,
  source: true,
  source_key: true,
  pathway_identifier: true,
  pathway_issuer: true,
  referral_identifier: true,
  waiting_list_type: true,
  treatment_function: true,
  reported_group: true,
  subspecialty: true,
  commissioner: true,
  nation: true,
  site: true,
  consultant: true,
  referral_received_on: true,
  clock_start: true,
  clock_stop: true,
  rtt_status: true,
  decided_to_admit_on: true,
  to_come_in_on: true,
  priority: true,
  priority_order: true,
  prioritised_on: true,
  procedure_code: true,
  procedure_name: true,
  intended_management: true,
  expected_minutes: true,
  expected_nights: true,
  willing_minutes: true,
  travel_minutes: true,
  sex: true,
  age_band: true,
  ethnic_group: true,
  deprivation_edition: true,
  deprivation_quintile: true,
})

export const eventColumns = columnsOf<EventRow>()({
  trust: true,
  pathway_id: true,
  seq: true,
  on_day: true,
  kind: true,
  rtt_status: true,
  provider: true,
  detail: true,
})

/** By table, in the order in which rows may refer to each other. */
export const capacityColumns = {
  theatre: columnsOf<TheatreRow>()({ trust: true, id: true, site: true, name: true }),
  theatre_session: columnsOf<TheatreSessionRow>()({
    trust: true,
    theatre: true,
    day: true,
    start_minute: true,
    minutes: true,
    treatment_function: true,
  }),
  ward_room: columnsOf<WardRoomRow>()({
    trust: true,
    id: true,
    site: true,
    ward: true,
    name: true,
    beds: true,
    closes_overnight: true,
  }),
  bed_occupant: columnsOf<BedOccupantRow>()({
    trust: true,
    id: true,
    room: true,
    sex: true,
    age_band: true,
    nights: true,
    skill_level: true,
    workload: true,
  }),
  surgeon: columnsOf<SurgeonRow>()({
    trust: true,
    id: true,
    name: true,
    treatment_functions: true,
    subspecialty: true,
    sites: true,
  }),
  surgeon_day: columnsOf<SurgeonDayRow>()({ trust: true, surgeon: true, day: true, minutes: true }),
  nurse: columnsOf<NurseRow>()({ trust: true, id: true, name: true, skill_level: true, sites: true }),
  nurse_shift: columnsOf<NurseShiftRow>()({ trust: true, nurse: true, day: true, shift: true, max_load: true }),
} as const
