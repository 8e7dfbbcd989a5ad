/** One letter as a PDF of its own, or the characters that stand in the way. */

import { unprintable } from '#web/print/print-font.ts'
import { type Letter, textsOf } from './letter.ts'
import { letterBook } from './letter-book.ts'

/** What the typeface lacks of this letter; nothing when it can be printed. */
export const lackingCharacters = (letter: Letter): readonly string[] => unprintable(textsOf(letter))

/** @param at when the letter was written: the same letter is the same file */
export function letterPdf(letter: Letter, at: Date): Uint8Array {
  const book = letterBook({ title: letter.title, at, bothSides: false })
  book.add(letter)
  return Buffer.concat([book.take(), book.end()])
}
