import { describe, expect, it } from 'vitest'
import { type ExtractLine, fullExtract } from '../../tests/full-extract.ts'
import type { ExtractChoices } from './extract-choices.ts'
import { type ExtractFigures, figuresOf } from './extract-figures.ts'
import type { ExtractMistake } from './extract-mistake.ts'
import { ExtractReader } from './extract-reader.ts'
import { ExtractTally } from './extract-tally.ts'

function ask(lines: readonly ExtractLine[], choices: Partial<ExtractChoices> = {}): ExtractFigures | ExtractMistake {
  const tally = new ExtractTally({ by: 'national', part: 'Part_2', commissioners: 'english', ...choices })
  const reader = new ExtractReader((row) => tally.add(row))
  const mistake = reader.push(new TextEncoder().encode(fullExtract(lines))) ?? reader.finish()
  return mistake ?? figuresOf(tally)
}

function figures(lines: readonly ExtractLine[], choices: Partial<ExtractChoices> = {}): ExtractFigures {
  const answer = ask(lines, choices)
  if ('why' in answer) throw new Error(answer.why)
  return answer
}

/** Scope, treatment function and total of each row. */
const totals = ({ rows }: ExtractFigures) => rows.map((row) => [row.scope, row.treatmentFunction, row.total])

const orthopaedics: ExtractLine = { treatmentFunction: 'C_110', waits: { 3: 10 } }
const otherSurgery: ExtractLine = { treatmentFunction: 'X05', waits: { 20: 5 } }
const ownTotal: ExtractLine = { treatmentFunction: 'C_999', waits: { 3: 10, 20: 5 } }
const welsh: ExtractLine = { ...orthopaedics, parent: '', commissioner: 'NONC', waits: { 60: 7 } }
const hub: ExtractLine = { ...orthopaedics, parent: '', commissioner: '13Q', waits: { 4: 2 } }

describe('the figures of a full extract', () => {
  it('never add the total row to the rows that it adds up', () => {
    expect(totals(figures([orthopaedics, otherSurgery, ownTotal]))).toEqual([
      ['ENG', '110', 10],
      ['ENG', 'X05', 5],
      ['ENG', '999', 15],
    ])
  })

  it('have a total where somebody has left the total rows out, or nothing but them', () => {
    expect(totals(figures([orthopaedics, otherSurgery])).at(-1)).toEqual(['ENG', '999', 15])
    expect(totals(figures([ownTotal]))).toEqual([['ENG', '999', 15]])
  })

  it('leave out those for whom a commissioner outside England pays', () => {
    expect(totals(figures([orthopaedics, welsh]))).toEqual([
      ['ENG', '110', 10],
      ['ENG', '999', 10],
    ])
  })

  it('show them beside the English and together with them when they are asked for', () => {
    expect(totals(figures([orthopaedics, welsh], { commissioners: 'all' }))).toEqual([
      ['ENG', '110', 10],
      ['ENG', '999', 10],
      ['NONC', '110', 7],
      ['NONC', '999', 7],
      ['ALL', '110', 17],
      ['ALL', '999', 17],
    ])
  })

  it('are of a provider with or without its non-English pathways, or of those alone', () => {
    const total = (commissioners: ExtractChoices['commissioners']) =>
      figures([orthopaedics, welsh], { by: 'provider', commissioners }).rows.at(-1)!.total
    expect([total('english'), total('all'), total('non-english')]).toEqual([10, 17, 7])
  })

  it('put commissioners under their integrated care board, and lose no hub that has none', () => {
    const secondPlace: ExtractLine = { ...orthopaedics, commissioner: '02B' }
    const answer = figures([orthopaedics, secondPlace, hub], { by: 'commissioner' })
    expect(totals(answer)).toEqual([
      ['13Q', '110', 2],
      ['13Q', '999', 2],
      ['QAA', '110', 20],
      ['QAA', '999', 20],
    ])
    expect(answer.scopeNames.get('13Q')).toBe('COMMISSIONER 13Q')
    expect(answer.scopeNames.get('QAA')).toBe('BOARD QAA')
  })

  it('are of incomplete pathways unless another part is asked for', () => {
    const withDecision: ExtractLine = { ...orthopaedics, part: 'Part_2A', waits: { 3: 4 } }
    const completed: ExtractLine = { ...orthopaedics, part: 'Part_1A', waits: { 3: 3 }, unknownStart: 2 }
    const lines = [orthopaedics, withDecision, completed]
    expect(totals(figures(lines)).at(-1)).toEqual(['ENG', '999', 10])
    expect(totals(figures(lines, { part: 'Part_2A' })).at(-1)).toEqual(['ENG', '999', 4])
    expect(figures(lines, { part: 'Part_1A' })).toMatchObject({ unknownStart: 2, rows: [{ total: 3 }, { total: 3 }] })
  })

  it('of new periods are a count alone, for nobody has waited yet', () => {
    const begun: ExtractLine = { ...orthopaedics, part: 'Part_3', waits: {}, totalAll: 40 }
    expect(figures([begun], { part: 'Part_3' }).rows.at(-1)).toEqual({
      scope: 'ENG',
      treatmentFunction: '999',
      total: 40,
      within18: null,
      share: null,
      median: null,
      p92: null,
      over52: null,
      over65: null,
      over78: null,
    })
  })
})

describe('a file that contradicts itself', () => {
  it('is refused when a row is there twice, because the figures would double', () => {
    expect(ask([orthopaedics, otherSurgery, orthopaedics])).toMatchObject({
      row: 4,
      why: 'this is C_110 at RAA for commissioner 01A in Part_2, as row 2 was',
    })
  })

  it('is refused when it holds two months', () => {
    expect(ask([orthopaedics, { ...otherSurgery, period: 'RTT-February-2026' }])).toMatchObject({
      row: 3,
      column: 'Period',
      value: 'RTT-February-2026',
    })
  })

  it('is refused when it has no row of what was asked for', () => {
    expect(ask([orthopaedics], { part: 'Part_2A' })).toMatchObject({
      why: expect.stringContaining('no rows of Part_2A'),
    })
  })

  it('is doubted, with the place, when bands do not add up to the total that stands beside them', () => {
    const { doubts } = figures([
      { ...orthopaedics, totalAll: 11 },
      { ...otherSurgery, totalAll: 6 },
    ])
    expect(doubts).toEqual([
      '2 rows have weekly bands that do not add up to their "Total All", first row 2: 10, and it says 11',
    ])
  })

  it('is doubted when its total rows are not the sum of its treatment functions', () => {
    const { doubts, rows } = figures([orthopaedics, { ...ownTotal, waits: { 3: 12 } }])
    expect(doubts).toEqual(["ENG: the treatment functions add up to 10, and the file's total rows to 12"])
    expect(rows.at(-1)!.total).toBe(10)
  })

  it('is not doubted when all of it agrees', () => {
    expect(figures([orthopaedics, otherSurgery, ownTotal]).doubts).toEqual([])
  })
})
