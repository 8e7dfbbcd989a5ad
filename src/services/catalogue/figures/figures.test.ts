import { describe, expect, it } from 'vitest'
import { trustCode } from '#nhs/trust-code.ts'
import { csvLines } from '#web/csv.ts'
import type { ClinicalService, SiteService } from '../catalogue.ts'
import { dayIn, type FigureKind, readFigureFile } from './figure-file.ts'
import { figuresCsv, operationRows } from './figures-csv.ts'
import { understandFigures } from './understand-figures.ts'

const services: readonly ClinicalService[] = ['knees', 'spines'].map((id) => {
  return {
    id,
    name: id === 'knees' ? 'Knee revision' : 'Spines',
    treatmentFunction: '110',
    about: '',
    assumptions: null,
  }
})
const sites: readonly SiteService[] = [
  { trust: trustCode('RL1'), service: 'knees', site: 'RL131', tier: 'centre', provides: [] },
]
const known = { services, sites, trust: 'RL1', today: '2026-01-31' }

const read = (kind: FigureKind, ...lines: readonly string[]) => {
  const file = readFigureFile(kind, new TextEncoder().encode(lines.join('\r\n')))
  return file.ok ? understandFigures(kind, file.rows, known) : file
}
const faultsOf = (result: ReturnType<typeof read>) =>
  result.ok ? [] : result.faults.map(({ row, column, value }) => [row, column, value])
const heading = 'Service,Site,12 months to,Surgeon,As,Operations,Source'
const good = 'Knee revision,RL131,31/12/2025,Dr Oak,lead,14,theatre system'

describe('a file of figures', () => {
  it('is understood with the day as a spreadsheet writes it, and the service by name or id', () => {
    const oak = { service: 'knees', site: 'RL131', yearTo: '2025-12-31', surgeon: 'Dr Oak', part: 'lead', cases: 14 }
    const result = read('operations', `\uFEFF${heading}`, good, 'knees,RL131,2025-12-31,Dr Elm,DUAL,3,theatre system')
    expect(result).toEqual({
      ok: true,
      figures: {
        kind: 'operations',
        rows: [
          { ...oak, source: 'theatre system' },
          { ...oak, surgeon: 'Dr Elm', part: 'dual', cases: 3, source: 'theatre system' },
        ],
      },
    })
    expect([dayIn('1/2/2025'), dayIn('31/02/2025'), dayIn('December')]).toEqual(['2025-02-01', undefined, undefined])
  })

  it('is refused whole, with the row, column and value of every mistake, and what to do', () => {
    const result = read(
      'operations',
      heading,
      good,
      'elbows,RL131,2025-12-31,,second,few,',
      good,
      'spines,RL1,2027-01-01,Dr Fir,lead,1,x',
    )
    expect(faultsOf(result)).toEqual([
      [3, 'Service', 'elbows'],
      [3, 'Site', 'RL131'],
      [3, 'Surgeon', ''],
      [3, 'As', 'second'],
      [3, 'Operations', 'few'],
      [3, 'Source', ''],
      [4, null, ''],
      [5, 'Service', 'spines'],
      [5, 'Site', 'RL1'],
      [5, '12 months to', '2027-01-01'],
    ])
    for (const { why, todo } of result.ok ? [] : result.faults) expect([why, todo]).not.toContain('')
  })

  it('says what is wrong with the file itself', () => {
    expect(faultsOf(read('operations', 'Service,Site', 'knees,RL131'))).toContainEqual([1, 'Surgeon', ''])
    expect(faultsOf(read('operations', heading))).toEqual([[null, null, '']])
    expect(faultsOf(read('operations', ''))).toEqual([[null, null, '']])
    expect(faultsOf(read('operations', heading, '"knees'))).toEqual([[null, null, '']])
    expect(readFigureFile('operations', new Uint8Array([0xff, 0xfe, 0x41]))).toMatchObject({ ok: false })
  })

  it('leaves out of staff and money what is not known, and refuses more filled posts than there are', () => {
    const columns = 'Service,Consultant posts,Filled,Costs in a year,Source'
    expect(read('staff-and-money', columns, 'knees,5,4.5,"£1,050,000",ledger')).toMatchObject({
      figures: { rows: [{ service: 'knees', facts: { posts: 5, inPost: 4.5, costPounds: 1_050_000 } }] },
    })
    expect(faultsOf(read('staff-and-money', columns, 'knees,4,5,,ledger'))).toEqual([[2, 'Filled', '5']])
  })

  it('counts as elsewhere only what another trust did', () => {
    const columns = 'Service,Provider,12 months to,Operations,Source'
    expect(
      faultsOf(read('residents-elsewhere', columns, 'knees,RL1,2025-12-31,5,table', 'knees,XYZ,2025-12-31,5,table')),
    ).toEqual([
      [2, 'Provider', 'RL1'],
      [3, 'Provider', 'XYZ'],
    ])
  })

  it('can be brought in again as it is downloaded, whatever a surgeon is called', async () => {
    const volume = {
      trust: trustCode('RL1'),
      service: 'knees',
      site: 'RL131',
      yearTo: '2025-12-31',
      source: 'theatre, system',
      basis: 'records',
      isOwn: true,
      surgeon: '=Oak "the" elder',
      surgeonCases: 17,
      dualCases: 3,
      unitCases: 17,
    } as const
    let text = ''
    for await (const piece of csvLines(figuresCsv('operations'), operationRows([volume]))) text += piece
    expect(read('operations', text)).toMatchObject({
      figures: {
        rows: [
          { surgeon: '=Oak "the" elder', part: 'lead', cases: 14 },
          { surgeon: '=Oak "the" elder', part: 'dual', cases: 3 },
        ],
      },
    })
  })
})
