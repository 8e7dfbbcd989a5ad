/** The figures of `accord rtt` for people: a heading, the nation's figures in full, and a table. */
import {
  allFunctions,
  type ExtractChoices,
  type ExtractFigures,
  type FigureRow,
  isOpenEnded,
  partNames,
} from '#measures'
import { alignedTable, type Column } from './aligned-table.ts'

export type RttAnswer = {
  /** The file, as messages name it. */
  readonly name: string
  readonly rowsRead: number
  readonly figures: ExtractFigures
  readonly rows: readonly FigureRow[]
  readonly choices: ExtractChoices
}

const whose = { english: 'English', 'non-english': 'non-English', all: 'all' }

export function rttText({ name, rowsRead, figures, rows, choices }: RttAnswer): string {
  const { part, commissioners, by } = choices
  const headlines = by === 'national' ? rows.filter((row) => row.treatmentFunction === allFunctions) : []
  return `${[
    `${figures.period}: ${partNames[part]} (${part}), ${whose[commissioners]} commissioners`,
    `from ${count(rowsRead)} rows of ${name}`,
    ...headlines.map((row) => headline(row, figures)),
    table(rows, figures, by !== 'national'),
    ...footnotes(rows, figures),
  ].join('\n\n')}\n`
}

/** The nation's figures with as many decimals as make them recognisable beside the publication's own. */
function headline(row: FigureRow, { scopeNames }: ExtractFigures): string {
  const facts: [string, string][] = [
    ['Total', count(row.total)],
    ['Within 18 weeks', `${count(row.within18)}  ${percent(row.share, 4)}`],
    ['Median', weeks(row.median, 6)],
    ['92nd percentile', weeks(row.p92, 6)],
    ['Over 52 weeks', count(row.over52)],
    ['Over 65 weeks', count(row.over65)],
    ['Over 78 weeks', count(row.over78)],
  ]
  const lines = facts.map(([what, figure]) => `  ${what.padEnd(15)}  ${figure}`)
  return [`${row.scope}  ${scopeNames.get(row.scope)}`, ...lines].join('\n')
}

const right = (heading: string): Column => ({ heading, align: 'right' })

function table(rows: readonly FigureRow[], figures: ExtractFigures, isNamed: boolean): string {
  const columns: Column[] = [
    { heading: 'Scope' },
    { heading: 'Treatment function' },
    right('Total'),
    right('Within 18'),
    right('Share'),
    right('Median'),
    right('92nd'),
    right('Over 52'),
    right('Over 65'),
    right('Over 78'),
    ...(isNamed ? [{ heading: 'Name' }] : []),
  ]
  const cells = rows.map((row) => [
    row.scope,
    `${row.treatmentFunction} ${functionName(row.treatmentFunction, figures)}`,
    count(row.total),
    count(row.within18),
    percent(row.share, 2),
    weeks(row.median, 2),
    weeks(row.p92, 2),
    count(row.over52),
    count(row.over65),
    count(row.over78),
    ...(isNamed ? [figures.scopeNames.get(row.scope)!] : []),
  ])
  return alignedTable(columns, cells)
}

function functionName(code: string, { treatmentFunctionNames }: ExtractFigures): string {
  return code === allFunctions ? 'All' : (treatmentFunctionNames.get(code) ?? '').replace(/ Services?$/, '')
}

function footnotes(rows: readonly FigureRow[], { unknownStart }: ExtractFigures): string[] {
  const notes = [
    rows.some(({ total, median }) => total > 0 && median === null) &&
      `${none}  not given: too few pathways for a median or percentile, or no wait to count yet`,
    rows.some(({ p92 }) => p92 !== null && isOpenEnded(p92)) && '104+  in the last weekly band, which has no upper end',
    unknownStart > 0 && `Left out: ${count(unknownStart)} completed pathways whose start nobody knows`,
  ].filter((note) => note !== false)
  return notes.length > 0 ? [notes.join('\n')] : []
}

const none = '-'
const count = (number: number | null) => (number === null ? none : number.toLocaleString('en-GB'))
const percent = (share: number | null, decimals: number) =>
  share === null ? none : `${(share * 100).toFixed(decimals)}%`

function weeks(number: number | null, decimals: number): string {
  if (number === null) return none
  return isOpenEnded(number) ? `${number}+` : number.toFixed(decimals)
}
