/**
 * Letters as one PDF, tagged so that screen readers read it in order: headings, lists and tables are marked as such, page
 * numbers as decoration, and the language and the title are said. Pages leave as they are made, so a thousand letters
 * take no more memory than a few.
 */
import PDFDocument from 'pdfkit'
import { londonDay } from '#nhs/day.ts'
import { drawBlock } from './draw-blocks.ts'
import { drawClosing, drawSlip } from './draw-letter-end.ts'
import { drawEnvelopePart, drawFoot } from './draw-letter-head.ts'
import type { Letter } from './letter.ts'
import { letterFont } from './letter-font.ts'
import { margins, printStyles } from './print-style.ts'
import { openTag } from './tagged.ts'

// A standard that pdfkit knows and its types do not: PDF/UA-1, "universal accessibility".
const ACCESSIBLE = 'PDF/UA' as unknown as NonNullable<PDFKit.PDFDocumentOptions['subset']>

// Pdfkit begins with Helvetica unless it is told of another, and opens a font anew each time that it is asked for by a
// second name. Told of none, it opens each of ours once.
const NO_OTHER_FONT = null as unknown as string

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
  const { regular, bold } = letterFont()
  const doc = new PDFDocument({
    size: 'A4',
    margins,
    pdfVersion: '1.7',
    subset: ACCESSIBLE,
    tagged: true,
    lang: 'en-GB',
    displayTitle: true,
    autoFirstPage: false,
    font: NO_OTHER_FONT,
    info: {
      Title: title,
      Creator: 'Accord',
      Producer: 'Accord',
      CreationDate: at,
      Subject: `Letters of ${londonDay(at)}`,
    },
  })
  doc.registerFont('text', regular)
  doc.registerFont('strong', bold)
  const whole = doc.struct('Document', { title })
  doc.addStructure(whole)
  let pages = 0
  let pageOfLetter = 0
  let current: Letter | undefined
  doc.on('pageAdded', () => {
    pages += 1
    pageOfLetter += 1
    if (current) drawFoot(doc, current, pageOfLetter)
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
    take: () => taken(doc),
    end() {
      whole.end()
      doc.end()
      return taken(doc)
    },
  }
}

function taken(doc: PDFKit.PDFDocument): Uint8Array {
  const parts: Uint8Array[] = []
  for (let part = doc.read(); part !== null; part = doc.read()) parts.push(part as Uint8Array)
  return Buffer.concat(parts)
}
