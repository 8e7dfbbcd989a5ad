import { describe, expect, it } from 'vitest'
import { compareRules, compareTotals } from './compare-plans.ts'
import type { PlanReport, Verdict } from './plan-report.ts'

const outcome = (treated: number) => ({
  patients: 10,
  treated,
  untreated: 10 - treated,
  weeksWaitedByTreated: undefined,
  weeksWaitedByUntreated: 20,
  over18: 10 - treated,
  over52: 0,
  over65: 0,
  over104: 0,
  extraTravelMinutes: 0,
})
const capacity = { theatreMinutesUsed: 60, theatreMinutesOpen: 120, bedNightsUsed: 1, bedNightsOpen: 2 }

const report = (treated: number, cost: number, trusts = ['RL1', 'RRJ']) =>
  ({
    report: {
      trusts: trusts.map((trust) => ({
        trust,
        alone: outcome(1),
        together: outcome(treated),
        capacityAlone: capacity,
        capacityTogether: capacity,
        transfersIn: 0,
        transfersOut: 2,
        positionAlone: { mandatoryUntreated: 0, cost: 100 },
        positionTogether: { mandatoryUntreated: 0, cost },
      })),
      groups: [],
      total: { ...outcome(treated), cost, costAlone: 100 },
    },
  }) as unknown as PlanReport

describe('comparing two plans', () => {
  const named = (name: string, trust?: string) => (line: { name: string; trust?: string }) =>
    line.name === name && line.trust === trust

  it('says each measure on both sides, and the change from here to there', () => {
    const lines = compareTotals(report(4, 90), report(6, 80))
    expect(lines.find(named('Treated'))).toMatchObject({ here: '4', there: '6', change: '2 more', values: [4, 6] })
    expect(lines.find(named('Cost, lower is better'))).toMatchObject({ here: '90', there: '80', change: '10 lower' })
  })

  it('says nothing of a change where a value is missing', () => {
    const line = compareTotals(report(4, 90), report(6, 80)).find(named('Weeks waited by those treated, mean'))
    expect(line).toMatchObject({ here: 'No data', change: null })
  })

  it('compares the trusts that both plans cover', () => {
    const lines = compareTotals(report(4, 90), report(6, 80, ['RRJ']))
    expect(lines.filter(({ trust }) => trust === 'RL1')).toEqual([])
    expect(lines.find(named('Transfers out', 'RRJ'))).toMatchObject({ here: '2', there: '2', change: 'no change' })
  })

  it('lists the rules that either plan breaks or pays for, and no others', () => {
    const verdict = (amounts: Record<string, number>) =>
      ({
        findings: Object.entries(amounts).map(([code, amount]) => {
          return { code, says: code, strength: code.startsWith('H') ? 'must' : 'prefer', amount, cost: amount * 2 }
        }),
      }) as unknown as Verdict
    expect(compareRules(verdict({ H1: 0, S7: 3, S8: 5 }), verdict({ H1: 0, S7: 3, S8: 4 }))).toEqual([
      { code: 'S7', says: 'S7', strength: 'prefer', here: 3, there: 3, cost: 0 },
      { code: 'S8', says: 'S8', strength: 'prefer', here: 5, there: 4, cost: -2 },
    ])
  })
})
