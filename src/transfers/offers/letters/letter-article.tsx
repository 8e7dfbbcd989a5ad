/** A letter on a page, to be read there or printed: the same words in the same order as the PDF. Under the page's h1. */
import * as format from '#web/format.ts'
import { PrintedBlock } from '#web/print/printed-block.tsx'
import type { Letter, Slip } from './letter.ts'

export function LetterArticle({ letter }: { readonly letter: Letter }) {
  return (
    <article className={`accord-letter accord-letter--${letter.form}`} aria-label="Letter">
      <Lines lines={letter.from} />
      <Lines lines={letter.to} />
      <Lines lines={[format.date(letter.on), `Reference: ${letter.reference}`]} />
      <h2 className="nhsuk-heading-m">{letter.title}</h2>
      <p>{letter.greeting}</p>
      {letter.blocks.map((block, n) => (
        <PrintedBlock key={n} block={block} headingLevel={3} />
      ))}
      <Lines lines={letter.closing} />
      <ReplySlip slip={letter.slip} />
    </article>
  )
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
