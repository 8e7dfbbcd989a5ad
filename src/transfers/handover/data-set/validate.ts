/**
 * Everything that is missing from a data set or wrong with it, in the order of the form. Pure: today comes in.
 * What must be there: items.ts. What each value must look like: check-value.ts. What must agree: below.
 */
import type { Day } from '#nhs/day.ts'
import { isDay } from '#nhs/day.ts'
import { bookingReferenceIssuer } from '#nhs/rtt/patient-pathway-identifier.ts'
import { checkValue } from './check-value.ts'
import { type DataSet, valuesOf } from './data-set.ts'
import type { Fault } from './fault.ts'
import { type ItemKey, itemOf, items } from './items.ts'

/** More providers than any pathway has been with. */
const MOST_ORGANISATIONS = 20

export function validate(set: DataSet, today: Day): readonly Fault[] {
  const wrong = items.flatMap(({ key }) => faultsOf(set, key))
  const good = (key: ItemKey) => (wrong.some(({ item }) => item === key) ? undefined : valuesOf(set, key)[0])
  return [...wrong, ...disagreements(good, today)].toSorted((a, b) => place(a) - place(b))
}

function faultsOf(set: DataSet, key: ItemKey): Fault[] {
  const item = itemOf(key)
  const values = valuesOf(set, key)
  if (values.length === 0)
    return item.mandatory
      ? [{ item: key, why: 'it is missing, and the data set needs it', remedy: remedyFor(key) }]
      : []
  if (values.length > MOST_ORGANISATIONS)
    return [
      {
        item: key,
        why: `there are ${values.length} values`,
        remedy: `Name the ${MOST_ORGANISATIONS} providers that matter most`,
      },
    ]
  return values.flatMap((value) => {
    const wrong = checkValue(item, value)
    return wrong ? [{ item: key, value, ...wrong }] : []
  })
}

const remedyFor = (key: ItemKey): string => `Enter ${lowerFirst(itemOf(key).label)}`
const lowerFirst = (label: string): string =>
  /^(NHS|GP)/.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1)

type Good = (key: ItemKey) => string | undefined

/** What two items say together. An item that is wrong by itself is not blamed twice. */
function disagreements(good: Good, today: Day): Fault[] {
  const faults: Fault[] = []
  const add = (item: ItemKey, why: string, remedy: string) => faults.push({ item, value: good(item)!, why, remedy })
  const notAfter = (earlier: ItemKey, later: ItemKey) => {
    const [from, to] = [good(earlier), good(later)]
    if (from !== undefined && to !== undefined && isDay(from) && isDay(to) && from > to) {
      const [first, second] = [earlier, later].map((key) => lowerFirst(itemOf(key).label))
      add(later, `it is before the ${first}`, `Check which of the two is wrong: the ${first} or the ${second}`)
    }
  }
  notAfter('birthDate', 'clockStart')
  // The original start, which no transfer changes, so never later than the decision to transfer.
  notAfter('clockStart', 'decidedToReferOn')
  notAfter('decidedToReferOn', 'requestedOn')
  notAfter('requestedOn', 'receivedOn')
  for (const key of ['birthDate', 'clockStart', 'decidedToReferOn', 'requestedOn', 'receivedOn'] as const) {
    const day = good(key)
    if (day !== undefined && day > today) add(key, 'it is in the future', 'Enter a date that has been')
  }
  const [from, to] = [good('referringCode'), good('receivingCode')]
  if (from !== undefined && from === to)
    add('receivingCode', 'it is the referring organisation too', 'Enter the organisation that receives the patient')
  const identifier = good('pathwayIdentifier')
  if (good('pathwayIssuer') === bookingReferenceIssuer && identifier !== undefined && !/^[\d ]+$/.test(identifier))
    add(
      'pathwayIdentifier',
      `an identifier that ${bookingReferenceIssuer} issued is a booking reference, which has digits only`,
      'Check the identifier and who issued it',
    )
  return faults
}

const place = ({ item }: Fault): number => items.findIndex(({ key }) => key === item)
