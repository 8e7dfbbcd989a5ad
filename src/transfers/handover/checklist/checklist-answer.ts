/** What somebody has said of one item of the checklist. */
import type { Day } from '#nhs/day.ts'

export type Answer =
  | { readonly state: 'not-needed'; readonly reason: string }
  | {
      readonly state: 'have'
      /** The day on which it was made: of the letter, the screening, the signature. */
      readonly datedOn: Day
      readonly note: string | null
      /** A document that is attached to the transfer. */
      readonly document: string | null
    }
  | { readonly state: 'missing' }

/** By the code of the item. An item without an answer is missing. */
export type Answers = ReadonlyMap<string, Answer>
