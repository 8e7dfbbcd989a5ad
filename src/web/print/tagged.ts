import { margins } from './print-style.ts'

/** What is drawn, with the tag that tells a screen reader what it is. */
export type Doc = PDFKit.PDFDocument
export type Part = PDFKit.PDFStructureElement

/** What the types of pdfkit do not know yet: of a table's header, whether it is a row's or a column's. */
type TagOptions = { readonly title?: string; readonly alt?: string; readonly scope?: 'Row' | 'Column' }

/** Draws at once, as the next thing inside a part. */
export function drawTagged(doc: Doc, part: Part, tag: string, draw: () => void, options: TagOptions = {}): void {
  part.add(doc.struct(tag, options as object, draw))
}

/** Opens a part that others go into; its caller ends it. */
export function openTag(doc: Doc, part: Part, tag: string): Part {
  const opened = doc.struct(tag)
  part.add(opened)
  return opened
}

export const textWidth = (doc: Doc): number => doc.page.width - margins.left - margins.right
