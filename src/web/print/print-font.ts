/**
 * The typeface of what is printed, embedded in every PDF: Atkinson Hyperlegible Next 2.001, made by the Braille Institute to be told
 * apart letter by letter. SIL Open Font License 1.1 (fonts/OFL.txt). It has the letters of the languages of Europe that are
 * written in Latin script, Welsh among them.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { create } from 'fontkit'
import { projectRoot } from '#platform/project-root.ts'

// From the project's folder, because a bundle of this code lies somewhere else in it.
const folder = join(projectRoot(), 'src/web/print/fonts')
const read = (name: string): Buffer => readFileSync(join(folder, `atkinson-hyperlegible-next-${name}.ttf`))

let kept: { readonly regular: Buffer; readonly bold: Buffer; readonly has: ReadonlySet<number> } | undefined

/** Read once, when the first page is printed. */
export function printFont() {
  if (!kept) {
    const regular = read('regular')
    const face = create(regular)
    if (!('characterSet' in face)) throw new Error('The typeface of what is printed is not a single font')
    kept = { regular, bold: read('bold'), has: new Set(face.characterSet) }
  }
  return kept
}

/** The characters that cannot be printed: what has empty boxes in a name is not printed. */
export function unprintable(texts: readonly string[]): readonly string[] {
  const { has } = printFont()
  const missing = new Set<string>()
  for (const text of texts) {
    for (const character of text.normalize('NFC')) {
      if (character !== '\n' && !has.has(character.codePointAt(0)!)) missing.add(character)
    }
  }
  return [...missing]
}
