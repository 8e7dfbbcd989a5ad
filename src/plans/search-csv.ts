/** The curve of a search for a spreadsheet: a row for each moment at which the best plan or the bound was better. */
import type { CsvColumn } from '#web/csv.ts'
import type { CurvePoint } from './search-curve.ts'
import { partName } from './search-words.ts'

export const searchCsv: readonly CsvColumn<CurvePoint>[] = [
  { heading: 'Seconds', cell: ({ seconds }) => seconds },
  { heading: 'Part', cell: ({ stage }) => partName(stage) },
  { heading: 'Cost of the best plan', cell: ({ cost }) => cost },
  { heading: 'Of it, for patients left', cell: ({ left }) => left },
  { heading: 'Have to be treated and are not', cell: ({ broken }) => broken },
  { heading: 'No plan can cost less than', cell: ({ bound }) => bound },
]
