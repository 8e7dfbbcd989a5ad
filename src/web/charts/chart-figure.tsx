/**
 * What every chart stands in: the message, the measure, the drawing with a name, the same numbers as a table, the file,
 * and where it all comes from. The sentence and the table say it; the drawing is extra.
 */
import type { ReactNode } from 'react'
import { Details } from '../details.tsx'
import { Download } from '../download.tsx'
import { type Column, DataTable } from '../table.tsx'

export type FigureWords = {
  /** Makes the ids of this figure unique on its page. */
  readonly id: string
  /** What the chart shows, as a sentence: "Waits are longest at Walsall". */
  readonly message: string
  readonly headingLevel?: 2 | 3 | 4
  /** What else there is to say of it, in paragraphs below the message. */
  readonly about?: ReactNode
  /** What the numbers are called where they are shown and downloaded; the message unless said. */
  readonly numbers?: string
  /** The measure, the people, the place and the dates. */
  readonly measure: string
  /** Where the numbers come from and the date they stand at. */
  readonly source: string
  /** What the measure means, in a sentence. */
  readonly definition: string
  readonly download: { readonly href: string; readonly bytes?: number; readonly about?: string }
}

type ChartFigureProps<Row> = {
  readonly words: FigureWords
  /** The drawing in one sentence, for people who do not see it. */
  readonly name: string
  readonly size: { readonly width: number; readonly height: number }
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  /** What is inside the SVG. */
  readonly children: ReactNode
  /** What the marks mean, in words, above the drawing. */
  readonly legend?: ReactNode
}

export function ChartFigure<Row>({ words, name, size, columns, rows, children, legend }: ChartFigureProps<Row>) {
  const Heading = `h${words.headingLevel ?? 3}` as const
  const id = `chart-${words.id}`
  const numbers = words.numbers ?? words.message
  return (
    <figure className="accord-chart" aria-labelledby={id}>
      <Heading className="nhsuk-heading-s accord-chart__message" id={id}>
        {words.message}
      </Heading>
      {words.about}
      <p className="accord-chart__measure">{words.measure}</p>
      {legend}
      {/* On a phone the drawing keeps its size and scrolls inside this frame, so its words stay readable. */}
      <div className="nhsuk-scroll accord-chart__frame" data-module="nhsuk-scroll">
        <section className="nhsuk-scroll__content" aria-labelledby={id}>
          <svg
            className="accord-chart__drawing"
            viewBox={`0 0 ${size.width} ${size.height}`}
            width={size.width}
            height={size.height}
            role="img"
            aria-label={name}
          >
            {children}
          </svg>
        </section>
      </div>
      <Details summary={`The numbers: ${numbers}`}>
        <DataTable
          id={`${id}-table`}
          caption={words.measure}
          captionSize="s"
          columns={columns}
          rows={rows}
          rowKey={(_, index) => index}
          whenNone="There are no numbers to show."
          compact
        />
      </Details>
      <Download what={`these numbers: ${numbers}`} {...words.download} />
      <p className="accord-chart__source">
        {words.definition} Source: {words.source}
      </p>
    </figure>
  )
}
