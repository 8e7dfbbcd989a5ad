/** The statistics of January 2026 from weekly bands, beside those that NHS England published. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isOpenEnded, publishedStatistics } from './published-statistics.ts'

const shared = join(import.meta.dirname, '../../../shared/data/rtt')
const isHere = existsSync(shared)

/** Rows of a file without quotation marks but for names, which are not looked at. */
const table = (file: string) =>
  readFileSync(join(shared, file), 'utf8')
    .trim()
    .split(/\r?\n/)
    .map((line) => line.match(/(?:"[^"]*"|[^,])*(?:,|$)/g)!.map((cell) => cell.replace(/,$/, '')))

describe.skipIf(!isHere)('published for January 2026', () => {
  it('are all 552 combinations of an integrated care board and a treatment function, hidden ones included', () => {
    const published = new Map(table('rtt-jan26-icb-published.csv').map((cells) => [`${cells[1]} ${cells[3]}`, cells]))
    const bands = new Map(
      table('rtt-jan26-icb-bands.csv').map(([board, code, ...counts]) => [`${board} ${code}`, counts.slice(0, 105)]),
    )
    let hidden = 0
    let compared = 0
    for (const [cell, [, , , , , total, within18, share, median, p92, over52, over65, over78]] of published) {
      if (cell.startsWith('ICB_Code')) continue
      const found = publishedStatistics(Float64Array.from(bands.get(cell)!.map(Number)))
      const whole = [found.total, found.within18, found.over52, found.over65, found.over78]
      expect([cell, ...whole]).toEqual([cell, ...[total, within18, over52, over65, over78].map(Number)])
      expect(found.share).toBeCloseTo(Number(share), 12)
      for (const [ours, theirs] of [
        [found.median, median],
        [found.p92, p92],
      ] as const) {
        if (theirs === '') expect([cell, ours]).toEqual([cell, null])
        else if (theirs === '104+') expect(isOpenEnded(ours!)).toBe(true)
        else expect(ours, cell).toBeCloseTo(Number(theirs), 10)
      }
      hidden += median === '' ? 1 : 0
      compared++
    }
    expect({ compared, hidden }).toEqual({ compared: 552, hidden: 18 })
  })
})
