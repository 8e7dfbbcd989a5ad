/**
 * The 36 items of the inter-provider transfer administrative minimum data set, in the order of the form: 27 mandatory and
 * 9 optional.
 *
 * Which items there are, their groups and which are mandatory: NHS Data Dictionary, Inter-Provider Transfer Administrative
 * Minimum Data Set, release of 2021 (Open Government Licence v3.0); standards DCB0095, DSCN 44/2007 and 07/2008. The
 * lengths are the dictionary's usual ones for such elements; they were not read again in that release, so a receiver that
 * refuses a longer or shorter value is right, and the number here is what to change.
 */
import type { CheckName, Group, Item } from './item.ts'

const item = <const Key extends string>(
  key: Key,
  element: string,
  label: string,
  group: Group,
  mandation: 'M' | 'O',
  check: CheckName,
  longest: number,
): Item<Key> => ({ key, element, label, group, mandatory: mandation === 'M', check, longest })

const [patient, contact, gp, referring] = ['patient', 'contact', 'gp', 'referring-organisation'] as const
const [rtt, onPathway, receiving, dates] = [
  'referral-to-treatment',
  'pathway-organisations',
  'receiving-organisation',
  'dates',
] as const

export const items = [
  item('familyName', 'PERSON FAMILY NAME', 'Family name', patient, 'M', 'text', 35),
  item('givenName', 'PERSON GIVEN NAME', 'Given name', patient, 'M', 'text', 35),
  item('title', 'PERSON TITLE', 'Title', patient, 'M', 'text', 35),
  item('address', 'CORRESPONDENCE ADDRESS', 'Address for letters', patient, 'M', 'address', 175),
  item('postcode', 'POSTCODE OF CORRESPONDENCE ADDRESS', 'Postcode', patient, 'M', 'postcode', 8),
  item('birthDate', 'PERSON BIRTH DATE', 'Date of birth', patient, 'M', 'day', 10),
  item('nhsNumber', 'NHS NUMBER', 'NHS number', patient, 'M', 'nhs-number', 10),
  item('localNumber', 'LOCAL PATIENT IDENTIFIER', 'Hospital number', patient, 'M', 'local-number', 20),
  item('leadContactName', 'PERSON FULL NAME (PATIENT LEAD CONTACT)', 'Name of lead contact', contact, 'O', 'text', 70),
  item('homeTelephone', 'CONTACT TELEPHONE NUMBER (HOME)', 'Home telephone', contact, 'O', 'telephone', 35),
  item('workTelephone', 'CONTACT TELEPHONE NUMBER (WORK)', 'Work telephone', contact, 'O', 'telephone', 35),
  item('mobileTelephone', 'CONTACT TELEPHONE NUMBER (MOBILE)', 'Mobile telephone', contact, 'O', 'telephone', 35),
  item('email', 'CONTACT EMAIL ADDRESS (PATIENT OR LEAD CONTACT)', 'Email address', contact, 'O', 'e-mail', 255),
  item('gpName', 'PERSON NAME (SPECIFIED GENERAL MEDICAL PRACTITIONER)', 'Name of GP', gp, 'M', 'text', 70),
  item(
    'gpPractice',
    'GENERAL MEDICAL PRACTICE CODE (PATIENT REGISTRATION)',
    'GP practice code',
    gp,
    'M',
    'practice',
    6,
  ),
  item('referringName', 'ORGANISATION NAME (REFERRING)', 'Referring organisation', referring, 'M', 'text', 100),
  item('referringCode', 'REFERRING ORGANISATION CODE', 'Its code', referring, 'M', 'organisation', 6),
  item('referrerName', 'CARE PROFESSIONAL NAME (REFERRING)', 'Who refers', referring, 'M', 'text', 70),
  item('referrerCode', 'REFERRER CODE', 'Code of who refers', referring, 'M', 'referrer', 8),
  item(
    'referringFunction',
    'TREATMENT FUNCTION CODE (REFERRING SERVICE)',
    'Referring service',
    referring,
    'M',
    'treatment-function',
    3,
  ),
  item('referrerContact', 'PERSON FULL NAME (REFERRER CONTACT)', 'Whom to ask', referring, 'M', 'text', 70),
  item(
    'referringTelephone',
    'CONTACT TELEPHONE NUMBER (REFERRING ORGANISATION)',
    'Telephone of whom to ask',
    referring,
    'O',
    'telephone',
    35,
  ),
  item(
    'referringEmail',
    'CONTACT EMAIL ADDRESS (REFERRING ORGANISATION)',
    'Email address of whom to ask',
    referring,
    'O',
    'e-mail',
    255,
  ),
  item('pathwayIdentifier', 'PATIENT PATHWAY IDENTIFIER', 'Pathway identifier', rtt, 'M', 'pathway-identifier', 20),
  item(
    'pathwayIssuer',
    'ORGANISATION CODE (PATIENT PATHWAY IDENTIFIER ISSUER)',
    'Issuer of the pathway identifier',
    rtt,
    'M',
    'organisation',
    6,
  ),
  item(
    'status',
    'REFERRAL TO TREATMENT PERIOD STATUS (INTER-PROVIDER TRANSFER)',
    'Referral to treatment status',
    rtt,
    'M',
    'status',
    2,
  ),
  item(
    'decidedToReferOn',
    'DECISION TO REFER DATE (INTER-PROVIDER TRANSFER)',
    'Date of the decision to refer',
    rtt,
    'M',
    'day',
    10,
  ),
  item('clockStart', 'REFERRAL TO TREATMENT PERIOD START DATE', 'Clock start', rtt, 'M', 'day', 10),
  item('reason', 'REFERRAL RAISED REASON (INTER-PROVIDER TRANSFER)', 'Reason for the referral', rtt, 'M', 'reason', 2),
  {
    ...item('organisations', 'ORGANISATION CODE (ON PATHWAY)', 'Codes in order', onPathway, 'M', 'organisation', 6),
    repeats: true,
  },
  item('receivingName', 'ORGANISATION NAME (RECEIVING)', 'Receiving organisation', receiving, 'M', 'text', 100),
  item('receivingCode', 'ORGANISATION CODE (RECEIVING)', 'Its code', receiving, 'M', 'organisation', 6),
  item('receivingProfessional', 'CARE PROFESSIONAL NAME (RECEIVING)', 'Who receives', receiving, 'O', 'text', 70),
  item(
    'receivingFunction',
    'TREATMENT FUNCTION CODE (RECEIVING SERVICE)',
    'Receiving service',
    receiving,
    'M',
    'treatment-function',
    3,
  ),
  item(
    'requestedOn',
    'SERVICE REQUESTED DATE (INTER-PROVIDER TRANSFER)',
    'Date the service was asked for',
    dates,
    'M',
    'day',
    10,
  ),
  item(
    'receivedOn',
    'REFERRAL REQUEST RECEIVED DATE (INTER-PROVIDER TRANSFER)',
    'Date the referral was received',
    dates,
    'O',
    'day',
    10,
  ),
] as const satisfies readonly Item[]

export type ItemKey = (typeof items)[number]['key']

const byKey: ReadonlyMap<string, Item<ItemKey>> = new Map(items.map((each) => [each.key, each]))

export const isItemKey = (text: string): text is ItemKey => byKey.has(text)

export const itemOf = (key: ItemKey): Item<ItemKey> => byKey.get(key)!

export const itemsOf = (group: Group): readonly Item<ItemKey>[] => items.filter((each) => each.group === group)
