/**
 * A PDF, tagged so that screen readers read it in order: headings, lists and tables are marked as such, page numbers as
 * decoration, and the language and the title are said.
 */
import PDFDocument from 'pdfkit'
import { printFont } from './print-font.ts'
import { margins } from './print-style.ts'
import type { Doc, Part } from './tagged.ts'

// A standard that pdfkit knows and its types do not: PDF/UA-1, "universal accessibility".
const ACCESSIBLE = 'PDF/UA' as unknown as NonNullable<PDFKit.PDFDocumentOptions['subset']>

// Pdfkit begins with Helvetica unless it is told of another, and opens a font anew each time that it is asked for by a
// second name. Told of none, it opens each of ours once.
const NO_OTHER_FONT = null as unknown as string

export type OpenPdf = { readonly doc: Doc; readonly whole: Part }

/** Without a page yet. @param at when it was made: the same text is the same file */
export function openPdf({
  title,
  subject,
  at,
}: {
  readonly title: string
  readonly subject: string
  readonly at: Date
}): OpenPdf {
  const { regular, bold } = printFont()
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
    info: { Title: title, Creator: 'Accord', Producer: 'Accord', CreationDate: at, Subject: subject },
  })
  doc.registerFont('text', regular)
  doc.registerFont('strong', bold)
  const whole = doc.struct('Document', { title })
  doc.addStructure(whole)
  return { doc, whole }
}

/** What has been made since the last time, to be put behind what was taken before. */
export function takenFrom(doc: Doc): Uint8Array {
  const parts: Uint8Array[] = []
  for (let part = doc.read(); part !== null; part = doc.read()) parts.push(part as Uint8Array)
  return Buffer.concat(parts)
}
