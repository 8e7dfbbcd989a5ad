/** What came of a step that somebody asked for. A rule that says no is a value, and so is a page that was too old. */
import type { TransferState } from './states.ts'

export type StepOutcome =
  | { readonly status: 'done'; readonly state: TransferState; readonly version: number }
  | { readonly status: 'refused'; readonly because: string }
  /** Somebody else was quicker: who did what meanwhile, in a sentence. */
  | { readonly status: 'changed'; readonly says: string }
