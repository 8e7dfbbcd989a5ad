/** The command against the month as NHS England published it, file and figures. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { command } from './rtt.ts'
import { runWith } from './test-io.ts'

const shared = join(import.meta.dirname, '../../../shared/data/rtt')
const zip = join(shared, 'rtt-jan26-full-extract.zip')
const fiveTrusts = join(shared, 'rtt-jan26-five-trusts-raw.csv.gz')

type Figures = {
  total: number
  within18: number
  median: number | null
  p92: number | null
  over52: number
  over65: number
  over78: number
}
type Row = Figures & { scope: string; treatmentFunction: string; share: number | null }
type Expected = Figures & { pct18: number }

async function rows(file: string, ...options: string[]): Promise<Row[]> {
  const { status, stdout, stderr } = await runWith((io) => command.run([file, '--json', ...options], io))
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  return JSON.parse(stdout)
}

const find = (all: Row[], scope: string, treatmentFunction: string) =>
  all.find((row) => row.scope === scope && row.treatmentFunction === treatmentFunction)

const tenDecimals = (figure: number | null) => (figure === null ? null : Number(figure.toFixed(10)))
const inOrder = (share: number | null, { total, within18, median, p92, over52, over65, over78 }: Figures) => [
  total,
  within18,
  tenDecimals(share),
  tenDecimals(median),
  tenDecimals(p92),
  over52,
  over65,
  over78,
]

const printed = (row: Row | undefined) => row && inOrder(row.share, row)
/** By the published rule: nothing for fewer than 20, and 104 where the percentile falls in the open band. */
const published = (expected: Expected) => {
  const shown = (weeks: number | null) => (expected.total < 20 ? null : Math.min(104, weeks!))
  return inOrder(expected.pct18, { ...expected, median: shown(expected.median), p92: shown(expected.p92) })
}

describe.skipIf(!existsSync(zip))('accord rtt on the full extract of January 2026', () => {
  const expected = existsSync(shared) && JSON.parse(readFileSync(join(shared, 'rtt-jan26-expected.json'), 'utf8'))

  it("prints the nation's published figures, which leave out the non-English, beside the figures of all", async () => {
    const all = await rows(zip, '--include-non-english')
    expect(printed(find(all, 'ENG', '999'))).toEqual(published(expected.nationalEnglish))
    expect(printed(find(all, 'ALL', '999'))).toEqual(published(expected.nationalAllIncludingNonEnglish))
    const remembered = { total: 7_155_958, within18: 4_395_958, over52: 133_860, over65: 7417, over78: 1614 }
    expect(find(all, 'ENG', '999')).toMatchObject(remembered)
  })

  it('prints all 552 published figures of integrated care boards', async () => {
    const ours = await rows(zip, '--by', 'commissioner')
    const lines = readFileSync(join(shared, 'rtt-jan26-icb-published.csv'), 'utf8').trim().split(/\r?\n/).slice(1)
    const theirs = lines.map((line) => {
      const cells = line.match(/(?:"[^"]*"|[^,])*(?:,|$)/g)!.map((cell) => cell.replace(/,$/, ''))
      const [total, within18, pct18, median, p92, over52, over65, over78] = cells.slice(5, 13).map(Number)
      const figures = { total, within18, pct18, median, p92, over52, over65, over78 } as Expected
      return { board: cells[1]!, code: cells[3]!.replace('C_', ''), figures: published(figures) }
    })
    expect(theirs).toHaveLength(552)
    expect(theirs.map(({ board, code }) => ({ board, code, figures: printed(find(ours, board, code)) }))).toEqual(
      theirs,
    )
  })

  /** What the command prints and what is expected of a part for trusts, for all services and for orthopaedics. */
  async function trustFigures(file: string, part: string, name: string, trusts: readonly string[]) {
    const english = await rows(file, '--by', 'provider', '--part', part)
    const others = await rows(file, '--by', 'provider', '--part', part, '--only-non-english')
    const asked = trusts.flatMap((trust) => [
      { trust, code: '999', key: `${name} ENG`, from: english },
      { trust, code: '999', key: `${name} NONC`, from: others },
      { trust, code: '110', key: `T&O ${name} ENG`, from: english },
      { trust, code: '110', key: `T&O ${name} NONC`, from: others },
    ])
    const known = asked.filter(({ trust, key }) => key in expected.trusts[trust])
    return known.map(({ trust, code, key, from }) => ({
      key: `${trust} ${key}`,
      row: find(from, trust, code),
      expected: expected.trusts[trust][key],
    }))
  }

  it('prints the waiting lists of all eight trusts, English and not', async () => {
    const all = await trustFigures(zip, '2', 'incomplete', Object.keys(expected.trusts))
    expect(all.length).toBeGreaterThanOrEqual(24)
    expect(all.map(({ key, row }) => [key, printed(row)])).toEqual(
      all.map((each) => [each.key, published(each.expected)]),
    )
  })

  it.each([
    ['2A', 'incomplete with DTA'],
    ['1A', 'completed admitted'],
    ['1B', 'completed non-admitted'],
  ])('prints part %s, %s, of the five trusts from their extract packed by gzip', async (part, name) => {
    const all = await trustFigures(fiveTrusts, part, name, ['RL1', 'RRJ', 'RNA', 'RXK', 'RBK'])
    expect(all.length).toBeGreaterThanOrEqual(5)
    expect(all.map(({ key, row }) => [key, printed(row)])).toEqual(
      all.map((each) => [each.key, published(each.expected)]),
    )
  })

  it('prints how many new periods the five trusts began', async () => {
    const all = await trustFigures(fiveTrusts, '3', 'new RTT periods', ['RL1', 'RRJ', 'RNA', 'RXK', 'RBK'])
    expect(all.length).toBeGreaterThanOrEqual(5)
    expect(all.map(({ key, row }) => [key, row?.total])).toEqual(all.map((each) => [each.key, each.expected.totalAll]))
  })
})
