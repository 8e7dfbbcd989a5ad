/**
 * The figures that are published from a full extract, from what has been added up of its rows.
 *
 * The file has the treatment functions and, as "C_999", their total: adding both would count everybody twice. The
 * total here is the sum of the treatment functions, and the file's own total is what it is compared with.
 */
import { everybody, everybodyName, type Part, partNames, partWithoutWaits } from './extract-choices.ts'
import type { ExtractMistake } from './extract-mistake.ts'
import { addTally, type ExtractTally, nothingCounted, type Scope, type Tally } from './extract-tally.ts'
import { type PublishedStatistics, publishedStatistics } from './published-statistics.ts'

/** Published statistics, of which new periods have the total alone: they have no waits yet. */
export type Figures = { readonly total: number } & {
  readonly [Name in Exclude<keyof PublishedStatistics, 'total'>]: PublishedStatistics[Name] | null
}

/** A row of figures: `scope` as `scopeOf` gives it, `treatmentFunction` without its "C_", "999" being all of them. */
export type FigureRow = { readonly scope: string; readonly treatmentFunction: string } & Figures

export type ExtractFigures = {
  /** The month as the file writes it, such as "RTT-January-2026". */
  readonly period: string
  /** By scope, then treatment function; all treatment functions come last. */
  readonly rows: readonly FigureRow[]
  readonly scopeNames: ReadonlyMap<string, string>
  /** By the code of the figure rows. */
  readonly treatmentFunctionNames: ReadonlyMap<string, string>
  /** Completed pathways whose start nobody knows: they are in no band, and so in no figure. */
  readonly unknownStart: number
  /** Where the file contradicts itself, in sentences. */
  readonly doubts: readonly string[]
}

export const allFunctions = '999'
const totalRow = 'C_999'

/** The figures of all rows counted so far; a mistake when there were none. */
export function figuresOf(tally: ExtractTally): ExtractFigures | ExtractMistake {
  if (tally.scopes.size === 0) return nothingChosen(tally)
  const { part, by, commissioners } = tally.choices
  const names = new Map(tally.scopeNames)
  const scopes = new Map([...tally.scopes].sort(([a], [b]) => compareCodes(a, b)))
  if (by === 'national' && commissioners === 'all') {
    scopes.set(everybody, together([...scopes.values()]))
    names.set(everybody, everybodyName)
  }
  const doubts = tally.checks.doubts
  const rows: FigureRow[] = []
  let unknownStart = 0
  for (const [code, scope] of scopes) {
    const total = totalOf(scope)
    for (const [name, counted] of [...scope].sort(([a], [b]) => compareCodes(a, b))) {
      if (name !== totalRow) rows.push({ scope: code, treatmentFunction: shortCode(name), ...figures(counted, part) })
    }
    rows.push({ scope: code, treatmentFunction: allFunctions, ...figures(total, part) })
    if (code !== everybody) unknownStart += total.unknownStart
    doubts.push(...disagreement(code, total, scope.get(totalRow)))
  }
  return {
    period: tally.checks.period ?? '',
    rows,
    scopeNames: names,
    treatmentFunctionNames: new Map([...tally.treatmentFunctionNames].map(([code, name]) => [shortCode(code), name])),
    unknownStart,
    doubts,
  }
}

/** The sum of the treatment functions; or the file's own total, where somebody has kept that alone. */
function totalOf(scope: Scope): Tally {
  const functions = [...scope].filter(([code]) => code !== totalRow)
  const total = nothingCounted()
  for (const [, counted] of functions.length > 0 ? functions : scope) addTally(total, counted)
  return total
}

function figures({ bands, totalAll }: Tally, part: Part): Figures {
  if (part !== partWithoutWaits) return publishedStatistics(bands)
  const unknown = { within18: null, share: null, median: null, p92: null, over52: null, over65: null, over78: null }
  return { total: totalAll, ...unknown }
}

function together(scopes: readonly Scope[]): Scope {
  const all: Scope = new Map()
  for (const scope of scopes) {
    for (const [code, counted] of scope) {
      const sum = all.get(code) ?? nothingCounted()
      addTally(sum, counted)
      all.set(code, sum)
    }
  }
  return all
}

function disagreement(scope: string, sum: Tally, own: Tally | undefined): string[] {
  if (!own || (own.totalAll === sum.totalAll && own.bands.every((count, band) => count === sum.bands[band]))) return []
  return [`${scope}: the treatment functions add up to ${sum.totalAll}, and the file's total rows to ${own.totalAll}`]
}

function nothingChosen({ choices: { part, commissioners } }: ExtractTally): ExtractMistake {
  const whose = commissioners === 'all' ? '' : ` for ${commissioners} commissioners`
  return {
    why: `the file has no rows of ${part}, ${partNames[part]}${whose}`,
    remedy: 'ask for another part, or use the whole file as published',
  }
}

const shortCode = (code: string) => code.replace(/^C_/, '')

const compareCodes = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
