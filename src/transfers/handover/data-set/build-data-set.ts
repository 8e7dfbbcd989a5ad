/**
 * The data set of one transfer, from what the records hold and what people have added. Pure.
 *
 * The identifier with its issuer, the clock start and the codes of both trusts come from the records and cannot be
 * answered otherwise: they never change with a transfer. Elsewhere an answer wins over the record it corrects.
 */
import type { Day } from '#nhs/day.ts'
import { trust } from '#nhs/organisations.ts'
import { type DataSet, dataSetFrom, valuesOf } from './data-set.ts'
import type { ItemKey } from './items.ts'
import { referralReasons } from './referral-reason.ts'
import { statusOnForm } from './statuses.ts'

export type HandoverFacts = {
  readonly sender: string
  readonly receiver: string
  readonly treatmentFunction: string
  readonly identifiedOn: Day
  readonly patient: {
    readonly familyName: string
    readonly givenName: string
    readonly postcode: string | null
    readonly birthDate: Day | null
    readonly nhsNumber: string | null
    readonly localNumber: string
    readonly gpPractice: string | null
  }
  readonly pathway: {
    /** 20 characters, padding kept. */
    readonly identifier: string
    readonly issuer: string
    /** The original one. */
    readonly clockStart: Day
    /** Who looks after the patient at the sender: by code or by name, as its system has it. */
    readonly consultant: string | null
    /** Providers that the pathway has been with, in order; the sender need not be among them. */
    readonly providers: readonly string[]
  }
}

/** What the records settle, and no answer changes. */
export const settledItems: ReadonlySet<ItemKey> = new Set([
  'nhsNumber',
  'localNumber',
  'referringName',
  'referringCode',
  'pathwayIdentifier',
  'pathwayIssuer',
  'status',
  'clockStart',
  'organisations',
  'receivingName',
  'receivingCode',
])

export function buildDataSet(facts: HandoverFacts, answers: DataSet): DataSet {
  const recorded = fromRecords(facts)
  return dataSetFrom((key) => {
    const answered = valuesOf(answers, key)
    return settledItems.has(key) || answered.length === 0 ? valuesOf(recorded, key) : answered
  })
}

/** The national code of a consultant. */
const consultantCode = /^[CD]\d{7}$/

function fromRecords({ sender, receiver, treatmentFunction, identifiedOn, patient, pathway }: HandoverFacts): DataSet {
  const held: Readonly<Partial<Record<ItemKey, string | null | undefined>>> = {
    familyName: patient.familyName,
    givenName: patient.givenName,
    postcode: patient.postcode,
    birthDate: patient.birthDate,
    nhsNumber: patient.nhsNumber,
    localNumber: patient.localNumber,
    gpPractice: patient.gpPractice,
    referringName: trust(sender)?.name,
    referringCode: sender,
    ...(consultantCode.test(pathway.consultant ?? '')
      ? { referrerCode: pathway.consultant }
      : { referrerName: pathway.consultant }),
    referringFunction: treatmentFunction,
    pathwayIdentifier: pathway.identifier,
    pathwayIssuer: pathway.issuer,
    status: statusOnForm,
    decidedToReferOn: identifiedOn,
    clockStart: pathway.clockStart,
    reason: referralReasons.all[0]?.code,
    receivingName: trust(receiver)?.name,
    receivingCode: receiver,
    receivingFunction: treatmentFunction,
    requestedOn: identifiedOn,
  }
  const providers = [...new Set([...pathway.providers, sender])]
  return dataSetFrom((key) => (key === 'organisations' ? providers : held[key] ? [held[key]] : []))
}
