/** A document of plain blocks as a tagged PDF: an agreement, minutes. */

import type { Block } from './block.ts'
import { drawBlock, drawParagraph } from './draw-blocks.ts'
import { drawFoot } from './draw-foot.ts'
import { openPdf, takenFrom } from './open-pdf.ts'
import { margins, standardPrint } from './print-style.ts'
import { drawTagged, openTag, textWidth } from './tagged.ts'

export type PrintedDocument = {
  readonly title: string
  /** What it is and whether it holds, in a line under the title. */
  readonly standing: string
  readonly blocks: readonly Block[]
}

/** @param at when it was written: the same document is the same file */
export function documentPdf({ title, standing, blocks }: PrintedDocument, at: Date): Uint8Array {
  const style = standardPrint
  const { doc, whole } = openPdf({ title, subject: standing, at })
  let pages = 0
  doc.on('pageAdded', () => {
    pages += 1
    drawFoot(doc, `${title}, page ${pages}`, style)
  })
  const part = openTag(doc, whole, 'Sect')
  doc.addPage()
  drawTagged(doc, part, 'H1', () => {
    doc.font('strong').fontSize(style.title + 4)
    doc.text(title, margins.left, doc.y, { width: textWidth(doc), lineGap: style.lineGap })
  })
  doc.y += style.paragraphGap
  doc.font('text').fontSize(style.text)
  drawParagraph(doc, part, standing, style, textWidth(doc))
  for (const block of blocks) drawBlock(doc, part, block, style)
  part.end()
  whole.end()
  doc.end()
  return takenFrom(doc)
}
