/**
 * Reads a data set out of a FHIR R4 bundle of the shape that write-fhir.ts writes. Other resources in it are passed over.
 * Faults name a FHIRPath expression.
 */
import { dataSetFrom } from './data-set.ts'
import type { Fault } from './fault.ts'
import { extension, system } from './fhir-names.ts'
import type { ItemKey } from './items.ts'
import { inShort, isRecord, parseJson, type Reading, unreadable } from './reading.ts'

const request = 'Bundle.entry.resource.ofType(ServiceRequest)'

/** Where each item stands: a resource, as a way from the service request, and a FHIRPath within it. */
const places: Readonly<Record<ItemKey, readonly [resource: Role, path: string]>> = {
  familyName: ['patient', 'name.family'],
  givenName: ['patient', 'name.given'],
  title: ['patient', 'name.prefix'],
  address: ['patient', 'address.line'],
  postcode: ['patient', 'address.postalCode'],
  birthDate: ['patient', 'birthDate'],
  nhsNumber: ['patient', `identifier.where(system='${system.nhsNumber}').value`],
  localNumber: ['patient', `identifier.where(system='${system.localNumber}').value`],
  leadContactName: ['patient', 'contact.name.text'],
  homeTelephone: ['patient', "contact.telecom.where(use='home').value"],
  workTelephone: ['patient', "contact.telecom.where(use='work').value"],
  mobileTelephone: ['patient', "contact.telecom.where(use='mobile').value"],
  email: ['patient', "contact.telecom.where(system='email').value"],
  gpName: ['gp', 'practitioner.display'],
  gpPractice: ['gp', 'organization.identifier.value'],
  referringName: ['referring', 'name'],
  referringCode: ['referring', `identifier.where(system='${system.organisation}').value`],
  referrerName: ['referrer', 'practitioner.display'],
  referrerCode: ['referrer', 'practitioner.identifier.value'],
  referringFunction: ['referrer', `specialty.coding.where(system='${system.treatmentFunction}').code`],
  referrerContact: ['referring', 'contact.name.text'],
  referringTelephone: ['referring', "contact.telecom.where(system='phone').value"],
  referringEmail: ['referring', "contact.telecom.where(system='email').value"],
  pathwayIdentifier: ['request', `identifier.where(system='${system.pathway}').value`],
  pathwayIssuer: ['request', `identifier.where(system='${system.pathway}').assigner.identifier.value`],
  status: ['request', `extension.where(url='${extension.status}').valueCode`],
  decidedToReferOn: ['request', `extension.where(url='${extension.decidedToReferOn}').valueDate`],
  clockStart: ['request', `extension.where(url='${extension.clockStart}').valueDate`],
  reason: ['request', `reasonCode.coding.where(system='${system.reason}').code`],
  organisations: ['request', `extension.where(url='${extension.organisation}').valueIdentifier.value`],
  receivingName: ['receiving', 'name'],
  receivingCode: ['receiving', `identifier.where(system='${system.organisation}').value`],
  receivingProfessional: ['receiver', 'practitioner.display'],
  receivingFunction: ['receiver', `specialty.coding.where(system='${system.treatmentFunction}').code`],
  requestedOn: ['request', 'authoredOn'],
  receivedOn: ['request', `extension.where(url='${extension.receivedOn}').valueDate`],
}

type Role = 'request' | 'patient' | 'gp' | 'referrer' | 'referring' | 'receiver' | 'receiving'

/** How each resource is come to from another, and what it has to be. */
const ways: readonly { readonly role: Role; readonly from: Role; readonly by: string; readonly type: string }[] = [
  { role: 'patient', from: 'request', by: 'subject', type: 'Patient' },
  { role: 'gp', from: 'patient', by: 'generalPractitioner', type: 'PractitionerRole' },
  { role: 'referrer', from: 'request', by: 'requester', type: 'PractitionerRole' },
  { role: 'referring', from: 'referrer', by: 'organization', type: 'Organization' },
  { role: 'receiver', from: 'request', by: 'performer', type: 'PractitionerRole' },
  { role: 'receiving', from: 'receiver', by: 'organization', type: 'Organization' },
]

const expressionOf = (role: Role): string => {
  const way = ways.find((each) => each.role === role)
  return way ? `${expressionOf(way.from)}.${way.by}.resolve()` : request
}
const whereIs = (key: ItemKey): string => `${expressionOf(places[key][0])}.${places[key][1]}`

export function readFhir(text: string): Reading {
  const parsed = parseJson(text)
  if (!parsed.ok) return unreadable(parsed.why, 'Send a FHIR bundle as JSON')
  if (!isRecord(parsed.value) || parsed.value.resourceType !== 'Bundle')
    return unreadable('it is not a FHIR bundle', 'Send a resource of type Bundle', 'Bundle')
  const entries = list(parsed.value.entry).filter(isRecord)
  const requests = entries.map(({ resource }) => resource).filter(isOfType('ServiceRequest'))
  if (requests.length !== 1)
    return unreadable(
      `it holds ${requests.length} service requests, and a data set is one`,
      'Send a bundle for each patient',
      request,
    )
  const { resources, faults } = reached(requests[0]!, entries)
  const set = dataSetFrom((key) => {
    const [role, path] = places[key]
    // The resource's own absence is a fault already.
    if (!resources.has(role)) return []
    const found = follow([resources.get(role)!], path)
    const texts = found.filter((each) => typeof each === 'string')
    if (texts.length < found.length)
      faults.push({
        item: key,
        where: whereIs(key),
        value: inShort(found.find((each) => typeof each !== 'string')),
        why: 'it is not text',
        remedy: 'Write it as text in quotation marks',
      })
    else if (texts.length > 1 && key !== 'organisations' && key !== 'address')
      faults.push({
        item: key,
        where: whereIs(key),
        value: texts.join(', ').slice(0, 100),
        why: `there are ${texts.length} of it`,
        remedy: 'Send one',
      })
    if (key === 'address' && texts.length > 0) return [texts.join('\n')]
    return texts
  })
  return { set, faults, where: whereIs }
}

/** The resources that the service request leads to, and a fault for each that is not there. */
function reached(
  start: Readonly<Record<string, unknown>>,
  entries: readonly Readonly<Record<string, unknown>>[],
): { readonly resources: ReadonlyMap<Role, unknown>; readonly faults: Fault[] } {
  const resources = new Map<Role, unknown>([['request', start]])
  const faults: Fault[] = []
  for (const { role, from, by, type } of ways) {
    if (!resources.has(from)) continue
    const [reference] = follow([resources.get(from)], `${by}.reference`)
    const found = entries.find(
      ({ fullUrl, resource }) =>
        isOfType(type)(resource) && (fullUrl === reference || `${type}/${resource.id}` === reference),
    )
    if (found) resources.set(role, found.resource)
    else
      faults.push({
        where: `${expressionOf(from)}.${by}`,
        ...(typeof reference === 'string' && { value: reference.slice(0, 100) }),
        why: `it does not lead to a resource of type ${type} in the bundle`,
        remedy: `Put the ${type} into the bundle, and its fullUrl here`,
      })
  }
  return { resources, faults }
}

const isOfType =
  (type: string) =>
  (resource: unknown): resource is Readonly<Record<string, unknown>> =>
    isRecord(resource) && resource.resourceType === type

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : value === undefined ? [] : [value])

/** The few words of FHIRPath that `places` uses: names with points between them, and `where(name='text')`. */
function follow(from: readonly unknown[], path: string): readonly unknown[] {
  const steps = path.match(/where\(\w+='[^']*'\)|\w+/g) ?? []
  return steps.reduce<readonly unknown[]>((reached, step) => {
    const [, name, wanted] = /^where\((\w+)='([^']*)'\)$/.exec(step) ?? []
    const records = reached.filter(isRecord)
    if (name !== undefined) return records.filter((each) => each[name] === wanted)
    return records.flatMap((each) => (Object.hasOwn(each, step) ? list(each[step]) : []))
  }, from)
}
