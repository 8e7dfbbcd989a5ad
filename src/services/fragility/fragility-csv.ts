/** The same rows as the pages of fragility, for a spreadsheet. */
import { trustName } from '#nhs/organisations.ts'
import type { CsvColumn } from '#web/csv.ts'
import type { Assessment } from './assessment-store.ts'
import { usualFormula } from './formula.ts'
import type { AssessedPart } from './fragility.ts'

type Named = Assessment & { readonly serviceName: string }

export const fragilityCsv: readonly CsvColumn<Named>[] = [
  { heading: 'Service', cell: ({ serviceName }) => serviceName },
  { heading: 'Trust', cell: ({ trust }) => trust },
  { heading: 'Trust name', cell: ({ trust }) => trustName(trust) },
  { heading: 'Index', cell: ({ body }) => body.index },
  { heading: 'Level', cell: ({ body }) => body.level },
  { heading: 'Index if all missing were at its best', cell: ({ body }) => body.atBest },
  { heading: 'Index if all missing were at its worst', cell: ({ body }) => body.atWorst },
  { heading: 'Share of weight known', cell: ({ body }) => Number(body.knownShare.toFixed(3)) },
  { heading: 'Formula', cell: ({ body }) => body.formula },
  { heading: 'Day', cell: ({ onDay }) => onDay },
  { heading: 'News', cell: ({ news }) => news },
  ...usualFormula.parts.map(
    ({ code, name }): CsvColumn<Named> => ({
      heading: `Score of: ${name}`,
      cell: ({ body }) => {
        const part = body.parts.find((each) => each.code === code)
        return part?.known ? Number(part.score.toFixed(3)) : null
      },
    }),
  ),
]

export const partName = (code: AssessedPart['code']): string =>
  usualFormula.parts.find((part) => part.code === code)?.name ?? code

export const partsCsv: readonly CsvColumn<AssessedPart>[] = [
  { heading: 'Part', cell: ({ code }) => partName(code) },
  { heading: 'Weight', cell: ({ weight }) => weight },
  { heading: 'Score', cell: (part) => (part.known ? Number(part.score.toFixed(3)) : null) },
  { heading: 'Points of the index', cell: (part) => (part.known ? Number(part.points.toFixed(2)) : null) },
  { heading: 'Evidence', cell: (part) => (part.known ? part.evidence : null) },
  { heading: 'Missing', cell: (part) => (part.known ? null : part.missing) },
]
