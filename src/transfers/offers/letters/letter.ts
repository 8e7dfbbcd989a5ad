/**
 * A letter as content: what it says and in which order, whatever it is then put on. The page and the PDF are made from
 * this, and so is what is kept of it as evidence.
 */
import type { Day } from '#nhs/day.ts'
import { type Block, textsOfBlock } from '#web/print/block.ts'
import type { PrintedForm } from '../patient-needs.ts'

/** To be filled in by hand and sent back: boxes to tick, and lines to write on. */
export type Slip = {
  readonly heading: string
  readonly choices: readonly string[]
  readonly lines: readonly string[]
}

export type Letter = {
  /** Grows when the words change, so that what was sent can be told from what is sent now. */
  readonly wording: number
  readonly form: PrintedForm
  readonly reference: string
  readonly on: Day
  /** Names no patient: it is the title of pages and files. */
  readonly title: string
  readonly from: readonly string[]
  readonly to: readonly string[]
  readonly greeting: string
  readonly blocks: readonly Block[]
  readonly closing: readonly string[]
  readonly slip: Slip
  /** The link to the patient's page, where the letter holds its code: what is kept of the letter does not. */
  readonly link?: string
}

/** Everything that would be printed, in reading order. */
export const textsOf = (letter: Letter): readonly string[] => [
  ...letter.from,
  ...letter.to,
  letter.title,
  letter.greeting,
  ...letter.blocks.flatMap(textsOfBlock),
  ...letter.closing,
  letter.slip.heading,
  ...letter.slip.choices,
  ...letter.slip.lines,
]
