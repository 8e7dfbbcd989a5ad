/** What is missing from a data set or wrong with it: a value, never an exception, and all of them in one answer. */
import type { ItemKey } from './items.ts'

export type Fault = {
  /** Missing when it is about the file and not about one item. */
  readonly item?: ItemKey
  /** As it was given; nothing when it is missing. */
  readonly value?: string
  /** In a file: row and column, JSON path or FHIR expression. */
  readonly where?: string
  /** What is wrong, as a sentence without its subject: "it has 18 characters". */
  readonly why: string
  /** What to do, as a sentence: "Send all 20 characters". */
  readonly remedy: string
}
