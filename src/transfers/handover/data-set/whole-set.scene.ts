/** Data sets in which everything is right, for tests: one to read, and as many as a property asks for. */
import fc from 'fast-check'
import { fromEpochDay } from '#nhs/day.ts'
import { nhsNumberCheckDigit } from '#nhs/nhs-number.ts'
import type { DataSet } from './data-set.ts'
import { items } from './items.ts'

export const today = '2026-01-31'

export const wholeSet: Required<DataSet> = {
  familyName: 'Canary-Ann',
  givenName: 'Robin',
  title: 'Mrs',
  address: '4 High Street\nOswestry\nShropshire',
  postcode: 'SY11 1AA',
  birthDate: '1950-05-01',
  nhsNumber: '9990000018',
  localNumber: 'L0001',
  leadContactName: 'Alex Canary',
  homeTelephone: '01691 000000',
  workTelephone: '01691 000001',
  mobileTelephone: '+44 7700 900000',
  email: 'robin@example.org',
  gpName: 'Dr Pat Jones',
  gpPractice: 'M82001',
  referringName: 'The Robert Jones and Agnes Hunt Orthopaedic Hospital NHS Foundation Trust',
  referringCode: 'RL1',
  referrerName: 'Mr A Smith',
  referrerCode: 'C1234567',
  referringFunction: '110',
  referrerContact: 'Bookings office',
  referringTelephone: '01691 404000 ext 12',
  referringEmail: 'bookings@example.org',
  pathwayIdentifier: 'RL1PATHWAY0000001   ',
  pathwayIssuer: 'RL1',
  status: '20',
  decidedToReferOn: '2026-01-20',
  clockStart: '2025-01-02',
  reason: '01',
  organisations: ['RXW', 'RL1'],
  receivingName: 'The Royal Orthopaedic Hospital NHS Foundation Trust',
  receivingCode: 'RRJ',
  receivingProfessional: 'Ms B Jones',
  receivingFunction: '110',
  requestedOn: '2026-01-21',
  receivedOn: '2026-01-28',
}

const shortText = (longest: number) =>
  fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: longest })
    .filter((text) => text.trim() !== '' && text.length <= longest && !/[\p{Cc}\p{Cs}]/u.test(text))
/** What a spreadsheet would run, and what looks as if it had been disarmed already. */
const awkward = fc.constantFrom('=1+1', '+44', "'=1", "''@x", '"quoted", twice', ' both ends ', '-', 'a;b,c')
const text = (longest: number) =>
  fc.oneof({ weight: 4, arbitrary: shortText(longest) }, { weight: 1, arbitrary: awkward })
const lettersAndDigits = (shape: string, length: number) =>
  fc.string({ unit: fc.constantFrom(...shape), minLength: length, maxLength: length })
const capitals = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'
const organisation = fc.integer({ min: 3, max: 6 }).chain((length) => lettersAndDigits(capitals, length))
const nhsNumber = fc
  .integer({ min: 0, max: 999_999 })
  .map((n) => `999${String(n).padStart(6, '0')}`)
  .filter((nine) => nhsNumberCheckDigit(nine) !== undefined && nine !== '999999999')
  .map((nine) => `${nine}${nhsNumberCheckDigit(nine)}`)
const identifier = lettersAndDigits(`${capitals}  `, 20).filter((each) => each.trim() !== '')

/** A set that `validate` finds nothing wrong with. */
export const anyWholeSet: fc.Arbitrary<DataSet> = fc
  .record({
    texts: fc.record({
      familyName: text(35),
      givenName: text(35),
      title: text(35),
      leadContactName: text(70),
      gpName: text(70),
      referrerName: text(70),
      referrerContact: text(70),
      referringName: text(100),
      receivingName: text(100),
      receivingProfessional: text(70),
      localNumber: text(20),
    }),
    address: fc.array(text(35), { minLength: 1, maxLength: 4 }).map((lines) => lines.join('\n')),
    nhsNumber,
    pathwayIdentifier: identifier,
    referrerCode: lettersAndDigits(capitals, 8),
    organisations: fc.array(organisation, { minLength: 1, maxLength: 20 }),
    days: fc.array(fc.integer({ min: -20_000, max: 20_483 }), { minLength: 5, maxLength: 5 }),
    left: fc.subarray(items.filter(({ mandatory }) => !mandatory).map(({ key }) => key)),
  })
  .map(({ texts, days, left, ...rest }) => {
    const [birthDate, clockStart, decidedToReferOn, requestedOn, receivedOn] = days
      .toSorted((a, b) => a - b)
      .map(fromEpochDay)
    const dates = { birthDate, clockStart, decidedToReferOn, requestedOn, receivedOn }
    const whole = Object.entries({ ...wholeSet, ...texts, ...rest, ...dates })
    return Object.fromEntries(whole.filter(([key]) => !left.some((each) => each === key))) as DataSet
  })
