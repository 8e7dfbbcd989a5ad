/** Draws blocks one under the other, each with the tag that says what it is. */
import type { Block } from './block.ts'
import { margins, type PrintStyle } from './print-style.ts'
import { type Doc, drawTagged, openTag, type Part, textWidth } from './tagged.ts'

const INDENT = 18
/** Of the width, for the names of facts. */
export const NAMES = 0.32

export function drawBlock(doc: Doc, part: Part, block: Block, style: PrintStyle): void {
  const width = textWidth(doc)
  doc.font('text').fontSize(style.text).fillColor('black')
  switch (block.kind) {
    case 'heading':
      drawHeading(doc, part, block.text, style, width)
      break
    case 'list':
      drawList(doc, part, block.items, style, width)
      break
    case 'facts':
      drawFacts(doc, part, block.rows, style, width)
      break
    case 'paragraph':
      drawParagraph(doc, part, block.text, style, width)
      break
  }
}

export function drawParagraph(doc: Doc, part: Part, text: string, style: PrintStyle, width: number): void {
  drawTagged(doc, part, 'P', () => doc.text(text, margins.left, doc.y, { width, lineGap: style.lineGap }))
  doc.y += style.paragraphGap
}

export function drawHeading(doc: Doc, part: Part, text: string, style: PrintStyle, width: number): void {
  // A heading stays with the lines that it is about.
  makeRoom(doc, style.heading + 4 * (style.text + style.lineGap))
  doc.y += style.paragraphGap / 2
  doc.font('strong').fontSize(style.heading)
  drawTagged(doc, part, 'H2', () => doc.text(text, margins.left, doc.y, { width, lineGap: style.lineGap }))
  doc.y += style.paragraphGap / 2
}

function drawList(doc: Doc, part: Part, items: readonly string[], style: PrintStyle, width: number): void {
  const list = openTag(doc, part, 'L')
  for (const item of items) {
    const room = { width: width - INDENT, lineGap: style.lineGap }
    makeRoom(doc, doc.heightOfString(item, room))
    const top = doc.y
    const line = openTag(doc, list, 'LI')
    drawTagged(doc, line, 'Lbl', () => doc.text('•', margins.left, top, { width: INDENT, lineBreak: false }))
    drawTagged(doc, line, 'LBody', () => doc.text(item, margins.left + INDENT, top, room))
    line.end()
    doc.y += style.lineGap
  }
  list.end()
  doc.y += style.paragraphGap - style.lineGap
}

function drawFacts(
  doc: Doc,
  part: Part,
  rows: readonly { readonly name: string; readonly value: string }[],
  style: PrintStyle,
  width: number,
): void {
  const table = openTag(doc, part, 'Table')
  const [names, values] = [width * NAMES, width * (1 - NAMES)]
  for (const { name, value } of rows) {
    const forName = { width: names - 8, lineGap: style.lineGap }
    const forValue = { width: values, lineGap: style.lineGap }
    const nameHeight = doc.font('strong').heightOfString(name, forName)
    const height = Math.max(nameHeight, doc.font('text').heightOfString(value, forValue))
    makeRoom(doc, height)
    const top = doc.y
    const row = openTag(doc, table, 'TR')
    drawTagged(doc, row, 'TH', () => doc.font('strong').text(name, margins.left, top, forName), { scope: 'Row' })
    drawTagged(doc, row, 'TD', () => doc.font('text').text(value, margins.left + names, top, forValue))
    row.end()
    doc.y = top + height + style.lineGap
  }
  table.end()
  doc.y += style.paragraphGap
}

/** Goes on to another page unless so much fits on this one. */
export function makeRoom(doc: Doc, height: number): void {
  if (doc.y + height > doc.page.height - margins.bottom) doc.addPage()
}
