/** The agreement as a text on a page: the same blocks as in the PDF. */
import { PrintedBlock } from '#web/print/printed-block.tsx'
import type { AgreementDocument } from '../document.ts'

export function DocumentArticle({ document }: { readonly document: AgreementDocument }) {
  return (
    <article className="accord-letter" aria-label="The agreement" data-quoted="">
      <p className="nhsuk-u-font-weight-bold">{document.title}</p>
      <p>{document.standing}.</p>
      {document.blocks.map((block, n) => (
        <PrintedBlock key={n} block={block} headingLevel={2} />
      ))}
    </article>
  )
}
