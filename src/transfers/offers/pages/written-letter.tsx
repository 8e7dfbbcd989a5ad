/** A letter that was written, word for word: to be read, printed from the browser, or taken as a PDF. */
import { Download } from '#web/download.tsx'
import * as format from '#web/format.ts'
import type { Letter } from '../letters/letter.ts'
import { LetterArticle } from '../letters/letter-article.tsx'
import { OfferPage, type OfferPageProps } from './offer-page.tsx'

type View = OfferPageProps & {
  readonly letter: Letter
  readonly pdfHref: string
  /** Characters that the PDF's typeface does not have. */
  readonly lacking: readonly string[]
}

export function WrittenLetterPage({ frame, transfer, letter, pdfHref, lacking }: View) {
  return (
    <OfferPage frame={frame} transfer={transfer} heading={`Letter of ${format.date(letter.on)}`}>
      {lacking.length === 0 ? (
        <Download href={pdfHref} what="the letter" type="PDF" />
      ) : (
        <p>
          There is no PDF: its typeface lacks{' '}
          <span data-quoted="true">{lacking.map((character) => `"${character}"`).join(', ')}</span>. Print this page.
        </p>
      )}
      <div data-personal="true">
        <LetterArticle letter={letter} />
      </div>
    </OfferPage>
  )
}
