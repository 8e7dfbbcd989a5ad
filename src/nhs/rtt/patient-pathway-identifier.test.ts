import { describe, expect, it } from 'vitest'
import {
  bookingReferenceIssuer,
  fromBookingReference,
  parsePathwayIdentifier,
  periodKey,
} from './patient-pathway-identifier.ts'

const identifier = (text: string) => {
  const result = parsePathwayIdentifier(text)
  if (!result.ok) throw new Error(result.why)
  return result.value
}

describe('a patient pathway identifier', () => {
  it('has twenty characters, and its padding is part of it', () => {
    expect(identifier('RL1A00000000000012  ')).toBe('RL1A00000000000012  ')
    expect(identifier('00000000123456789012')).toHaveLength(20)
  })

  it('that shows fifteen characters has lost its padding, and is refused rather than padded by guess', () => {
    expect(parsePathwayIdentifier('RL1A00000000012')).toMatchObject({
      ok: false,
      why: expect.stringContaining('padding'),
    })
  })

  it.each(['RL1A0000-0000-000012', '                    ', '123456789012345678901', ''])('"%s" is refused', (text) => {
    expect(parsePathwayIdentifier(text).ok).toBe(false)
  })

  it('made from a booking reference is issued by X09 and padded to twenty', () => {
    expect(fromBookingReference('0001 2345 6789')).toBe('00000000000123456789')
    expect(bookingReferenceIssuer).toBe('X09')
    expect(() => fromBookingReference('123')).toThrow('12 digits')
  })

  it('with its issuer and the start tells one period from another on the same pathway', () => {
    const pathway = { identifier: fromBookingReference('000123456789'), issuer: 'X09' }
    const first = periodKey({ ...pathway, start: '2024-01-02' })
    expect(periodKey({ ...pathway, start: '2025-06-01' })).not.toBe(first)
    expect(periodKey({ ...pathway, issuer: 'RL1', start: '2024-01-02' })).not.toBe(first)
    expect(periodKey({ ...pathway, start: '2024-01-02' })).toBe(first)
  })
})
