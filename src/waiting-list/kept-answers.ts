/**
 * Answers that are dear to work out, kept for as long as nothing they rest on has changed. The key says all that an
 * answer rests on, so one that has become wrong is never asked for again, and leaves when room is wanted.
 */
type Kept<Answer> = { readonly work: Promise<Answer>; answer?: Answer; bytes: number }

export class KeptAnswers<Answer> {
  readonly #kept = new Map<string, Kept<Answer>>()
  readonly #bytesOf: (answer: Answer) => number
  readonly #most: number
  #bytes = 0

  /** @param most how many bytes of answers and keys are kept in one process; the newest is kept even when larger */
  constructor(bytesOf: (answer: Answer) => number, most: number) {
    this.#bytesOf = bytesOf
    this.#most = most
  }

  /** The answer under this key, if it is there now. */
  known(key: string): Answer | undefined {
    return this.#touch(key)?.answer
  }

  /** The answer under this key, worked out once however many ask for it at the same time. A failure is not kept. */
  async answer(key: string, work: () => Promise<Answer>): Promise<Answer> {
    const known = this.#touch(key)
    if (known) return known.work
    const made: Kept<Answer> = { work: work(), bytes: 0 }
    this.#kept.set(key, made)
    try {
      made.answer = await made.work
    } catch (error) {
      this.#kept.delete(key)
      throw error
    }
    made.bytes = this.#bytesOf(made.answer) + key.length
    this.#bytes += made.bytes
    this.#makeRoom(key)
    return made.answer
  }

  /** The last to be asked for is the last to go: a Map keeps the order in which things were put in. */
  #touch(key: string): Kept<Answer> | undefined {
    const known = this.#kept.get(key)
    if (known) {
      this.#kept.delete(key)
      this.#kept.set(key, known)
    }
    return known
  }

  #makeRoom(newest: string): void {
    for (const [key, { answer, bytes }] of this.#kept) {
      if (this.#bytes <= this.#most) return
      // What is still being worked out takes no room yet, and somebody waits for it.
      if (key === newest || answer === undefined) continue
      this.#kept.delete(key)
      this.#bytes -= bytes
    }
  }
}
