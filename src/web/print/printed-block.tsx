/** A block of a printed text on a page: the same words in the same order as in the PDF. */
import type { Block } from './block.ts'

/** `headingLevel` is one below the heading that stands above the text. */
export function PrintedBlock({ block, headingLevel }: { readonly block: Block; readonly headingLevel: 2 | 3 }) {
  const Heading = `h${headingLevel}` as const
  switch (block.kind) {
    case 'heading':
      return <Heading className={headingLevel === 2 ? 'nhsuk-heading-m' : 'nhsuk-heading-s'}>{block.text}</Heading>
    case 'paragraph':
      return <p>{block.text}</p>
    case 'list':
      return (
        <ul className="nhsuk-list nhsuk-list--bullet">
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      )
    case 'facts':
      return (
        <dl className="nhsuk-summary-list nhsuk-summary-list--no-border">
          {block.rows.map(({ name, value }) => (
            <div key={name} className="nhsuk-summary-list__row">
              <dt className="nhsuk-summary-list__key">{name}</dt>
              <dd className="nhsuk-summary-list__value">{value}</dd>
            </div>
          ))}
        </dl>
      )
  }
}
