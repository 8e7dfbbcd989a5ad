/** The parts of a letter that have their place on the paper: sender, address, date, title, and the foot of each page. */
import * as format from '#web/format.ts'
import { margins, type PrintStyle } from '#web/print/print-style.ts'
import { type Doc, drawTagged, type Part, textWidth } from '#web/print/tagged.ts'
import type { Letter } from './letter.ts'
import { addressTop, addressWidth, belowWindow } from './print-style.ts'

export function drawEnvelopePart(doc: Doc, part: Part, letter: Letter, style: PrintStyle): void {
  const width = textWidth(doc)
  drawTagged(doc, part, 'P', () => {
    doc.font('text').fontSize(style.small).fillColor('black')
    doc.text(letter.from.join('\n'), margins.left, margins.top, { width, lineGap: 1 })
  })
  drawTagged(doc, part, 'P', () => {
    // The window is as big for large print, so the address is no larger than fits.
    doc.font('text').fontSize(Math.min(style.text, 14))
    doc.text(letter.to.join('\n'), margins.left, addressTop, { width: addressWidth, lineGap: 1 })
  })
  drawTagged(doc, part, 'P', () => {
    doc.font('text').fontSize(style.text)
    const says = `${format.date(letter.on)}\nReference: ${letter.reference}`
    doc.text(says, margins.left, Math.max(belowWindow, doc.y + style.paragraphGap), { width, lineGap: style.lineGap })
  })
  doc.y += style.paragraphGap
  drawTagged(doc, part, 'H1', () => {
    doc.font('strong').fontSize(style.title)
    doc.text(letter.title, margins.left, doc.y, { width, lineGap: style.lineGap })
  })
  doc.y += style.paragraphGap
  drawTagged(doc, part, 'P', () => {
    doc.font('text').fontSize(style.text)
    doc.text(letter.greeting, margins.left, doc.y, { width, lineGap: style.lineGap })
  })
  doc.y += style.paragraphGap
}
