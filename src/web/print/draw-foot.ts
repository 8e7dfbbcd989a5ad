import { margins, type PrintStyle } from './print-style.ts'
import { type Doc, textWidth } from './tagged.ts'

/** Says which pile a page belongs to, if it falls out of it. Not read aloud: it is no part of the text. */
export function drawFoot(doc: Doc, says: string, { small, text }: PrintStyle): void {
  const { x, y } = doc
  const width = textWidth(doc)
  doc.markContent('Artifact', { type: 'Pagination' })
  // The foot lies in the margin, where text would go on to another page if the margin were not told to make room.
  const { bottom } = doc.page.margins
  doc.page.margins.bottom = 0
  doc.save()
  doc.font('text').fontSize(small).fillColor('black')
  doc.text(says, margins.left, doc.page.height - bottom + 12, { width, lineBreak: false })
  doc.restore()
  doc.page.margins.bottom = bottom
  doc.endMarkedContent()
  // A page can begin in the middle of a text, which goes on as it was.
  doc.font('text').fontSize(text)
  doc.x = x
  doc.y = y
}
