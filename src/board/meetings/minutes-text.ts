/** A printed text as somebody would have written it, so that it can be edited: what `paperBlocks` reads back the same. Pure. */
import type { Block } from '#web/print/block.ts'

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

export const textOfBlocks = (blocks: readonly Block[]): string => blocks.map(textOf).join('\n\n')

function textOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `# ${oneLine(block.text)}`
    case 'paragraph':
      return oneLine(block.text)
    case 'list':
      return block.items.map((item) => `- ${oneLine(item)}`).join('\n')
    case 'facts':
      return block.rows.map(({ name, value }) => `- ${oneLine(name)}: ${oneLine(value)}`).join('\n')
  }
}
