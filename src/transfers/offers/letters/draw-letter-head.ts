/** The parts of a letter that have their place on the paper: sender, address, date, title, and the foot of each page. */
import * as format from '#web/format.ts'
import type { Letter } from './letter.ts'
import { addressTop, addressWidth, belowWindow, margins, type PrintStyle, printStyles } from './print-style.ts'
import { type Doc, drawTagged, type Part, textWidth } from './tagged.ts'

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

/** Says which letter a page belongs to, if it falls out of the pile. Not read aloud: it is no part of the text. */
export function drawFoot(doc: Doc, letter: Letter, page: number): void {
  const { x, y } = doc
  const { small, text } = printStyles[letter.form]
  const width = textWidth(doc)
  doc.markContent('Artifact', { type: 'Pagination' })
  // The foot lies in the margin, where text would go on to another page if the margin were not told to make room.
  const { bottom } = doc.page.margins
  doc.page.margins.bottom = 0
  doc.save()
  doc.font('text').fontSize(small).fillColor('black')
  doc.text(`Reference ${letter.reference}, page ${page}`, margins.left, doc.page.height - bottom + 12, {
    width,
    lineBreak: false,
  })
  doc.restore()
  doc.page.margins.bottom = bottom
  doc.endMarkedContent()
  // A page can begin in the middle of a text, which goes on as it was.
  doc.font('text').fontSize(text)
  doc.x = x
  doc.y = y
}
