/**
 * One cell to one value, or what is wrong with it. Pure: the same text is always read alike, so a value that recurs in
 * its column (a code, a day) is read once and remembered.
 */
import { nationOf, nonEnglishCommissioner } from '#nhs/commissioner.ts'
import { ethnicCategory } from '#nhs/ethnic-category.ts'
import { intendedManagement } from '#nhs/intended-management.ts'
import { parseNhsNumber } from '#nhs/nhs-number.ts'
import { isOrthopaedicSubspecialty } from '#nhs/orthopaedic-subspecialty.ts'
import { nhsNumberStatus, statedGender } from '#nhs/person-codes.ts'
import { priorities } from '#nhs/priority.ts'
import { parsePathwayIdentifier } from '#nhs/rtt/patient-pathway-identifier.ts'
import { isRttStatus } from '#nhs/rtt-status.ts'
import { treatmentFunction } from '#nhs/treatment-function.ts'
import { waitingListType } from '#nhs/waiting-list-type.ts'
import type { CheckId } from './check.ts'
import { readDay } from './day-formats.ts'
import { type FieldKind, type FieldName, fieldMeaning } from './field.ts'
import { fingerprintOf } from './fingerprint.ts'
import type { DateFormat, MappedField } from './mapping.ts'

/** No day and no number. */
export const NONE = -2147483648

export type CellFault = { readonly check: CheckId; readonly problem: string; readonly remedy: string }

export type Reading = {
  /** The value as we keep it; null when there is none, and for days and numbers. */
  readonly text: string | null
  /** A day since 1970, or a whole number. */
  readonly number: number
  /** Stands for the value in the row's fingerprint. */
  readonly hash: number
  readonly fault?: CellFault
}

export type CellReader = (cell: string) => Reading

export const nothing: Reading = { text: null, number: NONE, hash: 0 }

const asText = (text: string, fault?: CellFault): Reading => ({
  text,
  number: NONE,
  hash: fingerprintOf(text),
  ...(fault && { fault }),
})
const asNumber = (number: number): Reading => ({ text: null, number, hash: number })
const leftOut = (fault: CellFault): Reading => ({ ...nothing, fault })

/** What begins a formula in a spreadsheet, with the full-width forms that some take too. */
const beginsFormula = /^[=+\-@＝＋－＠]/
const control = /\p{Cc}/u

const formula: CellFault = {
  check: 'formula',
  problem: 'it begins like a formula',
  remedy: 'Correct it in the source system.',
}
const controlCharacter: CellFault = {
  check: 'control-character',
  problem: 'it holds a control character, such as a tab or a line end',
  remedy: 'Take it out in the source system.',
}

/** The reader of a field, for a file that writes its days and codes as the mapping says. */
export function cellReader(name: FieldName, mapped: MappedField): CellReader {
  const { kind, longest } = fieldMeaning(name)
  const dates = 'dates' in mapped ? mapped.dates : 'YYYY-MM-DD'
  const codes = 'codes' in mapped ? mapped.codes : undefined
  if (kind === 'text') return textReader(longest ?? 100)
  if (kind === 'pathway identifier') return readPathwayIdentifier
  if (kind === 'NHS number') return readNhsNumber
  const read = kind === 'day' ? dayReader(name, dates) : codeReader(name, kind)
  return remembering(codes ? translating(codes, read) : read)
}

/** Local codes to national ones. A code that the mapping does not name is read as it stands. */
function translating(codes: Readonly<Record<string, string>>, read: CellReader): CellReader {
  const table = new Map(Object.entries(codes))
  return (cell) => read(table.get(cell.trim()) ?? cell)
}

/** More different values than this are no code list, and not worth the memory. */
const REMEMBERED = 20_000
/** A longer cut of a string keeps the whole piece of the file that it was cut from. */
const COPIED_WHEN_CUT = 12

function remembering(read: CellReader): CellReader {
  const known = new Map<string, Reading>()
  return (cell) => {
    const before = known.get(cell)
    if (before !== undefined) return before
    const reading = read(cell)
    if (cell.length <= COPIED_WHEN_CUT && known.size < REMEMBERED) known.set(cell, reading)
    return reading
  }
}

function textReader(longest: number): CellReader {
  return (cell) => {
    const text = trimmed(cell)
    if (text === '') return nothing
    if (text.length > longest) {
      return leftOut({
        check: 'too-long',
        problem: `it has ${text.length} characters; there is room for ${longest}`,
        remedy: 'Check that the column is the right one.',
      })
    }
    if (!isPlain(text)) {
      if (control.test(text)) return leftOut(controlCharacter)
      if (beginsFormula.test(text)) return leftOut(formula)
    }
    return { text, number: NONE, hash: 0 }
  }
}

/** Letters and digits first, and no control character: nearly every cell, told without a regular expression. */
function isPlain(text: string): boolean {
  const first = text.charCodeAt(0)
  if (first < 48 || first === 61 || first === 64 || first > 0xff00) return false
  for (let at = 1; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit < 32 || (unit >= 127 && unit < 160)) return false
  }
  return true
}

function trimmed(cell: string): string {
  if (cell === '') return cell
  return cell.charCodeAt(0) <= 32 || cell.charCodeAt(cell.length - 1) <= 32 ? cell.replace(/^ +| +$/g, '') : cell
}

function readPathwayIdentifier(cell: string): Reading {
  if (cell === '') return nothing
  if (isTwentyPlain(cell)) return { text: cell, number: NONE, hash: 0 }
  if (cell.trim() === '') return nothing
  if (control.test(cell)) return leftOut(controlCharacter)
  if (beginsFormula.test(cell)) return leftOut(formula)
  if (cell.length > 20) {
    return leftOut({
      check: 'too-long',
      problem: `it has ${cell.length} characters; an identifier has 20`,
      remedy: 'Send the identifier without its issuer, which has a column of its own.',
    })
  }
  const parsed = parsePathwayIdentifier(cell)
  const fault: CellFault | undefined = parsed.ok
    ? undefined
    : { check: 'pathway-identifier', problem: parsed.why, remedy: 'Send all 20 characters, padding and all.' }
  return { text: cell, number: NONE, hash: 0, ...(fault && { fault }) }
}

function isTwentyPlain(text: string): boolean {
  if (text.length !== 20) return false
  for (let at = 0; at < 20; at++) {
    const unit = text.charCodeAt(at)
    if (!((unit >= 48 && unit <= 57) || (unit >= 65 && unit <= 90))) return false
  }
  return true
}

const noNumber: Reading = {
  ...nothing,
  fault: {
    check: 'nhs-number-missing',
    problem: 'there is no NHS number',
    remedy: 'Trace the patient on the national demographic record.',
  },
}

function readNhsNumber(cell: string): Reading {
  if (isValidNumber(cell)) return { text: cell, number: NONE, hash: 0 }
  if (cell.trim() === '') return noNumber
  const parsed = parseNhsNumber(cell)
  if (parsed.ok) return { text: parsed.value, number: NONE, hash: 0 }
  return leftOut({
    check: 'nhs-number',
    problem: parsed.why,
    remedy: 'Trace the patient on the national demographic record, and correct the number in the source system.',
  })
}

/** The common case of parseNhsNumber: ten digits that pass their check. It decides on everything else. */
function isValidNumber(cell: string): boolean {
  if (cell.length !== 10) return false
  let sum = 0
  let sameAsFirst = 0
  const first = cell.charCodeAt(0)
  for (let at = 0; at < 10; at++) {
    const digit = cell.charCodeAt(at) - 48
    if (digit < 0 || digit > 9) return false
    if (digit + 48 === first) sameAsFirst += 1
    // With its own weight of 1, a right check digit makes the sum divisible by 11.
    sum += digit * (10 - at || 1)
  }
  return sum % 11 === 0 && sameAsFirst < 10
}

/** 1 January 1900 is what systems write when they have no date. */
const PLACEHOLDER_DAY = -25_567

/** Without these the wait cannot be counted, so a wrong one keeps the row out. */
const daysOfTheWait: ReadonlySet<FieldName> = new Set([
  'clockStart',
  'clockStop',
  'referralReceived',
  'originalReferralReceived',
])

function dayReader(name: FieldName, dates: DateFormat): CellReader {
  return (cell) => {
    const text = cell.trim()
    if (text === '') return nothing
    const day = readDay(text, dates)
    if (day === PLACEHOLDER_DAY) return nothing
    if (day !== undefined) return asNumber(day)
    return leftOut({
      check: daysOfTheWait.has(name) ? 'not-a-day' : 'day-left-out',
      problem: `it is no day written as ${dates}`,
      remedy: 'Correct the date, or say in the mapping how the file writes its dates.',
    })
  }
}

type CodeKind = Exclude<FieldKind, 'text' | 'day' | 'NHS number' | 'pathway identifier'>

/** Without these the row cannot be placed, so an unknown code keeps it out. */
const placing: ReadonlySet<FieldKind> = new Set<FieldKind>([
  'waiting list type',
  'treatment function',
  'RTT status',
  'organisation',
  'commissioner',
])

const priorityByUpperCase: ReadonlyMap<string, string> = new Map(
  priorities.map(({ code }) => [code.toUpperCase(), code]),
)
const whenInRange = (text: string, from: number, to: number): string | undefined =>
  /^\d{1,4}$/.test(text) && Number(text) >= from && Number(text) <= to ? text : undefined

/** The code as we keep it, or nothing when there is no such code. */
const known: Readonly<Record<CodeKind, (text: string, name: FieldName) => string | undefined>> = {
  organisation: (text) => (/^[A-Z0-9]{3,6}$/.test(text) ? text : undefined),
  site: (text) => (/^[A-Z0-9]{3,9}$/.test(text) ? text : undefined),
  commissioner: (text) => (/^[A-Z0-9]{3,6}$/.test(text) && text !== nonEnglishCommissioner ? text : undefined),
  practice: (text) => (/^[A-Z0-9]{3,8}$/.test(text) ? text : undefined),
  procedure: (text) => /^([A-Z]\d{2})\.?(\d?)$/.exec(text)?.slice(1).join(''),
  'small area': (text) => (/^[EW]01\d{6}$/.test(text) ? text : undefined),
  postcode: (text) => /^([A-Z]{1,2}\d[A-Z\d]?) ?(\d[A-Z]{2})$/.exec(text)?.slice(1).join(' '),
  sex: (text) => (statedGender.has(text) ? text : undefined),
  'ethnic category': (text) => ethnicCategory(text)?.code,
  'NHS number status': (text) => (nhsNumberStatus.has(text) ? text : undefined),
  'waiting list type': (text) => waitingListType(text)?.code,
  'treatment function': (text) => treatmentFunction(text)?.code,
  'RTT status': (text) => (isRttStatus(text) ? text : undefined),
  priority: (text) => priorityByUpperCase.get(text),
  'intended management': (text) => intendedManagement(text)?.code,
  subspecialty: (text) => (isOrthopaedicSubspecialty(text.toLowerCase()) ? text.toLowerCase() : undefined),
  'whole number': (text, name) =>
    name === 'expectedNights' ? whenInRange(text, 0, 365) : whenInRange(text, name === 'expectedMinutes' ? 1 : 0, 1440),
}

const listNames: Readonly<Record<CodeKind, string>> = {
  organisation: 'code of an organisation (three to six capitals or digits)',
  site: 'code of a site',
  commissioner:
    'code of a commissioner. NONC stands for everybody outside England and says too little: send the real code',
  practice: 'code of a GP practice',
  procedure: 'OPCS-4 code, such as W371',
  'small area': 'code of a small area, such as E01028903',
  postcode: 'postcode',
  sex: 'code for stated gender: 1, 2, 9 or X',
  'ethnic category': 'ethnic category: A to S, Z or 99',
  'NHS number status': 'NHS number status: 01 to 08',
  'waiting list type': 'waiting list type: IRTT, ORTT, INON or ONON',
  'treatment function': 'treatment function of the NHS Data Dictionary',
  'RTT status': 'referral to treatment status, such as 10, 20 or 30',
  priority: 'priority: P1a to P6, or D1 to D6',
  'intended management': 'intended management: 1 to 5, 8 or 9',
  subspecialty: 'orthopaedic subspecialty',
  'whole number': 'whole number in its range',
}

function codeReader(name: FieldName, kind: CodeKind): CellReader {
  const check: CheckId = placing.has(kind) ? 'code-not-known' : 'code-left-out'
  return (cell) => {
    const text = cell.trim()
    if (text === '') return nothing
    const code = known[kind](text.toUpperCase(), name)
    if (code === undefined) {
      return leftOut({
        check,
        problem: `it is no ${listNames[kind]}`,
        remedy: 'Correct it, or give the code’s meaning in the mapping.',
      })
    }
    if (kind === 'whole number') return asNumber(Number(code))
    if (kind === 'commissioner' && nationOf(code) === undefined) {
      return asText(code, {
        check: 'commissioner-not-known',
        problem: 'its nation is not known',
        remedy: 'Check the code with the Organisation Data Service.',
      })
    }
    return asText(code)
  }
}
