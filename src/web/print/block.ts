/** What a printed text is made of, whatever it is then put on: a page and a PDF are both made from these. */
export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  /** Short facts, each under its name. */
  | { readonly kind: 'facts'; readonly rows: readonly { readonly name: string; readonly value: string }[] }

/** Everything that would be printed of it, in reading order. */
export function textsOfBlock(block: Block): readonly string[] {
  if (block.kind === 'list') return block.items
  if (block.kind === 'facts') return block.rows.flatMap(({ name, value }) => [name, value])
  return [block.text]
}
