/** Numbers and keys of the demonstration: the same seed gives the same, and nothing about a person can be read from them. */
import { nhsNumberCheckDigit } from '#nhs/nhs-number.ts'
import { bookingReferenceIssuer, fromBookingReference } from '#nhs/rtt/patient-pathway-identifier.ts'
import type { Random } from './random.ts'

/** A key of our own making (UUID version 8, RFC 9562): a count first, so that rows are stored in the order they are made. */
export function madeUuid(count: number, random: Random): string {
  const a = hex(random.bits())
  const b = hex(random.bits())
  return `${hex(count)}-${a.slice(0, 4)}-8${a.slice(5)}-a${b.slice(1, 4)}-${b.slice(4)}${hex(random.bits())}`
}

/** Four hexadecimal digits each: looked up, because a million of them are needed. */
const quarters = Array.from({ length: 0x10000 }, (_, n) => n.toString(16).padStart(4, '0'))

const hex = (bits: number): string => quarters[bits >>> 16]! + quarters[bits & 0xffff]!

/** A trust's own number for the nth person: seven digits, in no order that shows who came first. */
export const localId = (trust: string, count: number): string =>
  `${trust}${String((count * 7_654_321 + 1_234_567) % 10_000_000).padStart(7, '0')}`

/** Twelve digits, of a range that the e-Referral Service has not reached. */
export const bookingReference = (trustNumber: number, count: number): string =>
  `99${trustNumber}${String((count * 61_803_399) % 1_000_000_000).padStart(9, '0')}`

/** Twenty characters and who issued them. Trusts pad their own numbers in their own way, and the padding is kept. */
export function pathwayIdentifier(
  issuer: string,
  count: number,
  ubrn: string | undefined,
): [identifier: string, issuer: string] {
  if (ubrn !== undefined) return [fromBookingReference(ubrn), bookingReferenceIssuer]
  const own = `P${String((count * 7_654_321 + 89) % 100_000_000).padStart(8, '0')}`
  return [issuer === 'RBK' || issuer === 'RXK' ? own.padEnd(20, ' ') : own.padStart(20, '0'), issuer]
}

const serials = 1_000_000
/** Walks through all serials, far apart; no factor in common with a million. */
const stride = 618_033

/**
 * NHS numbers 999 …, each once, from a place in the walk through all serials. One serial in eleven has no check digit and
 * is passed over, so who needs n numbers should leave 1.1 n places before the next one's start.
 */
export function* nhsNumbers(start: number): Generator<string, never> {
  for (let at = start; ; at++) {
    const nine = `999${String((at * stride) % serials).padStart(6, '0')}`
    const check = nhsNumberCheckDigit(nine)
    if (check !== undefined) yield `${nine}${check}`
  }
}
