/**
 * Patient pathway identifiers: 20 letters or digits that stay with a pathway from the first referral to the last, through
 * every transfer. The organisation that issued it is a field of its own, and padding is part of the identifier.
 * Source: Recording and reporting RTT waiting times v5.0 (11 February 2025), annex C.
 */
import type { Day } from '../day.ts'

export type PatientPathwayIdentifier = string & { readonly __brand: 'PatientPathwayIdentifier' }

/** The issuer of identifiers made from e-Referral Service booking references. */
export const bookingReferenceIssuer = 'X09'

export type ParsedPathwayIdentifier =
  | { readonly ok: true; readonly value: PatientPathwayIdentifier }
  | { readonly ok: false; readonly why: string }

/**
 * Reads an identifier exactly as it is held: nothing is trimmed, added or put in capitals, because a screen that shows
 * fifteen characters may stand for twenty, and the twenty are what another provider must receive. Spaces count as padding.
 */
export function parsePathwayIdentifier(text: string): ParsedPathwayIdentifier {
  if (text.length !== 20) {
    const hint = text.length < 20 ? 'it may have lost its padding' : 'it may hold the issuer as well'
    return refuse(`it has ${text.length} characters; an identifier has 20, so ${hint}`)
  }
  if (!/^[A-Za-z0-9 ]+$/.test(text)) return refuse('it holds something other than letters, digits and padding')
  if (text.trim() === '') return refuse('it holds nothing but padding')
  return { ok: true, value: text as PatientPathwayIdentifier }
}

/**
 * The identifier for a pathway that began with an e-Referral Service booking reference of 12 digits, led by eight noughts.
 * The guidance asks for padding and leaves its shape to the provider: never re-make an identifier that was received.
 */
export function fromBookingReference(ubrn: string): PatientPathwayIdentifier {
  const digits = ubrn.replace(/[\s-]/g, '')
  if (!/^\d{12}$/.test(digits)) throw new Error(`A booking reference has 12 digits, not "${ubrn}"`)
  return digits.padStart(20, '0') as PatientPathwayIdentifier
}

/** What identifies one referral to treatment period: a pathway can have many, never two at once. */
export type PeriodIdentity = {
  readonly identifier: PatientPathwayIdentifier
  readonly issuer: string
  readonly start: Day
}

/** The same text for the same period, for use as a key. */
export function periodKey({ identifier, issuer, start }: PeriodIdentity): string {
  return `${issuer}|${identifier}|${start}`
}

const refuse = (why: string): ParsedPathwayIdentifier => ({ ok: false, why })
