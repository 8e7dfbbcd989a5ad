import { expect, it } from 'vitest'
import { timeOf } from './forms.ts'

it.each([
  ['9:30am', '09:30'],
  ['12:05am', '00:05'],
  ['12pm', '12:00'],
  ['2.15 PM', '14:15'],
  ['09:30', '09:30'],
  ['23:59', '23:59'],
])('a time of day is read as people write it: %s', (typed, time) => {
  expect(timeOf(typed)).toBe(time)
})

it.each(['', '9', '24:00', '13pm', '0am', '9:60', 'noon', '9:3'])(
  'what is no time of day is refused: "%s"',
  (typed) => {
    expect(timeOf(typed)).toBeUndefined()
  },
)
