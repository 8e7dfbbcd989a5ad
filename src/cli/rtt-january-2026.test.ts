/** The command against the month as NHS England published it, file and figures. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { command } from './rtt.ts'
import { runWith } from './test-io.ts'

const shared = join(import.meta.dirname, '../../../shared/data/rtt')
const zip = join(shared, 'rtt-jan26-full-extract.zip')

type Figures = {
  total: number
  within18: number
  over52: number
  over65: number
  over78: number
  median: number
  p92: number
}
type Expected = Figures & { pct18: number; totalAll: number }
type Row = { scope: string; treatmentFunction: string; share: number | null } & Figures

async function rows(file: string, ...options: string[]): Promise<Row[]> {
  const { status, stdout, stderr } = await runWith((io) => command.run([file, '--json', ...options], io))
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  return JSON.parse(stdout)
}

const find = (all: Row[], scope: string, treatmentFunction: string) =>
  all.find((row) => row.scope === scope && row.treatmentFunction === treatmentFunction)!

function expectFigures(row: Row, expected: Omit<Expected, 'totalAll'>, what: string): void {
  for (const name of ['total', 'within18', 'over52', 'over65', 'over78'] as const) {
    expect(row[name], `${what} ${name}`).toBe(expected[name])
  }
  expect(row.share, what).toBeCloseTo(expected.pct18, 12)
  for (const name of ['median', 'p92'] as const) {
    if (expected.total < 20) expect(row[name], what).toBe(null)
    // Where the expected figure looks into the open band, the published rule stops at its beginning.
    else expect(row[name], `${what} ${name}`).toBeCloseTo(Math.min(104, expected[name]), 9)
  }
}

const parts = {
  incomplete: '2',
  'incomplete with DTA': '2A',
  'completed admitted': '1A',
  'completed non-admitted': '1B',
  'new RTT periods': '3',
}

describe.skipIf(!existsSync(zip))('accord rtt on the full extract of January 2026', () => {
  const expected = existsSync(shared) && JSON.parse(readFileSync(join(shared, 'rtt-jan26-expected.json'), 'utf8'))

  it("prints the nation's published figures, which leave out the non-English, beside the figures of all", async () => {
    const all = await rows(zip, '--include-non-english')
    expectFigures(find(all, 'ENG', '999'), expected.nationalEnglish, 'nation')
    expectFigures(find(all, 'ALL', '999'), expected.nationalAllIncludingNonEnglish, 'all')
    const published = { total: 7_155_958, within18: 4_395_958, over52: 133_860, over65: 7417, over78: 1614 }
    expect(find(all, 'ENG', '999')).toMatchObject(published)
  })

  it('prints all 552 published figures of integrated care boards', async () => {
    const ours = await rows(zip, '--by', 'commissioner')
    const lines = readFileSync(join(shared, 'rtt-jan26-icb-published.csv'), 'utf8').trim().split(/\r?\n/)
    for (const line of lines.slice(1)) {
      const cells = line.match(/(?:"[^"]*"|[^,])*(?:,|$)/g)!.map((cell) => cell.replace(/,$/, ''))
      const [total, within18, pct18, median, p92, over52, over65, over78] = cells.slice(5, 13).map(Number) as number[]
      const row = find(ours, cells[1]!, cells[3]!.replace('C_', ''))
      const published = { total, within18, pct18, median, p92, over52, over65, over78 } as Expected
      expectFigures(row, published, `${cells[1]} ${cells[3]}`)
    }
    expect(lines).toHaveLength(553)
  })

  const expectTrusts = async (name: string, part: string, file: string, trusts: readonly string[]) => {
    expect.hasAssertions()
    const english = await rows(file, '--by', 'provider', '--part', part)
    const others = await rows(file, '--by', 'provider', '--part', part, '--only-non-english')
    for (const [group, found] of Object.entries({ ENG: english, NONC: others })) {
      for (const trust of trusts) {
        const figures: Record<string, Expected> = expected.trusts[trust]
        const all = figures[`${name} ${group}`]
        const orthopaedics = figures[`T&O ${name} ${group}`]
        if (all && part === '3') expect(find(found, trust, '999')).toMatchObject({ total: all.totalAll, median: null })
        else if (all) expectFigures(find(found, trust, '999'), all, `${trust} ${name} ${group}`)
        if (orthopaedics) expectFigures(find(found, trust, '110'), orthopaedics, `${trust} T&O ${group}`)
      }
    }
  }

  it('prints the waiting lists of all eight trusts, English and not', async () => {
    await expectTrusts('incomplete', '2', zip, Object.keys(expected.trusts))
  })

  it.each(Object.entries(parts))(
    'prints %s of the five trusts from their extract, packed by gzip',
    async (name, part) => {
      await expectTrusts(name, part, join(shared, 'rtt-jan26-five-trusts-raw.csv.gz'), [
        'RL1',
        'RRJ',
        'RNA',
        'RXK',
        'RBK',
      ])
    },
  )
})
