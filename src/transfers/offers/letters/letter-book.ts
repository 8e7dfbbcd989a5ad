/** Letters as one PDF. Pages leave as they are made, so a thousand letters take no more memory than a few. */
import { londonDay } from '#nhs/day.ts'
import { drawBlock } from '#web/print/draw-blocks.ts'
import { drawFoot } from '#web/print/draw-foot.ts'
import { openPdf, takenFrom } from '#web/print/open-pdf.ts'
import { openTag } from '#web/print/tagged.ts'
import { drawClosing, drawSlip } from './draw-letter-end.ts'
import { drawEnvelopePart } from './draw-letter-head.ts'
import type { Letter } from './letter.ts'
import { printStyles } from './print-style.ts'

export type LetterBook = {
  /** How many pages it has so far. */
  readonly pages: number
  add(letter: Letter): void
  /** What has been made since the last time, to be put behind what was taken before. */
  take(): Uint8Array
  /** Ends the file and gives the rest of it. */
  end(): Uint8Array
}

/**
 * @param title of the whole file; it names no patient
 * @param bothSides a letter with an odd number of pages gets an empty one, so that none begins on another's back
 */
export function letterBook({
  title,
  at,
  bothSides,
}: {
  readonly title: string
  readonly at: Date
  readonly bothSides: boolean
}): LetterBook {
  const { doc, whole } = openPdf({ title, subject: `Letters of ${londonDay(at)}`, at })
  let pages = 0
  let pageOfLetter = 0
  let current: Letter | undefined
  doc.on('pageAdded', () => {
    pages += 1
    pageOfLetter += 1
    if (current) drawFoot(doc, `Reference ${current.reference}, page ${pageOfLetter}`, printStyles[current.form])
  })

  return {
    get pages() {
      return pages
    },
    add(letter) {
      const style = printStyles[letter.form]
      pageOfLetter = 0
      current = letter
      const part = openTag(doc, whole, 'Sect')
      doc.addPage()
      drawEnvelopePart(doc, part, letter, style)
      for (const block of letter.blocks) drawBlock(doc, part, block, style)
      drawClosing(doc, part, letter.closing, style)
      drawSlip(doc, part, letter.slip, style)
      part.end()
      current = undefined
      if (bothSides && pageOfLetter % 2 === 1) doc.addPage()
    },
    take: () => takenFrom(doc),
    end() {
      whole.end()
      doc.end()
      return takenFrom(doc)
    },
  }
}
