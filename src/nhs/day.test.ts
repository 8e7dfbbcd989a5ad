import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, ageOn, daysBetween, epochDay, fromEpochDay, isDay, londonDay, weekday } from './day.ts'

const anyDayNumber = fc.integer({ min: epochDay('1600-01-01'), max: epochDay('9999-12-31') })

describe('a calendar day', () => {
  it.each(['2026-01-31', '2024-02-29', '2000-02-29', '1600-01-01', '9999-12-31'])('%s exists', (text) => {
    expect(isDay(text)).toBe(true)
  })

  it.each([
    '2026-02-29',
    '1900-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '1599-12-31',
    '0000-00-00',
    '2026-1-5',
    '31/01/2026',
    '2026-01-31T00:00',
    '',
  ])('"%s" does not', (text) => {
    expect(isDay(text)).toBe(false)
  })

  it('agrees with the built-in calendar on every day of four centuries', () => {
    fc.assert(
      fc.property(anyDayNumber, (number) => {
        const day = new Date(number * 86_400_000).toISOString().slice(0, 10)
        expect(fromEpochDay(number)).toBe(day)
        expect(epochDay(day)).toBe(number)
        expect(isDay(day)).toBe(true)
        expect(weekday(day)).toBe(((new Date(`${day}T00:00Z`).getUTCDay() + 6) % 7) + 1)
      }),
    )
  })

  it('counts the days of a wait across the change of the clocks without losing an hour', () => {
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2)
    expect(daysBetween('2025-10-25', '2025-10-27')).toBe(2)
    expect(daysBetween('2026-01-31', '2025-01-31')).toBe(-365)
  })

  it('adds and counts to the same end', () => {
    fc.assert(
      fc.property(anyDayNumber, fc.integer({ min: -5000, max: 5000 }), (number, n) => {
        const day = fromEpochDay(number)
        fc.pre(number + n >= epochDay('1600-01-01') && number + n <= epochDay('9999-12-31'))
        expect(daysBetween(day, addDays(day, n))).toBe(n)
      }),
    )
  })

  it('is London’s, not the server’s: half past eleven in the evening of a summer day in UTC is already tomorrow', () => {
    expect(londonDay(new Date('2026-07-01T23:30:00Z'))).toBe('2026-07-02')
    expect(londonDay(new Date('2026-01-01T23:30:00Z'))).toBe('2026-01-01')
  })
})

it('somebody is a year older on their birthday, and on 1 March when born on 29 February', () => {
  expect(ageOn('1950-06-15', '2026-06-14')).toBe(75)
  expect(ageOn('1950-06-15', '2026-06-15')).toBe(76)
  expect(ageOn('1952-02-29', '2026-02-28')).toBe(73)
  expect(ageOn('1952-02-29', '2026-03-01')).toBe(74)
})
