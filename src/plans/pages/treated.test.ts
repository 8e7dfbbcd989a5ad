import { expect, it } from 'vitest'
import type { PlanReport } from '../plan-report.ts'
import { treatedInWords } from './treated.ts'

const of = (notAsked: PlanReport['notAsked']): string =>
  treatedInWords({ report: { total: { treated: 3624, patients: 11093 } } as PlanReport['report'], notAsked })

it('says how many are treated of how many, and how many more could not be asked about', () => {
  expect(of({})).toBe('3,624 of 11,093 patients')
  expect(of({ 'no-expected-time': 393, 'nobody-may-operate': 2 })).toBe(
    '3,624 of 11,093 patients. 395 more could not be asked about',
  )
})
