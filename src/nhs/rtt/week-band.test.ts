import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { bandLabel, isOver, isWithin18Weeks, weekBand } from './week-band.ts'

const cases = '../shared/data/rtt/rtt-rule-cases.json'

describe('weekly bands', () => {
  it('the first band holds eight days, 0 to 7', () => {
    for (let days = 0; days <= 7; days++) expect(weekBand(days)).toBe(0)
    expect(weekBand(8)).toBe(1)
  })

  it('126 days are within 18 weeks and 127 are a breach', () => {
    expect([weekBand(126), isWithin18Weeks(126)]).toEqual([17, true])
    expect([weekBand(127), isWithin18Weeks(127)]).toEqual([18, false])
  })

  it('over 52 weeks begins at 365 days, over 65 at 456, and the last band at 729', () => {
    expect([isOver(52, 364), isOver(52, 365)]).toEqual([false, true])
    expect([isOver(65, 455), isOver(65, 456)]).toEqual([false, true])
    expect([weekBand(728), weekBand(729), weekBand(5000)]).toEqual([103, 104, 104])
    expect([bandLabel(103), bandLabel(104)]).toEqual(['Gt 103 To 104 Weeks', 'Gt 104 Weeks'])
  })

  it('a wait cannot be negative', () => {
    expect(() => weekBand(-1)).toThrow('-1 days')
  })

  type Case = {
    days: number
    bandIndex: number
    bandLabel: string
    within18: boolean
    over52: boolean
    over65: boolean
    over78: boolean
  }
  const listed: Case[] = existsSync(cases) ? JSON.parse(readFileSync(cases, 'utf8')).bands : []
  it.skipIf(listed.length === 0)('agree with every listed limit', () => {
    for (const each of listed) {
      const band = weekBand(each.days)
      expect({
        days: each.days,
        bandIndex: band,
        bandLabel: bandLabel(band),
        within18: isWithin18Weeks(each.days),
        over52: isOver(52, each.days),
        over65: isOver(65, each.days),
        over78: isOver(78, each.days),
      }).toEqual(each)
    }
  })
})
