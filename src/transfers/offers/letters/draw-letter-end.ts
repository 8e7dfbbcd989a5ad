/** How a letter ends: who signs it, and the slip that is sent back. */
import { drawHeading, drawParagraph, makeRoom, NAMES } from '#web/print/draw-blocks.ts'
import { margins, type PrintStyle } from '#web/print/print-style.ts'
import { type Doc, drawTagged, openTag, type Part, textWidth } from '#web/print/tagged.ts'
import type { Slip } from './letter.ts'

export function drawClosing(doc: Doc, part: Part, lines: readonly string[], style: PrintStyle): void {
  const width = textWidth(doc)
  const text = lines.join('\n')
  doc.font('text').fontSize(style.text)
  makeRoom(doc, doc.heightOfString(text, { width, lineGap: style.lineGap }))
  drawParagraph(doc, part, text, style, width)
}

/** Kept on one page, so that it can be cut off. */
export function drawSlip(doc: Doc, part: Part, slip: Slip, style: PrintStyle): void {
  const width = textWidth(doc)
  doc.font('text').fontSize(style.text)
  const box = style.text
  const room = { width: width - box - 10, lineGap: style.lineGap }
  const lineHeight = style.text * 2.4
  const needed =
    style.heading * 3 +
    slip.choices.reduce((sum, choice) => sum + doc.heightOfString(choice, room) + style.paragraphGap, 0) +
    slip.lines.length * lineHeight
  makeRoom(doc, needed)
  drawHeading(doc, part, slip.heading, style, width)
  doc.font('text').fontSize(style.text)
  const list = openTag(doc, part, 'L')
  for (const choice of slip.choices) {
    const top = doc.y
    const line = openTag(doc, list, 'LI')
    drawTagged(doc, line, 'Lbl', () => doc.rect(margins.left, top, box, box).stroke('black'), { alt: 'Box to tick' })
    drawTagged(doc, line, 'LBody', () => doc.text(choice, margins.left + box + 10, top, room))
    line.end()
    doc.y = Math.max(doc.y, top + box) + style.paragraphGap
  }
  list.end()
  for (const line of slip.lines) {
    doc.y += lineHeight - style.text
    const top = doc.y
    drawTagged(doc, part, 'P', () => doc.text(line, margins.left, top, { width: width * NAMES, lineBreak: false }))
    doc.markContent('Artifact', { type: 'Layout' })
    const level = top + style.text + 2
    doc
      .moveTo(margins.left + width * NAMES, level)
      .lineTo(margins.left + width, level)
      .stroke('black')
    doc.endMarkedContent()
    doc.y = top + style.text
  }
  doc.y += style.paragraphGap
}
