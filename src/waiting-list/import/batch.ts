/** Some thousand rows that were read and are wanted, as the columns of the tables they go into. */
import { type AgeBandOrUnknown, ageBandOn } from '#nhs/age-band.ts'
import { nationOf } from '#nhs/commissioner.ts'
import { type Day, fromEpochDay } from '#nhs/day.ts'
import { ethnicGroup } from '#nhs/ethnic-category.ts'
import { trust } from '#nhs/organisations.ts'
import { priorityOrder } from '#nhs/priority.ts'
import { reportedGroup } from '#nhs/treatment-function.ts'
import { BigintColumn, NumberColumn, UuidColumn } from './binary-columns.ts'
import type { Column } from './columns.ts'
import { placeOf } from './field.ts'
import { NONE } from './reading.ts'
import type { RowReader } from './row-reader.ts'
import { TextColumn } from './text-column.ts'

export const BATCH_ROWS = 8_000

/** A treatment function that belongs to no reported group is in no published figure. */
export const noReportedGroup = 'none'

const day = (name: string) => new NumberColumn(name, 'date', BATCH_ROWS, NONE)
const text = (name: string) => new TextColumn(name)
const small = (name: string) => new NumberColumn(name, 'smallint', BATCH_ROWS, NONE)

export class Batch {
  readonly localId = text('local_id')
  readonly patientId = new UuidColumn('patient_id', BATCH_ROWS)
  readonly pathwayId = new UuidColumn('id', BATCH_ROWS)
  readonly pseudonym = text('pseudonym')
  readonly sourceKey = text('source_key')
  readonly digest = new BigintColumn('source_digest', BATCH_ROWS)
  /** Rows of the batch that are the first of their patient. */
  readonly firstOfPatient: number[] = []
  count = 0

  readonly #nhsNumber = text('nhs_number')
  readonly #nhsNumberStatus = text('nhs_number_status')
  readonly #familyName = text('family_name')
  readonly #givenName = text('given_name')
  readonly #birthDate = day('birth_date')
  readonly #sex = text('sex')
  readonly #ethnicCategory = text('ethnic_category')
  readonly #postcode = text('postcode')
  readonly #smallArea = text('small_area')
  readonly #practice = text('gp_practice')
  readonly #interpreter = text('interpreter_language')

  /** Of the table patient, apart from the trust, the id and the trust's number. */
  readonly patientColumns: readonly Column[] = [
    this.#nhsNumber,
    this.#nhsNumberStatus,
    this.#familyName,
    this.#givenName,
    this.#birthDate,
    this.#sex,
    this.#ethnicCategory,
    this.#postcode,
    this.#smallArea,
    this.#practice,
    this.#interpreter,
  ]

  readonly #texts = {
    pathwayIdentifier: text('pathway_identifier'),
    issuer: text('pathway_issuer'),
    referral: text('referral_identifier'),
    list: text('waiting_list_type'),
    treatmentFunction: text('treatment_function'),
    group: text('reported_group'),
    subspecialty: text('subspecialty'),
    commissioner: text('commissioner'),
    nation: text('nation'),
    site: text('site'),
    consultant: text('consultant'),
    rttStatus: text('rtt_status'),
    priority: text('priority'),
    procedureCode: text('procedure_code'),
    procedureName: text('procedure_name'),
    management: text('intended_management'),
    sex: text('sex'),
    ageBand: text('age_band'),
    ethnicGroup: text('ethnic_group'),
  }
  readonly #days = {
    referralReceived: day('referral_received_on'),
    clockStart: day('clock_start'),
    clockStop: day('clock_stop'),
    decidedToAdmit: day('decided_to_admit_on'),
    toComeIn: day('to_come_in_on'),
    prioritised: day('prioritised_on'),
    firstActivity: day('first_activity_on'),
    lastAttended: day('last_attended_on'),
    lastMissed: day('last_missed_on'),
    cancelled: day('cancelled_on'),
    decidedToTreat: day('decided_to_treat_on'),
    validated: day('validated_on'),
  }
  readonly #numbers = {
    priorityOrder: small('priority_order'),
    willing: small('willing_minutes'),
    minutes: small('expected_minutes'),
    nights: small('expected_nights'),
  }

  /** Of the table pathway, apart from the trust, the ids, the pseudonym, the source, its key and the import. */
  readonly pathwayColumns: readonly Column[] = [
    ...Object.values(this.#texts),
    ...Object.values(this.#days),
    ...Object.values(this.#numbers),
    this.digest,
  ]
  readonly #ageBands: AgeBands
  readonly #mainSite: string

  constructor(trustCode: string, asOf: Day) {
    this.#ageBands = new AgeBands(asOf)
    this.#mainSite = trust(trustCode)?.mainSite ?? trustCode
  }

  get isFull(): boolean {
    return this.count === BATCH_ROWS
  }

  clear(): void {
    this.count = 0
    this.firstOfPatient.length = 0
    for (const column of [
      this.localId,
      this.patientId,
      this.pathwayId,
      this.pseudonym,
      this.sourceKey,
      ...this.patientColumns,
      ...this.pathwayColumns,
    ]) {
      column.clear()
    }
  }

  ageBandOf(row: RowReader): string {
    return this.#ageBands.of(row.numbers[placeOf.birthDate]!)
  }

  /** Takes over the values of a row that may be used. */
  push(row: RowReader, sourceKey: string, high: number, low: number): void {
    const { texts: t, numbers: n } = row
    const at = placeOf
    const ethnic = t[at.ethnicCategory] ?? '99'
    this.count += 1
    this.localId.push(t[at.localPatientId]!)
    this.sourceKey.push(sourceKey)
    this.digest.push(high, low)

    this.#nhsNumber.push(t[at.nhsNumber]!)
    this.#nhsNumberStatus.push(t[at.nhsNumberStatus] ?? (t[at.nhsNumber] === null ? '07' : '03'))
    this.#familyName.push(t[at.familyName] ?? '')
    this.#givenName.push(t[at.givenName] ?? '')
    this.#birthDate.push(n[at.birthDate]!)
    this.#sex.push(t[at.sex] ?? 'X')
    this.#ethnicCategory.push(ethnic)
    this.#postcode.push(t[at.postcode]!)
    this.#smallArea.push(t[at.smallArea]!)
    this.#practice.push(t[at.practice]!)
    this.#interpreter.push(t[at.interpreterLanguage]!)

    const texts = this.#texts
    const treatmentFunction = t[at.treatmentFunction]!
    const commissioner = t[at.commissioner]!
    const priority = t[at.priority] ?? t[at.diagnosticPriority] ?? null
    texts.pathwayIdentifier.push(t[at.pathwayIdentifier]!)
    texts.issuer.push(t[at.pathwayIssuer] ?? row.context.trust)
    texts.referral.push(t[at.referralIdentifier]!)
    texts.list.push(t[at.waitingListType]!)
    texts.treatmentFunction.push(treatmentFunction)
    texts.group.push(reportedGroup(treatmentFunction) ?? noReportedGroup)
    texts.subspecialty.push(t[at.subspecialty]!)
    texts.commissioner.push(commissioner)
    texts.nation.push(nationOf(commissioner) ?? 'England')
    texts.site.push(t[at.site] ?? this.#mainSite)
    texts.consultant.push(t[at.consultant]!)
    texts.rttStatus.push(t[at.rttStatus]!)
    texts.priority.push(priority)
    texts.procedureCode.push(t[at.procedureCode]!)
    texts.procedureName.push(t[at.procedureName]!)
    texts.management.push(t[at.intendedManagement]!)
    texts.sex.push(t[at.sex] ?? 'X')
    texts.ageBand.push(this.ageBandOf(row))
    texts.ethnicGroup.push(ethnicGroup(ethnic) ?? (ethnic === 'Z' ? 'not stated' : 'not known'))

    const days = this.#days
    const start = n[at.clockStart]!
    const received =
      n[at.originalReferralReceived]! === NONE ? n[at.referralReceived]! : n[at.originalReferralReceived]!
    days.referralReceived.push(received === NONE ? start : received)
    days.clockStart.push(start)
    days.clockStop.push(n[at.clockStop]!)
    days.decidedToAdmit.push(n[at.decidedToAdmit]!)
    days.toComeIn.push(n[at.toComeIn]!)
    days.prioritised.push(n[at.prioritised]!)
    days.firstActivity.push(n[at.firstActivity]!)
    days.lastAttended.push(n[at.lastAttended]!)
    days.lastMissed.push(n[at.lastMissed]!)
    days.cancelled.push(n[at.cancelled]!)
    days.decidedToTreat.push(n[at.decidedToTreat]!)
    days.validated.push(n[at.validated]!)

    this.#numbers.priorityOrder.push(priorityOrder(priority ?? undefined))
    this.#numbers.willing.push(n[at.willingMinutes]!)
    this.#numbers.minutes.push(n[at.expectedMinutes]!)
    this.#numbers.nights.push(n[at.expectedNights]!)
  }
}

/** Bands by birth date, each worked out once. */
class AgeBands {
  readonly #asOf: Day
  readonly #known = new Map<number, AgeBandOrUnknown>()

  constructor(asOf: Day) {
    this.#asOf = asOf
  }

  of(birth: number): AgeBandOrUnknown {
    const known = this.#known.get(birth)
    if (known !== undefined) return known
    const band = ageBandOn(birth === NONE ? null : fromEpochDay(birth), this.#asOf)
    this.#known.set(birth, band)
    return band
  }
}
