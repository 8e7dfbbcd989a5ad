/** Whether one value of an item can be used, and if not why and what to do. */
import { isDay } from '#nhs/day.ts'
import { parseNhsNumber } from '#nhs/nhs-number.ts'
import { parsePathwayIdentifier } from '#nhs/rtt/patient-pathway-identifier.ts'
import { treatmentFunction } from '#nhs/treatment-function.ts'
import type { Fault } from './fault.ts'
import type { CheckName, Item } from './item.ts'
import { referralReasons } from './referral-reason.ts'
import { statusInSendersRecord, statusOnForm } from './statuses.ts'

type Wrong = Pick<Fault, 'why' | 'remedy'>

const LONGEST_ADDRESS_LINE = 35
const MOST_ADDRESS_LINES = 5

/** What is wrong with a value; nothing when it can be used. */
export function checkValue({ check, longest }: Item, value: string): Wrong | undefined {
  if (value.trim() === '') return { why: 'it is empty', remedy: 'Enter a value' }
  if (/\p{Cs}/u.test(value)) return { why: 'it holds half of a character', remedy: 'Enter it again' }
  if (value.length > longest)
    return {
      why: `it has ${value.length} characters and the item takes ${longest}`,
      remedy: `Enter ${longest} characters at most`,
    }
  const hasControls = check === 'address' ? /[^\P{Cc}\n]/u.test(value) : /\p{Cc}/u.test(value)
  if (hasControls) return { why: 'it holds a character that cannot be printed', remedy: 'Enter it again by hand' }
  return checks[check](value)
}

const matching =
  (shape: RegExp, why: string, remedy: string) =>
  (value: string): Wrong | undefined =>
    shape.test(value) ? undefined : { why, remedy }

const checks: Readonly<Record<CheckName, (value: string) => Wrong | undefined>> = {
  text: () => undefined,
  address(value) {
    const lines = value.split('\n')
    if (lines.length > MOST_ADDRESS_LINES)
      return { why: `it has ${lines.length} lines`, remedy: `Enter it in ${MOST_ADDRESS_LINES} lines at most` }
    if (lines.some((line) => line.trim() === ''))
      return { why: 'it has an empty line', remedy: 'Enter it without empty lines' }
    return lines.some((line) => line.length > LONGEST_ADDRESS_LINE)
      ? {
          why: `a line is longer than ${LONGEST_ADDRESS_LINE} characters`,
          remedy: `Enter no line longer than ${LONGEST_ADDRESS_LINE} characters`,
        }
      : undefined
  },
  postcode: matching(
    /^[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}$|^ZZ99 \d[A-Z]{2}$/,
    'it has not the shape of a postcode',
    'Enter a postcode in capitals with its space, like SY10 7AG',
  ),
  day: (value) =>
    isDay(value)
      ? undefined
      : { why: 'it is not a real date', remedy: 'Give the date as year, month and day, like 2026-01-31' },
  'nhs-number'(value) {
    if (!/^\d{10}$/.test(value))
      return { why: 'it is not ten digits', remedy: 'Give the ten digits without spaces or dashes' }
    const parsed = parseNhsNumber(value)
    return parsed.ok ? undefined : { why: parsed.why, remedy: 'Check the number against the patient record' }
  },
  'local-number': () => undefined,
  telephone: matching(
    /^[+(]?\d[\d ()-]*(?: ?(?:x|ext\.?) ?\d+)?$/,
    'it is not a telephone number',
    'Enter digits and spaces, with an extension after "ext"',
  ),
  'e-mail': matching(
    /^[^\s@<>"]+@[^\s@<>".]+(?:\.[^\s@<>".]+)+$/,
    'it is not an email address',
    'Enter an address like name@example.nhs.uk',
  ),
  practice: matching(
    /^[A-Z0-9]{6}$/,
    'it is not the code of a GP practice',
    'Enter the 6 capitals or digits of the practice, or V81999 when the patient has none',
  ),
  organisation: matching(
    /^[A-Z0-9]{3,6}$/,
    'it is not the code of an organisation',
    'Enter the 3 to 6 capitals or digits that the Organisation Data Service gives',
  ),
  referrer: matching(
    /^[A-Z0-9]{8}$/,
    'it is not the code of a referrer',
    'Enter the 8 characters, such as C and 7 digits for a consultant',
  ),
  'treatment-function'(value) {
    const known = treatmentFunction(value)
    if (!known) return { why: 'it is no treatment function', remedy: 'Enter the three digits of the service, like 110' }
    return known.isRetired
      ? { why: 'that treatment function is retired', remedy: 'Enter the code that has taken its place' }
      : undefined
  },
  'pathway-identifier'(value) {
    const parsed = parsePathwayIdentifier(value)
    return parsed.ok
      ? undefined
      : { why: parsed.why, remedy: 'Send all 20 characters as they were issued, padding included' }
  },
  status(value) {
    if (value === statusOnForm) return undefined
    return value === statusInSendersRecord
      ? { why: "21 belongs in the sender's own record", remedy: 'Put 20 on the form' }
      : {
          why: `a pathway that moves has status ${statusOnForm} on the form`,
          remedy: `Put ${statusOnForm} on the form`,
        }
  },
  reason: (value) =>
    referralReasons.has(value)
      ? undefined
      : {
          why: 'it is not in the list of reasons',
          remedy: `Enter one of ${referralReasons.all.map(({ code }) => code).join(', ')}`,
        },
}
