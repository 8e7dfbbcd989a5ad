/** A file of open pathways as a hospital's system might write it: invented people, the same in every run. */
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { fromEpochDay } from '#nhs/day.ts'
import { nhsNumberCheckDigit } from '#nhs/nhs-number.ts'

/** 31 January 2026. */
const AS_OF_DAY = 20_484
const families = ['Patel', 'Jones', 'Smith', 'Williams', 'Begum', 'Khan', 'Davies', 'Evans', 'Taylor', 'Singh']
const given = ['Amir', 'Siân', 'John', 'Mary', 'Fatima', 'Rhys', 'Olivia', 'Noah', 'Grace', 'Harjit']
const functions = ['110', '110', '110', '108', '410', '320']

type Row = Readonly<Record<string, string>>

/** Writes the file and says how many bytes it has. All 56 names of the Waiting List Minimum Data Set and our additions. */
export async function writeWaitingListFile(path: string, rows: number, trust: string): Promise<number> {
  const random = sequence(42)
  const out = createWriteStream(path)
  const columns = Object.keys(rowOf(0, trust, random, numbers(1)))
  let text = `${columns.join(',')}\n`
  const number = numbers(0)
  for (let n = 0; n < rows; n++) {
    text += `${Object.values(rowOf(n, trust, random, number)).join(',')}\n`
    if (text.length > 1 << 20) {
      if (!out.write(text)) await once(out, 'drain')
      text = ''
    }
  }
  out.end(text)
  await finished(out)
  return out.bytesWritten
}

function rowOf(n: number, trust: string, random: () => number, nextNumber: () => string): Row {
  const one = (of: readonly string[]): string => of[Math.floor(random() * of.length)]!
  const days = (most: number): number => Math.floor(random() * most)
  const start = AS_OF_DAY - Math.floor(random() * random() * 500)
  const first = start + 20 + days(60)
  const seen = first < AS_OF_DAY ? fromEpochDay(first) : ''
  const isForAdmission = random() < 0.25
  const decided = isForAdmission ? fromEpochDay(Math.min(AS_OF_DAY, first + days(30))) : ''
  const toComeIn = isForAdmission && random() < 0.3 ? fromEpochDay(AS_OF_DAY + days(60)) : ''
  const began = fromEpochDay(start)
  const ifAdmitted = (value: string): string => (isForAdmission ? value : '')
  return {
    week_ending_date: '2026-02-01',
    nhs_number: nextNumber(),
    nhs_number_status_indicator_code: '01',
    local_patient_identifier: `H${String(n).padStart(7, '0')}`,
    person_family_name: one(families),
    person_given_name: one(given),
    person_birth_date: fromEpochDay(days(28_000) - 15_000),
    person_stated_gender_code: one(['1', '2']),
    ethnic_category: one(['A', 'A', 'A', 'B', 'H', 'J', 'Z', '99']),
    postcode_of_usual_address: 'SY10 7AG',
    lsoa: `E0102${8100 + days(800)}`,
    general_medical_practice_code: `M82${100 + days(90)}`,
    organisation_identifier_code_of_commissioner: one(['QOC', 'QOC', '7A7', '7A1']),
    waiting_list_type: isForAdmission ? 'IRTT' : 'ORTT',
    organisation_identifier_code_of_provider: trust,
    organisation_site_identifier_of_treatment: `${trust}31`,
    organisation_identifier_referring_organisation: 'M82045',
    referral_request_received_date: began,
    original_referral_request_received_date: began,
    referral_to_treatment_period_start_date: began,
    referral_to_treatment_period_end_date: '',
    current_pathway_period_start_date: began,
    referral_identifier: `REF${String(n).padStart(9, '0')}`,
    patient_pathway_identifier: `${trust}${String(n).padStart(17, '0')}`,
    organisation_code_patient_pathway_identifier_issuer: trust,
    source_of_referral: '03',
    main_specialty_code: '110',
    activity_treatment_function_code: one(functions),
    consultant_code: `C${1_000_000 + days(200)}`,
    outpatient_future_appointment_date: seen === '' ? fromEpochDay(first) : '',
    due_date: '',
    outpatient_appointment_date: seen,
    date_last_attended: seen,
    last_dna_date: '',
    cancellation_date: '',
    outcome_of_attendance_code: seen === '' ? '' : '2',
    tci_date: toComeIn,
    tci_date_provided: '',
    referral_to_treatment_period_status: '20',
    decision_to_admit_date: decided,
    decision_to_treat_date: decided,
    proposed_procedure_opcs_code: ifAdmitted(one(['W371', 'W401', 'W903', 'V254'])),
    admission_method_code_hospital_provider_spell: ifAdmitted('11'),
    intended_management_code: ifAdmitted(one(['1', '2'])),
    priority_type_code: one(['1', '1', '2']),
    procedure_priority_code: ifAdmitted(one(['P2', 'P3', 'P4'])),
    diagnostic_priority_code: '',
    date_of_last_priority_review: decided,
    last_pas_validation_date: fromEpochDay(AS_OF_DAY - days(80)),
    inclusion_on_cancer_ptl: 'N',
    asa_physical_status_classification_system_code: ifAdmitted(one(['1', '2', '3'])),
    transfer_status: '',
    mutual_aid_accepting_provider: '',
    first_activity_date: seen,
    first_activity_type: seen === '' ? '' : '1',
    date_and_time_data_set_created: '2026-02-01T06:00:00',
  }
}

/** NHS numbers of the range for invented people, one after the other. */
function numbers(from: number): () => string {
  let next = from
  return () => {
    for (;;) {
      const nine = `999${String(next++).padStart(6, '0')}`
      const check = nhsNumberCheckDigit(nine)
      if (check !== undefined) return `${nine}${check}`
    }
  }
}

function sequence(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 4_294_967_296
  }
}
