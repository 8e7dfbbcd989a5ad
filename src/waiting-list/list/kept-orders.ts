/**
 * Orders of the list, kept for as long as nothing they rest on has changed, so that any page of a long list
 * is a look-up of 50 rows, the last as quick as the first.
 *
 * An order holds pseudonyms and nothing else. What a page shows of them is read through the lane each time,
 * so an agreement that was revoked a moment ago hides its rows whatever is kept here.
 */
import { type OrderedPseudonyms, PSEUDONYM_LENGTH } from './list-order.ts'

/** Memory for kept orders in one process: about 20 whole lists of the larger alliance, or thousands of filtered ones. */
const MOST_BYTES = 64_000_000

type Kept = { readonly order: Promise<OrderedPseudonyms>; bytes: number }

export class KeptOrders {
  readonly #kept = new Map<string, Kept>()
  readonly #most: number
  #bytes = 0

  constructor(most = MOST_BYTES) {
    this.#most = most
  }

  /** The order under this key, worked out once however many ask for it at the same time. */
  async order(key: string, work: () => Promise<OrderedPseudonyms>): Promise<OrderedPseudonyms> {
    const known = this.#kept.get(key)
    if (known) {
      // The last to be used is the last to go: a Map keeps the order in which things were put in.
      this.#kept.delete(key)
      this.#kept.set(key, known)
      return known.order
    }
    const made: Kept = { order: work(), bytes: 0 }
    this.#kept.set(key, made)
    try {
      const order = await made.order
      if (this.#kept.get(key) === made) {
        made.bytes = order.bytes.length + key.length
        this.#bytes += made.bytes
        this.#makeRoom(key)
      }
      return order
    } catch (error) {
      if (this.#kept.get(key) === made) this.#kept.delete(key)
      throw error
    }
  }

  #makeRoom(newest: string): void {
    for (const [key, { bytes }] of this.#kept) {
      if (this.#bytes <= this.#most) return
      if (key === newest || bytes === 0) continue
      this.#kept.delete(key)
      this.#bytes -= bytes
    }
  }
}

/** The pseudonyms from one place on. */
export function pageOf({ bytes }: OrderedPseudonyms, from: number, count: number): string[] {
  const text = bytes.toString('latin1', from * PSEUDONYM_LENGTH, (from + count) * PSEUDONYM_LENGTH)
  return Array.from({ length: text.length / PSEUDONYM_LENGTH }, (_, n) =>
    text.slice(n * PSEUDONYM_LENGTH, (n + 1) * PSEUDONYM_LENGTH),
  )
}

/** Where a pathway stands, from 1; nothing when it is not in the order. */
export function placeOf({ bytes }: OrderedPseudonyms, pseudonym: string): number | undefined {
  for (let at = bytes.indexOf(pseudonym, 0, 'latin1'); at >= 0; at = bytes.indexOf(pseudonym, at + 1, 'latin1')) {
    if (at % PSEUDONYM_LENGTH === 0) return at / PSEUDONYM_LENGTH + 1
  }
  return undefined
}
