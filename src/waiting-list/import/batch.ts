/** Some thousand rows that were read and are wanted, as they travel into the tables: see migrations/0009. */
import { type AgeBandOrUnknown, ageBandOn } from '#nhs/age-band.ts'
import { nationOf } from '#nhs/commissioner.ts'
import { type Day, fromEpochDay } from '#nhs/day.ts'
import { ethnicGroup } from '#nhs/ethnic-category.ts'
import { trust } from '#nhs/organisations.ts'
import { priorityOrder } from '#nhs/priority.ts'
import { reportedGroup } from '#nhs/treatment-function.ts'
import { BinaryRows, type PackedRows } from './binary-rows.ts'
import { placeOf } from './field.ts'
import { NONE } from './reading.ts'
import type { RowReader } from './row-reader.ts'

/** At most. What a statement costs is shared by enough, and what the database keeps of it stays in its memory. */
export const BATCH_ROWS = 4_000

/** A treatment function that belongs to no reported group is in no published figure. */
export const noReportedGroup = 'none'

/** Of the table patient, apart from the trust: in the order in which they are written below. */
export const patientColumns = [
  'id',
  'local_id',
  'nhs_number',
  'nhs_number_status',
  'family_name',
  'given_name',
  'birth_date',
  'sex',
  'ethnic_category',
  'postcode',
  'small_area',
  'gp_practice',
  'interpreter_language',
] as const

/** Of the table pathway, apart from the trust, the source and the import. */
export const pathwayColumns = [
  'patient_id',
  'id',
  'source_digest',
  'pseudonym',
  'source_key',
  'pathway_identifier',
  'pathway_issuer',
  'referral_identifier',
  'waiting_list_type',
  'treatment_function',
  'reported_group',
  'subspecialty',
  'commissioner',
  'nation',
  'site',
  'consultant',
  'rtt_status',
  'priority',
  'procedure_code',
  'procedure_name',
  'intended_management',
  'sex',
  'age_band',
  'ethnic_group',
  'referral_received_on',
  'clock_start',
  'clock_stop',
  'decided_to_admit_on',
  'to_come_in_on',
  'prioritised_on',
  'first_activity_on',
  'last_attended_on',
  'last_missed_on',
  'cancelled_on',
  'decided_to_treat_on',
  'validated_on',
  'priority_order',
  'willing_minutes',
  'expected_minutes',
  'expected_nights',
] as const

/** In bytes, of a pathway's first cells: its patient, its id and the digest of what the source said. */
const widths = [16, 16, 8]

/** What is made for a row and not read from it. Ids are 32 hexadecimal digits. */
export type MadeForRow = {
  readonly patientId: string
  readonly pathwayId: string
  readonly pseudonym: string
  readonly sourceKey: string
}

export type PackedBatch = {
  readonly patients: PackedRows
  readonly pathways: PackedRows
  readonly firstOfPatient: readonly number[]
}

export class Batch {
  readonly patients: BinaryRows
  readonly pathways: BinaryRows
  /** Rows of the batch that are the first of their patient. */
  readonly firstOfPatient: number[]

  constructor(packed?: PackedBatch) {
    this.patients = new BinaryRows(BATCH_ROWS, packed?.patients)
    this.pathways = new BinaryRows(BATCH_ROWS, packed?.pathways)
    this.firstOfPatient = [...(packed?.firstOfPatient ?? [])]
  }

  get count(): number {
    return this.pathways.count
  }

  /** The same batch for another thread; this one is not to be used any more. */
  pack(): { readonly packed: PackedBatch; readonly memory: readonly ArrayBuffer[] } {
    const [patients, pathways] = [this.patients.pack(), this.pathways.pack()]
    return {
      packed: { patients, pathways, firstOfPatient: this.firstOfPatient },
      memory: [patients.bytes, patients.ends, pathways.bytes, pathways.ends],
    }
  }

  clear(): void {
    this.patients.clear()
    this.pathways.clear()
    this.firstOfPatient.length = 0
  }

  /** As arrays for the database. */
  get pathwayIds(): Buffer {
    return this.pathways.column(1, widths)
  }

  get digests(): Buffer {
    return this.pathways.column(2, widths)
  }
}

/** Writes rows that may be used into batches. */
export class BatchWriter {
  readonly #ageBands: AgeBands
  readonly #mainSite: string

  constructor(trustCode: string, asOf: Day) {
    this.#ageBands = new AgeBands(asOf)
    this.#mainSite = trust(trustCode)?.mainSite ?? trustCode
  }

  ageBandOf(row: RowReader): string {
    return this.#ageBands.of(row.numbers[placeOf.birthDate]!)
  }

  write(batch: Batch, row: RowReader, made: MadeForRow): void {
    this.#writePatient(batch.patients, row, made)
    this.#writePathway(batch.pathways, row, made)
  }

  #writePatient(rows: BinaryRows, { texts: t, numbers: n }: RowReader, { patientId }: MadeForRow): void {
    const at = placeOf
    rows.startRow(patientColumns.length)
    rows.uuid(patientId)
    rows.text(t[at.localPatientId]!)
    rows.text(t[at.nhsNumber]!)
    rows.text(t[at.nhsNumberStatus] ?? (t[at.nhsNumber] === null ? '07' : '03'))
    rows.text(t[at.familyName] ?? '')
    rows.text(t[at.givenName] ?? '')
    rows.day(n[at.birthDate]!)
    rows.text(t[at.sex] ?? 'X')
    rows.text(t[at.ethnicCategory] ?? '99')
    rows.text(t[at.postcode]!)
    rows.text(t[at.smallArea]!)
    rows.text(t[at.practice]!)
    rows.text(t[at.interpreterLanguage]!)
    rows.endRow()
  }

  #writePathway(rows: BinaryRows, row: RowReader, made: MadeForRow): void {
    const { texts: t, numbers: n } = row
    const at = placeOf
    const treatmentFunction = t[at.treatmentFunction]!
    const commissioner = t[at.commissioner]!
    const priority = t[at.priority] ?? t[at.diagnosticPriority] ?? null
    const ethnic = t[at.ethnicCategory] ?? '99'
    const start = n[at.clockStart]!
    const received =
      n[at.originalReferralReceived]! === NONE ? n[at.referralReceived]! : n[at.originalReferralReceived]!
    rows.startRow(pathwayColumns.length)
    rows.uuid(made.patientId)
    rows.uuid(made.pathwayId)
    rows.bigint(row.fingerprint.high, row.fingerprint.low)
    rows.text(made.pseudonym)
    rows.text(made.sourceKey)
    rows.text(t[at.pathwayIdentifier]!)
    rows.text(t[at.pathwayIssuer] ?? row.context.trust)
    rows.text(t[at.referralIdentifier]!)
    rows.text(t[at.waitingListType]!)
    rows.text(treatmentFunction)
    rows.text(reportedGroup(treatmentFunction) ?? noReportedGroup)
    rows.text(t[at.subspecialty]!)
    rows.text(commissioner)
    rows.text(nationOf(commissioner) ?? 'England')
    rows.text(t[at.site] ?? this.#mainSite)
    rows.text(t[at.consultant]!)
    rows.text(t[at.rttStatus]!)
    rows.text(priority)
    rows.text(t[at.procedureCode]!)
    rows.text(t[at.procedureName]!)
    rows.text(t[at.intendedManagement]!)
    rows.text(t[at.sex] ?? 'X')
    rows.text(this.ageBandOf(row))
    rows.text(ethnicGroup(ethnic) ?? (ethnic === 'Z' ? 'not stated' : 'not known'))
    rows.day(received === NONE ? start : received)
    rows.day(start)
    rows.day(n[at.clockStop]!)
    rows.day(n[at.decidedToAdmit]!)
    rows.day(n[at.toComeIn]!)
    rows.day(n[at.prioritised]!)
    rows.day(n[at.firstActivity]!)
    rows.day(n[at.lastAttended]!)
    rows.day(n[at.lastMissed]!)
    rows.day(n[at.cancelled]!)
    rows.day(n[at.decidedToTreat]!)
    rows.day(n[at.validated]!)
    rows.small(priorityOrder(priority ?? undefined))
    rows.small(n[at.willingMinutes]!)
    rows.small(n[at.expectedMinutes]!)
    rows.small(n[at.expectedNights]!)
    rows.endRow()
  }
}

/** Bands by birth date, each worked out once. */
class AgeBands {
  readonly #asOf: Day
  /** By the day's number since FIRST_DAY: a birth date that lies in the list's future or too far back was left out. */
  readonly #known: (AgeBandOrUnknown | undefined)[] = []
  readonly #unknown: AgeBandOrUnknown

  constructor(asOf: Day) {
    this.#asOf = asOf
    this.#unknown = ageBandOn(null, asOf)
  }

  of(birth: number): AgeBandOrUnknown {
    if (birth === NONE) return this.#unknown
    const known = this.#known[birth - FIRST_DAY]
    if (known !== undefined) return known
    const band = ageBandOn(fromEpochDay(birth), this.#asOf)
    this.#known[birth - FIRST_DAY] = band
    return band
  }
}

/** 1 January 1870. */
const FIRST_DAY = -36_524
