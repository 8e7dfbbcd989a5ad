/** What a cell was read as. */
import type { CheckId } from './check.ts'
import { fingerprintOf } from './fingerprint.ts'

/** No day and no number. */
export const NONE = -2147483648

export type CellFault = { readonly check: CheckId; readonly problem: string; readonly remedy: string }

export type Reading = {
  /** The value as we keep it; null when there is none, and for days and numbers. */
  readonly text: string | null
  /** A day since 1970, or a whole number. */
  readonly number: number
  /** Stands for the value in the row's fingerprint. */
  readonly hash: number
  readonly fault?: CellFault
}

export type CellReader = (cell: string) => Reading

export const nothing: Reading = { text: null, number: NONE, hash: 0 }

/** A value that recurs: worth a fingerprint of its own. */
export const asText = (text: string, fault?: CellFault): Reading => ({
  text,
  number: NONE,
  hash: fingerprintOf(text),
  ...(fault && { fault }),
})
/** No night in hospital is an answer, and not the same as none: a hash of 0 means nothing. */
export const asNumber = (number: number): Reading => ({ text: null, number, hash: number + 1_000_003 })

export const leftOut = (fault: CellFault): Reading => ({ ...nothing, fault })
