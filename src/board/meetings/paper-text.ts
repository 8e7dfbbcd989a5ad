/**
 * What a paper written here is made of: headings, lists and paragraphs in Markdown's signs, and nothing else of Markdown. What
 * is not one of these signs is read as it stands, so that nobody can put anything on another's page but words.
 */
import type { Block } from '#web/print/block.ts'

/** "# " to "### " begin a heading, "- " and "* " an item of a list; an empty line ends a paragraph. */
export function paperBlocks(text: string): readonly Block[] {
  const blocks: Block[] = []
  let isOpen = false
  for (const line of text.split(/\r?\n/).map((each) => each.trim())) {
    const last = blocks.at(-1)
    const heading = /^#{1,3} +(.+)$/.exec(line)?.[1]
    const entry = /^[-*] +(.+)$/.exec(line)?.[1]
    if (line === '') isOpen = false
    else if (heading !== undefined) {
      blocks.push({ kind: 'heading', text: heading })
      isOpen = false
    } else if (entry !== undefined) {
      if (isOpen && last?.kind === 'list') blocks[blocks.length - 1] = { kind: 'list', items: [...last.items, entry] }
      else blocks.push({ kind: 'list', items: [entry] })
      isOpen = true
    } else if (isOpen && last?.kind === 'paragraph') {
      blocks[blocks.length - 1] = { kind: 'paragraph', text: `${last.text} ${line}` }
    } else if (isOpen && last?.kind === 'list') {
      const items = [...last.items.slice(0, -1), `${last.items.at(-1)} ${line}`]
      blocks[blocks.length - 1] = { kind: 'list', items }
    } else {
      blocks.push({ kind: 'paragraph', text: line })
      isOpen = true
    }
  }
  return blocks
}
