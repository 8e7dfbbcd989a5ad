/** The statistics of January 2026 from weekly bands, beside those that NHS England published. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { publishedStatistics } from './published-statistics.ts'

const shared = join(import.meta.dirname, '../../../shared/data/rtt')

/** The rows of a file, in which only names are in quotation marks, and they are not looked at. */
const table = (file: string) =>
  readFileSync(join(shared, file), 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.match(/(?:"[^"]*"|[^,])*(?:,|$)/g)!.map((cell) => cell.replace(/,$/, '')))

/** Ten decimals, because the publication rounds to fifteen digits; hidden as nothing. */
const close = (figure: number | string | null | undefined) =>
  figure === null || figure === '' ? null : Number(Number(figure).toFixed(10))

it.skipIf(!existsSync(shared))(
  'all 552 published combinations of an integrated care board and a treatment function come out of their weekly bands',
  () => {
    const bands = new Map(
      table('rtt-jan26-icb-bands.csv').map(([board, code, ...counts]) => [`${board} ${code}`, counts]),
    )
    const published = table('rtt-jan26-icb-published.csv').map((cells) => {
      const [total, within18, share, median, p92, over52, over65, over78] = cells.slice(5).map(close)
      return { of: `${cells[1]} ${cells[3]}`, total, within18, share, median, p92, over52, over65, over78 }
    })
    const found = published.map(({ of }) => {
      const statistics = publishedStatistics(Float64Array.from(bands.get(of)!.slice(0, 105).map(Number)))
      const { share, median, p92 } = statistics
      return { of, ...statistics, share: close(share), median: close(median), p92: close(p92) }
    })
    expect(found).toEqual(published)
    expect(published).toHaveLength(552)
    expect(published.filter(({ median }) => median === null)).toHaveLength(18)
  },
)
