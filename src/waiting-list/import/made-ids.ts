/**
 * Ids for the new patients of one import: UUIDs of version 7, so that they lie in the index in the order in which they
 * were made. An id is told by its number, so that it need not be kept to be known again.
 */
import { randomBytes } from 'node:crypto'

export class MadeIds {
  readonly #first24: string

  /** @param now milliseconds since 1970 */
  constructor(now: number) {
    const random = randomBytes(6).toString('hex')
    const time = now.toString(16).padStart(12, '0')
    const variant = '89ab'[random.charCodeAt(3) & 3]!
    this.#first24 = `${time}7${random.slice(0, 3)}${variant}${random.slice(4, 11)}`
  }

  /** As 32 hexadecimal digits. */
  id(number: number): string {
    return this.#first24 + number.toString(16).padStart(8, '0')
  }
}
