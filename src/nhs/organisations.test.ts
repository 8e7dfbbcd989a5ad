import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { kilometresBetween, minutesByBus, travelMinutes } from './distance.ts'
import { isOpen, site, sites, sitesOf, trust, trustName, trusts } from './organisations.ts'
import { isTrustCode, trustCode } from './trust-code.ts'

const published = '../shared/data/reference/trusts-sites.json'
type Published = {
  trusts: { ods: string; postcode: string; icb: string | null }[]
  mainSite: Record<string, string>
  sites: { ods: string; trust: string; postcode: string; lat: number; lon: number }[]
  distances: { a: string; b: string; km: number }[]
}
const read = (): Published => JSON.parse(readFileSync(published, 'utf8'))

describe('a trust’s code', () => {
  it('is three capitals or digits', () => {
    expect(trustCode('RL1')).toBe('RL1')
    expect(isTrustCode('RL131')).toBe(false)
    expect(() => trustCode('rl1')).toThrow('"rl1"')
  })
})

describe('the trusts and sites', () => {
  it('have short names for pages', () => {
    expect(trusts.map(({ shortName }) => shortName)).toContain('Dudley Group')
    expect(trust('RRJ')?.shortName).toBe('Royal Orthopaedic Hospital')
    expect(trustName('RXX')).toBe('RXX')
  })

  it('belong together: every site has a trust, every main site and successor exists', () => {
    const siteCodes = sites.map(({ code }) => code)
    const trustCodes = trusts.map(({ code }) => code)
    expect(trustCodes).toEqual(expect.arrayContaining(sites.map((each) => each.trust)))
    expect(siteCodes).toEqual(expect.arrayContaining(sites.flatMap(({ handedOver }) => handedOver?.to ?? [])))
    expect(trustCodes).toEqual(expect.arrayContaining(trusts.flatMap(({ successor }) => successor ?? [])))
    const withMainSite = trusts.filter(({ mainSite }) => mainSite)
    expect(withMainSite.map(({ mainSite }) => site(mainSite!)?.trust)).toEqual(withMainSite.map(({ code }) => code))
    expect(new Set(sites.map(({ code }) => code)).size).toBe(sites.length)
  })

  it('Midland Metropolitan opens on 6 October 2024 and takes acute care from Sandwell and, in November, from City', () => {
    const codes = (day: string) => sitesOf('RXK', day).map(({ code }) => code)
    expect(codes('2024-10-05')).toEqual(['RXK01', 'RXK02', 'RXK10'])
    expect(codes('2024-10-06')).toEqual(['I3W1A', 'RXK01', 'RXK02', 'RXK10'])
    expect(site('RXK01')?.handedOver).toMatchObject({ to: 'I3W1A', on: '2024-10-06' })
    expect(site('RXK02')?.handedOver).toMatchObject({ to: 'I3W1A', on: '2024-11-10' })
  })

  it('Good Hope passes from Heart of England to University Hospitals Birmingham without a day between', () => {
    expect(isOpen(site('RR105')!, '2018-03-31')).toBe(true)
    expect(isOpen(site('RR105')!, '2018-04-01')).toBe(false)
    expect(isOpen(site('RRK98')!, '2018-03-31')).toBe(false)
    expect(isOpen(site('RRK98')!, '2018-04-01')).toBe(true)
  })

  it.skipIf(!existsSync(published))('stand where the published lists put them', () => {
    const { trusts: theirTrusts, sites: theirSites, mainSite } = read()
    expect(trusts.map(({ code }) => code).sort()).toEqual(theirTrusts.map(({ ods }) => ods).sort())
    for (const { ods, postcode, icb } of theirTrusts) {
      expect(trust(ods)).toMatchObject({ postcode, ...(icb ? { integratedCareBoard: icb } : {}) })
      expect(trust(ods)?.mainSite).toBe(mainSite[ods])
    }
    expect(sites).toHaveLength(theirSites.length)
    for (const { ods, trust: owner, postcode, lat, lon } of theirSites) {
      expect(site(ods)).toMatchObject({ trust: owner, postcode, at: { latitude: lat, longitude: lon } })
    }
  })
})

describe('distances', () => {
  it('Oswestry is 88.8 kilometres from the Royal Orthopaedic', () => {
    expect(kilometresBetween(site('RL131')!.at, site('RRJ05')!.at)).toBeCloseTo(88.808, 3)
  })

  it.skipIf(!existsSync(published))('agree to the metre with every published pair of sites', () => {
    for (const { a, b, km } of read().distances) {
      expect(kilometresBetween(site(a)!.at, site(b)!.at)).toBeCloseTo(km, 2)
    }
  })

  it('become minutes by a stated model, which an alliance may replace', () => {
    // 20 km as the crow flies is 26 km by road: 39 minutes at 40 km/h, and 5 to park.
    expect(travelMinutes(20)).toBe(44)
    expect(travelMinutes(20, 'bus')).toBe(99)
    expect(minutesByBus(44)).toBe(99)
    expect([minutesByBus(0), minutesByBus(5)]).toEqual([12, 12])
    const flat = {
      from: '2026-01-01',
      source: 'the alliance',
      windingFactor: 1,
      kilometresPerHour: { car: 60, bus: 30 },
      fixedMinutes: { car: 0, bus: 0 },
    }
    expect(travelMinutes(20, 'bus', flat)).toBe(40)
  })
})
