/** What each trust would reach planning alone and planning together. */
import type { FigureWords } from './chart-figure.tsx'
import { Dumbbell, dumbbellValues } from './dumbbell.tsx'

export type AloneAndTogetherRow = {
  readonly trust: string
  readonly alone: number
  readonly together: number
}

type AloneAndTogetherProps = {
  readonly words: FigureWords
  readonly rows: readonly AloneAndTogetherRow[]
  /** How the measure is said, from format.ts: `format.number`, `format.weeks`. */
  readonly say: (value: number) => string
  /** What the horizontal axis counts: "People treated in 6 weeks". */
  readonly axis: string
}

const headings = ['Trust', 'Alone', 'Together'] as const

export function AloneAndTogether({ words, rows, say, axis }: AloneAndTogetherProps) {
  const pairs = rows.map(({ trust, alone, together }) => ({ name: trust, first: alone, second: together }))
  return (
    <Dumbbell
      words={words}
      rows={pairs}
      headings={headings}
      name={`Each trust planning alone and together: ${dumbbellValues(pairs, headings, say)}.`}
      say={say}
      axis={axis}
    />
  )
}
