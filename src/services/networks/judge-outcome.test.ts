import { describe, expect, it } from 'vitest'
import { trustCode } from '#nhs/trust-code.ts'
import type { SiteService, Tier } from '../catalogue/catalogue.ts'
import { caseMistakes } from './case-form.ts'
import { judgeOutcome } from './judge-outcome.ts'
import { routeCase } from './route-case.ts'
import { rulesOf } from './routing-rules.ts'

const rules = rulesOf('revision-knee')!
const at = (site: string, tier: Tier): SiteService => ({
  trust: trustCode('RAA'),
  service: 'revision-knee',
  site,
  tier,
  provides: [],
})
const sites = [at('OUT', 'outreach'), at('SPOKE', 'spoke'), at('CENTRE', 'centre')]
const today = '2026-01-31'
const judge = (grade: string, outcome: string, toSite: string | null = null, onDay = today) => {
  const route = routeCase({ grade, features: [], site: 'SPOKE' }, rules, sites)
  return judgeOutcome({ site: 'SPOKE' }, route, { onDay, outcome, toSite }, today)
}

describe('what the regional meeting said of a case', () => {
  it('may leave an R2 at a spoke, and an R3 never', () => {
    expect(judge('R2', 'stays')).toBeUndefined()
    expect(judge('R3', 'stays')).toEqual({
      field: 'outcome',
      message: 'It cannot stay at this unit. An R3 case is discussed at the regional meeting and done at a centre.',
    })
  })

  it('sends it only to a unit that may do it, and to another than where it is', () => {
    expect(judge('R3', 'goes', 'CENTRE')).toBeUndefined()
    expect(judge('R3', 'goes', 'OUT')).toMatchObject({ field: 'toSite' })
    expect(judge('R2', 'goes', 'SPOKE')).toMatchObject({ field: 'toSite' })
    expect(judge('R2', 'goes')).toMatchObject({ field: 'toSite' })
  })

  it('may send it to another network or have it again', () => {
    expect(judge('R3', 'elsewhere')).toBeUndefined()
    expect(judge('R3', 'again')).toBeUndefined()
    expect(judge('R3', 'perhaps')).toMatchObject({ field: 'outcome' })
  })

  it('is of a day that has come', () => {
    expect(judge('R2', 'stays', null, '2026-02-01')).toMatchObject({ field: 'on-day' })
  })
})

describe('a case that is noted', () => {
  const noted = (reference: string) =>
    caseMistakes({ reference, site: 'SPOKE', grade: 'R2', features: [] }, rules, [sites[1]!], ['K-1'])

  it.each(['9990000018', '999 000 0018', 'NHS 999-000-0018'])(
    'never has an NHS number for its reference: %s',
    (reference) => {
      expect(noted(reference)).toEqual([{ field: 'reference', message: 'Enter a reference that is not an NHS number' }])
    },
  )

  it('has a reference of its own', () => {
    expect(noted('K-2')).toEqual([])
    expect(noted('K-1')).toMatchObject([{ field: 'reference' }])
    expect(noted('')).toMatchObject([{ field: 'reference' }])
  })
})
