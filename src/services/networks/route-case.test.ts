import { describe, expect, it } from 'vitest'
import { trustCode } from '#nhs/trust-code.ts'
import type { SiteService, Tier } from '../catalogue/catalogue.ts'
import { routeCase } from './route-case.ts'
import { networkRules, rulesOf } from './routing-rules.ts'

const rules = rulesOf('revision-knee')!
const at = (site: string, tier: Tier): SiteService => ({
  trust: trustCode('RAA'),
  service: 'revision-knee',
  site,
  tier,
  provides: [],
})
const sites = [at('OUT', 'outreach'), at('SPOKE', 'spoke'), at('CENTRE', 'centre')]
const ask = (grade: string, features: readonly string[] = [], site: string | null = 'SPOKE') => {
  const { mayStay, isDiscussed, mayGoTo, because } = routeCase(
    { grade, features, site: site ?? undefined },
    rules,
    sites,
  )
  return { mayStay, isDiscussed, to: mayGoTo.map((each) => each.site), because: because.map(({ id }) => id) }
}

describe('a revision of a knee replacement', () => {
  it('of grade R1 may stay in a spoke, without a discussion', () => {
    expect(ask('R1')).toEqual({
      mayStay: true,
      isDiscussed: false,
      to: ['CENTRE', 'SPOKE'],
      because: ['revising-units'],
    })
  })

  it.each(['infection', 'bone-loss', 're-revision'])(
    'with %s is discussed at the regional meeting, even R1',
    (feature) => {
      expect(ask('R1', [feature])).toMatchObject({ isDiscussed: true, mayStay: true })
    },
  )

  it('of grade R2 is discussed, and may stay if the meeting agrees', () => {
    expect(ask('R2')).toMatchObject({ mayStay: true, isDiscussed: true, because: ['revising-units', 'r2-discussed'] })
  })

  it('of grade R3 goes to a centre, whatever other rules would allow', () => {
    expect(ask('R3', ['infection'])).toMatchObject({ mayStay: false, isDiscussed: true, to: ['CENTRE'] })
    expect(ask('R3', [], 'CENTRE').mayStay).toBe(true)
  })

  it('goes on from a hospital that does none', () => {
    expect(ask('R1', [], null)).toMatchObject({ mayStay: false, to: ['CENTRE', 'SPOKE'] })
    expect(ask('R1', [], 'OUT').mayStay).toBe(false)
  })

  it('has nowhere to go where no unit may do it', () => {
    expect(routeCase({ grade: 'R3', features: [], site: 'SPOKE' }, rules, sites.slice(0, 2)).mayGoTo).toEqual([])
  })

  it('is routed by rules that each name grades and features that there are, and a source', () => {
    for (const network of networkRules) {
      const [grades, features] = [network.grades, network.features].map((all) => all.map(({ code }) => code))
      for (const rule of network.rules) {
        expect(grades).toEqual(expect.arrayContaining([...rule.grades]))
        expect(features).toEqual(expect.arrayContaining([...rule.features]))
        expect(rule.source).not.toBe('')
      }
    }
  })
})
