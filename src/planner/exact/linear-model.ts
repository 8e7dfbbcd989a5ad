/**
 * A mixed-integer linear model in the making: columns with a cost, rows that bound sums of columns.
 *
 * A *part* is a column or `ALWAYS`, which is the constant 1: what is decided already takes part in every sum without being
 * a column. Columns that follow from others (a nurse seen, a theatre opened) learn from the rows what they are in the
 * plan that the model begins from, so that this plan is a solution with the same cost.
 */
export const ALWAYS = -1

/** Rows and columns as the solver takes them: rows one after another, the terms of each together. */
export type LinearProgram = {
  readonly cost: readonly number[]
  readonly lower: readonly number[]
  readonly upper: readonly number[]
  readonly isWhole: readonly boolean[]
  /** What the plan that the model was made from gives each column. */
  readonly start: readonly number[]
  readonly rowStart: readonly number[]
  readonly column: readonly number[]
  readonly factor: readonly number[]
  readonly rowLower: readonly number[]
  readonly rowUpper: readonly number[]
}

/** A sum of columns and a constant. */
export class Sum {
  constant = 0
  readonly terms = new Map<number, number>()

  add(part: number, factor = 1): this {
    if (part === ALWAYS) this.constant += factor
    else if (factor !== 0) this.terms.set(part, (this.terms.get(part) ?? 0) + factor)
    return this
  }

  addSum(other: Sum, factor = 1): this {
    this.constant += factor * other.constant
    for (const [part, own] of other.terms) this.add(part, factor * own)
    return this
  }

  get isDecided(): boolean {
    return this.terms.size === 0
  }
}

export class LinearModel implements LinearProgram {
  readonly cost: number[] = []
  readonly lower: number[] = []
  readonly upper: number[] = []
  readonly isWhole: boolean[] = []
  readonly start: number[] = []
  readonly rowStart: number[] = [0]
  readonly column: number[] = []
  readonly factor: number[] = []
  readonly rowLower: number[] = []
  readonly rowUpper: number[] = []
  /** Whether what is decided already breaks a row: then there is no plan, whatever is chosen. */
  isImpossible = false

  /** A yes or no that is decided here. */
  choice(cost: number, isChosen: boolean): number {
    return this.newColumn(cost, 1, true, isChosen ? 1 : 0)
  }

  /** An amount from 0 that its rows push up and its cost, or other rows, keep down. */
  amount(cost: number, upper = Number.POSITIVE_INFINITY): number {
    return this.newColumn(cost, upper, false, 0)
  }

  /** Beside what the column costs already. A part that is decided costs nothing here: see `Piece`. */
  addCost(part: number, cost: number): void {
    if (part !== ALWAYS) this.cost[part]! += cost
  }

  atMost(sum: Sum, most: number): void {
    this.newRow(sum, Number.NEGATIVE_INFINITY, most)
  }

  atLeast(sum: Sum, least: number): void {
    this.newRow(sum, least, Number.POSITIVE_INFINITY)
  }

  exactly(sum: Sum, amount: number): void {
    this.newRow(sum, amount, amount)
  }

  /** `column` is at least the sum; in the plan that is begun from, no more than it needs to be. */
  isAtLeast(column: number, sum: Sum): void {
    this.start[column] = Math.max(this.start[column]!, this.startOf(sum))
    this.atMost(new Sum().addSum(sum).add(column, -1), 0)
  }

  /** What the sum is in the plan that the model begins from. Its columns must have learned theirs. */
  startOf({ constant, terms }: Sum): number {
    let total = constant
    for (const [part, factor] of terms) total += factor * this.start[part]!
    return total
  }

  /** What the plan that the model begins from costs in it. */
  startCost(): number {
    return this.cost.reduce((total, cost, column) => total + cost * this.start[column]!, 0)
  }

  private newColumn(cost: number, upper: number, isWhole: boolean, start: number): number {
    this.lower.push(0)
    this.upper.push(upper)
    this.isWhole.push(isWhole)
    this.start.push(start)
    return this.cost.push(cost) - 1
  }

  private newRow(sum: Sum, least: number, most: number): void {
    if (sum.isDecided) {
      if (sum.constant < least || sum.constant > most) this.isImpossible = true
      return
    }
    for (const [part, factor] of sum.terms) {
      if (factor === 0) continue
      this.column.push(part)
      this.factor.push(factor)
    }
    this.rowStart.push(this.column.length)
    this.rowLower.push(least - sum.constant)
    this.rowUpper.push(most - sum.constant)
  }
}
