/** The beds of one room, day by day: free for somebody of the same sex as those who lie there. */
export class FreeRoom {
  readonly id: string
  readonly #beds: number[]
  readonly #taken: number[]
  readonly #gender: ('A' | 'B' | undefined)[]

  constructor(id: string, beds: number, days: number) {
    this.id = id
    this.#beds = Array.from<number>({ length: days }).fill(beds)
    this.#taken = Array.from<number>({ length: days }).fill(0)
    this.#gender = Array.from<'A' | 'B' | undefined>({ length: days }).fill(undefined)
  }

  hasPlace(gender: 'A' | 'B', from: number, nights: number): boolean {
    for (let day = from; day < Math.min(from + nights, this.#taken.length); day++) {
      if (this.#taken[day]! >= this.#beds[day]!) return false
      if (this.#taken[day]! > 0 && this.#gender[day] !== gender) return false
    }
    return true
  }

  take(gender: 'A' | 'B', from: number, nights: number): void {
    for (let day = from; day < Math.min(from + nights, this.#taken.length); day++) {
      this.#taken[day]! += 1
      this.#gender[day] = gender
    }
  }

  /** Takes a bed away on those of the days on which one is free, and says on which. */
  withhold(from: number, days: number): readonly number[] {
    const withheld: number[] = []
    for (let day = Math.max(0, from); day < Math.min(from + days, this.#taken.length); day++) {
      if (this.#taken[day]! >= this.#beds[day]!) continue
      this.#beds[day]! -= 1
      withheld.push(day)
    }
    return withheld
  }
}
