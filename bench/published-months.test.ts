import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { backTest } from '#simulation'
import { publishedMonths } from './published-months.ts'

const file = join(import.meta.dirname, '../../shared/data/rtt/rtt-national-monthly-published.csv')

describe('the published months', () => {
  it.skipIf(!existsSync(file))('are those of the published table', () => {
    const rows = readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(','))
    const figures = rows.map(([month, , , waiting, within18, , , p92, over52]) => ({
      month,
      waiting: Number(waiting),
      within18: Number(within18),
      over52: Number(over52),
      p92: Number(p92),
    }))
    expect(publishedMonths).toEqual(figures)
  })

  it('after March 2025 are nearer to the forecast made then than to last month or the same month last year', () => {
    const { figures, trainedOn, scored } = backTest(publishedMonths, '2025-03')
    expect([trainedOn, scored]).toEqual([29, 12])
    const worse = figures.filter(
      ({ ours, lastMonth, sameMonthLastYear }) =>
        ours.meanAbsoluteError >= Math.min(lastMonth.meanAbsoluteError, sameMonthLastYear.meanAbsoluteError),
    )
    expect(worse.map(({ figure }) => figure)).toEqual([])
  })

  it('do not change what was forecast before them', () => {
    const known = publishedMonths.filter(({ month }) => month <= '2025-06')
    expect(backTest(known, '2025-03').forecast).toEqual(backTest(publishedMonths, '2025-03').forecast)
  })
})
