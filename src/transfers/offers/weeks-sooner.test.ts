import { expect, it } from 'vitest'
import { soonerInWords } from './offer-facts.ts'
import { soonerThanAtHome } from './weeks-sooner.ts'

const says = (...given: Parameters<typeof soonerThanAtHome>) => soonerInWords(soonerThanAtHome(...given))

it('the weeks saved are those up to the day that the home trust would treat on by itself', () => {
  expect(says('2026-03-02', { day: '2026-03-30', is: 'planned' })).toBe(
    'We think this is about 4 weeks sooner than here.',
  )
})

it('a week that is not whole does not count', () => {
  expect(says('2026-03-02', { day: '2026-03-29', is: 'planned' })).toContain('about 3 weeks')
})

it('somebody whom the plan at home leaves out is told the least that they save', () => {
  expect(says('2026-03-02', { day: '2026-03-30', is: 'not-before' })).toContain('at least 4 weeks')
})

it('nothing is said where it would be as soon at home, or where nobody knows', () => {
  expect(says('2026-03-02', { day: '2026-03-04', is: 'planned' })).toBeNull()
  expect(says('2026-03-02', { day: '2026-02-01', is: 'not-before' })).toBeNull()
  expect(says('2026-03-02', null)).toBeNull()
})
