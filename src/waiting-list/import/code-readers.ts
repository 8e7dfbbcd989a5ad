/** Cells that hold a code of a national list. */
import { nationOf, nonEnglishCommissioner } from '#nhs/commissioner.ts'
import { ethnicCategory } from '#nhs/ethnic-category.ts'
import { intendedManagement } from '#nhs/intended-management.ts'
import { isOrthopaedicSubspecialty } from '#nhs/orthopaedic-subspecialty.ts'
import { nhsNumberStatus, statedGender } from '#nhs/person-codes.ts'
import { priorities } from '#nhs/priority.ts'
import { isRttStatus } from '#nhs/rtt-status.ts'
import { treatmentFunction } from '#nhs/treatment-function.ts'
import { waitingListType } from '#nhs/waiting-list-type.ts'
import type { CheckId } from './check.ts'
import type { FieldKind, FieldName } from './field.ts'
import { asNumber, asText, type CellReader, leftOut, nothing } from './reading.ts'

export type CodeKind = Exclude<FieldKind, 'text' | 'day' | 'NHS number' | 'pathway identifier'>

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

export function codeReader(name: FieldName, kind: CodeKind): CellReader {
  const check: CheckId = placing.has(kind) ? 'code-not-known' : 'code-left-out'
  return (cell) => {
    const text = cell.trim()
    if (text === '') return nothing
    const code = known[kind](text.toUpperCase(), name)
    if (code === undefined) {
      return leftOut({
        check,
        problem: `it is no ${listNames[kind]}`,
        remedy: "Correct it, or give the code's meaning in the mapping.",
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
