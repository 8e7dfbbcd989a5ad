/**
 * Ids for the new patients of one import: UUIDs of version 7, so that they lie in the index in the order in which they were
 * made. An id is told by its number, so that it need not be kept to be known again.
 */
import { randomBytes } from 'node:crypto'

export class MadeIds {
  readonly #template: Buffer
  readonly #id: Buffer

  /** @param now milliseconds since 1970 */
  constructor(now: number) {
    this.#template = Buffer.alloc(16)
    randomBytes(10).copy(this.#template, 6)
    this.#template.writeUIntBE(now, 0, 6)
    this.#template[6] = 0x70 | (this.#template[6]! & 0x0f)
    this.#template[8] = 0x80 | (this.#template[8]! & 0x3f)
    this.#id = Buffer.from(this.#template)
  }

  /** The sixteen bytes of an id; the same buffer each time. */
  bytes(number: number): Buffer {
    this.#template.copy(this.#id)
    this.#id.writeUInt32BE(number, 12)
    return this.#id
  }
}
