/** A letter on a page, to be read there or printed: the same words in the same order as the PDF. Under the page's h1. */
import * as format from '#web/format.ts'
import type { Block, Letter, Slip } from './letter.ts'

export function LetterArticle({ letter }: { readonly letter: Letter }) {
  return (
    <article className={`accord-letter accord-letter--${letter.form}`} aria-label="Letter">
      <Lines lines={letter.from} />
      <Lines lines={letter.to} />
      <Lines lines={[format.date(letter.on), `Reference: ${letter.reference}`]} />
      <h2 className="nhsuk-heading-m">{letter.title}</h2>
      <p>{letter.greeting}</p>
      {letter.blocks.map((block, n) => (
        <LetterBlock key={n} block={block} />
      ))}
      <Lines lines={letter.closing} />
      <ReplySlip slip={letter.slip} />
    </article>
  )
}

function LetterBlock({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case 'heading':
      return <h3 className="nhsuk-heading-s">{block.text}</h3>
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

function ReplySlip({ slip }: { readonly slip: Slip }) {
  return (
    <section className="accord-letter__slip">
      <h3 className="nhsuk-heading-s">{slip.heading}</h3>
      <ul className="nhsuk-list">
        {slip.choices.map((choice) => (
          <li key={choice} className="accord-letter__choice">
            {choice}
          </li>
        ))}
      </ul>
      {slip.lines.map((line) => (
        <p key={line} className="accord-letter__line">
          {line}
        </p>
      ))}
    </section>
  )
}

const Lines = ({ lines }: { readonly lines: readonly string[] }) => (
  <p className="accord-letter__lines">{lines.join('\n')}</p>
)
