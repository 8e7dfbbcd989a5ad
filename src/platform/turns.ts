/** So many at a time, the rest in the order in which they came. */
export class Turns {
  readonly #waiting: (() => void)[] = []
  #free: number

  constructor(atOnce: number) {
    this.#free = atOnce
  }

  /** Does the work when it is its turn. What the work throws ends its turn as well. */
  async take<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#free > 0) this.#free -= 1
    else await new Promise<void>((go) => this.#waiting.push(go))
    try {
      return await work()
    } finally {
      // A turn that somebody waits for is handed on, so that nobody who comes in between takes it.
      const next = this.#waiting.shift()
      if (next) next()
      else this.#free += 1
    }
  }
}
