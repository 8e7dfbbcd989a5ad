/**
 * A data set as a FHIR R4 bundle (type collection): a service request, which is the referral, and what it refers to: the
 * patient, the GP's, referring and receiving roles, and the two organisations. Nothing is sent anywhere.
 *
 * A service request and not a task, because the set asks for care; the roles tie a person to an organisation and a service,
 * which is what "care professional", "organisation" and "treatment function" are together.
 */
import { type DataSet, valuesOf } from './data-set.ts'
import { extension, system } from './fhir-names.ts'
import type { ItemKey } from './items.ts'
import { referralReasons } from './referral-reason.ts'

type Json = { readonly [key: string]: unknown }

/** `newId` gives a UUID that was never given before: the bundle's resources refer to each other by them. */
export function writeFhir(set: DataSet, newId: () => string): string {
  const one = (key: ItemKey): string | undefined => valuesOf(set, key)[0]
  const urls = {
    patient: `urn:uuid:${newId()}`,
    gp: `urn:uuid:${newId()}`,
    referrer: `urn:uuid:${newId()}`,
    referring: `urn:uuid:${newId()}`,
    receiver: `urn:uuid:${newId()}`,
    receiving: `urn:uuid:${newId()}`,
  }
  const to = (name: keyof typeof urls) => ({ reference: urls[name] })
  const organisation = (key: ItemKey) => ({ system: system.organisation, value: one(key) })
  const service = (key: ItemKey) => [{ coding: [{ system: system.treatmentFunction, code: one(key) }] }]
  const telecom = (of: string, key: ItemKey, use?: string) =>
    one(key) === undefined ? [] : [{ system: of, value: one(key), use }]

  const request = {
    resourceType: 'ServiceRequest',
    extension: [
      { url: extension.status, valueCode: one('status') },
      { url: extension.clockStart, valueDate: one('clockStart') },
      { url: extension.decidedToReferOn, valueDate: one('decidedToReferOn') },
      ...valuesOf(set, 'organisations').map((value) => ({
        url: extension.organisation,
        valueIdentifier: { system: system.organisation, value },
      })),
      ...(one('receivedOn') ? [{ url: extension.receivedOn, valueDate: one('receivedOn') }] : []),
    ],
    identifier: [
      {
        system: system.pathway,
        value: one('pathwayIdentifier'),
        assigner: { identifier: organisation('pathwayIssuer') },
      },
    ],
    status: 'active',
    intent: 'order',
    code: { text: 'Transfer of care to another provider' },
    subject: to('patient'),
    authoredOn: one('requestedOn'),
    requester: to('referrer'),
    performer: [to('receiver')],
    reasonCode: [
      { coding: [{ system: system.reason, code: one('reason'), display: referralReasons.label(one('reason') ?? '') }] },
    ],
  }
  const contact = {
    name: one('leadContactName') === undefined ? undefined : { text: one('leadContactName') },
    telecom: filled([
      ...telecom('phone', 'homeTelephone', 'home'),
      ...telecom('phone', 'workTelephone', 'work'),
      ...telecom('phone', 'mobileTelephone', 'mobile'),
      ...telecom('email', 'email'),
    ]),
  }
  const patient = {
    resourceType: 'Patient',
    identifier: [
      { system: system.nhsNumber, value: one('nhsNumber') },
      { system: system.localNumber, value: one('localNumber') },
    ],
    name: [{ use: 'official', family: one('familyName'), given: [one('givenName')], prefix: [one('title')] }],
    birthDate: one('birthDate'),
    address: [{ type: 'postal', line: one('address')?.split('\n'), postalCode: one('postcode') }],
    contact: contact.name || contact.telecom ? [contact] : undefined,
    generalPractitioner: [to('gp')],
  }
  const gp = {
    resourceType: 'PractitionerRole',
    practitioner: { display: one('gpName') },
    organization: { identifier: organisation('gpPractice') },
  }
  const referrer = {
    resourceType: 'PractitionerRole',
    practitioner: { identifier: { system: system.referrer, value: one('referrerCode') }, display: one('referrerName') },
    organization: to('referring'),
    specialty: service('referringFunction'),
  }
  const referring = {
    resourceType: 'Organization',
    identifier: [organisation('referringCode')],
    name: one('referringName'),
    contact: [
      {
        name: { text: one('referrerContact') },
        telecom: filled([...telecom('phone', 'referringTelephone', 'work'), ...telecom('email', 'referringEmail')]),
      },
    ],
  }
  const receiver = {
    resourceType: 'PractitionerRole',
    practitioner: one('receivingProfessional') === undefined ? undefined : { display: one('receivingProfessional') },
    organization: to('receiving'),
    specialty: service('receivingFunction'),
  }
  const receiving = {
    resourceType: 'Organization',
    identifier: [organisation('receivingCode')],
    name: one('receivingName'),
  }
  const entry = (fullUrl: string, resource: Json) => ({ fullUrl, resource })
  const bundle = {
    resourceType: 'Bundle',
    type: 'collection',
    entry: [
      entry(`urn:uuid:${newId()}`, request),
      entry(urls.patient, patient),
      entry(urls.gp, gp),
      entry(urls.referrer, referrer),
      entry(urls.referring, referring),
      entry(urls.receiver, receiver),
      entry(urls.receiving, receiving),
    ],
  }
  return `${JSON.stringify(bundle, null, 2)}\n`
}

/** FHIR has no empty lists. */
const filled = <Value>(values: readonly Value[]): readonly Value[] | undefined =>
  values.length > 0 ? values : undefined
