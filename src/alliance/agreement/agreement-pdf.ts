/** The agreement as a tagged PDF. */
import { drawBlock, drawParagraph } from '#web/print/draw-blocks.ts'
import { drawFoot } from '#web/print/draw-foot.ts'
import { openPdf, takenFrom } from '#web/print/open-pdf.ts'
import { margins, standardPrint } from '#web/print/print-style.ts'
import { drawTagged, openTag, textWidth } from '#web/print/tagged.ts'
import type { AgreementDocument } from './document.ts'

/** @param at of the version: the same version is the same file */
export function agreementPdf({ title, standing, blocks }: AgreementDocument, at: Date): Uint8Array {
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
