/** Small full extracts for tests, written as NHS England writes them: the same 121 columns in the same order. */

export type ExtractLine = {
  readonly period?: string
  readonly provider?: string
  /** Code and name of the integrated care board; empty for a hub. */
  readonly parent?: string
  readonly commissioner?: string
  readonly part?: string
  readonly treatmentFunction?: string
  /** How many in which week band. */
  readonly waits?: Readonly<Record<number, number>>
  readonly unknownStart?: number
  /** Worked out from the waits unless it is to be wrong. */
  readonly totalAll?: number
}

const weeks = Array.from({ length: 104 }, (_, band) => {
  const two = (number: number) => String(number).padStart(2, '0')
  return `Gt ${two(band)} To ${two(band + 1)} Weeks SUM 1`
})

export const extractHeadings = [
  'Period',
  'Provider Parent Org Code',
  'Provider Parent Name',
  'Provider Org Code',
  'Provider Org Name',
  'Commissioner Parent Org Code',
  'Commissioner Parent Name',
  'Commissioner Org Code',
  'Commissioner Org Name',
  'RTT Part Type',
  'RTT Part Description',
  'Treatment Function Code',
  'Treatment Function Name',
  ...weeks,
  'Gt 104 Weeks SUM 1',
  'Total',
  'Patients with unknown clock start date',
  'Total All',
]

export function extractCells(line: ExtractLine): string[] {
  const { provider = 'RAA', parent = 'QAA', commissioner = '01A', treatmentFunction = 'C_110' } = line
  const waits = line.waits ?? { 3: 1 }
  const bands = Array.from({ length: 105 }, (_, band) => waits[band] ?? 0)
  const total = bands.reduce((sum, count) => sum + count, 0)
  return [
    line.period ?? 'RTT-January-2026',
    'QPP',
    'NHS PLACE INTEGRATED CARE BOARD',
    provider,
    `HOSPITAL ${provider}`,
    parent,
    parent && `BOARD ${parent}`,
    commissioner,
    `COMMISSIONER ${commissioner}`,
    line.part ?? 'Part_2',
    'Description',
    treatmentFunction,
    `Service ${treatmentFunction}`,
    ...bands.map(String),
    '',
    line.unknownStart === undefined ? '' : String(line.unknownStart),
    String(line.totalAll ?? total + (line.unknownStart ?? 0)),
  ]
}

export function fullExtract(lines: readonly ExtractLine[], { lineEnd = '\n' } = {}): string {
  return [extractHeadings, ...lines.map(extractCells)].map((cells) => `${cells.join(',')}${lineEnd}`).join('')
}
