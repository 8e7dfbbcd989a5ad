/** How long people think between one page and the next. */

export type Pace = {
  readonly words: (one: string) => string
  readonly milliseconds: { readonly from: number; readonly to: number }
  /** Whether a target for so many people at once is meant of this pace. */
  readonly hasTarget: boolean
}

/**
 * From the slowest to the fastest, because what one leaves for the worker to do would be done during the next. People at
 * work look at a page for 5 to 15 seconds; a second is ten times as many people, and no pause says how much the machine can take.
 */
export const paces: readonly Pace[] = [
  { words: (one) => `5 to 15 seconds between ${one}s`, milliseconds: { from: 5000, to: 15_000 }, hasTarget: true },
  { words: (one) => `a second between ${one}s`, milliseconds: { from: 1000, to: 1000 }, hasTarget: true },
  { words: () => 'without a pause', milliseconds: { from: 0, to: 0 }, hasTarget: false },
]

/** Until somebody asks for the next page. */
export const pauseOf = ({ milliseconds: { from, to } }: Pace, random: () => number): number =>
  from + (to - from) * random()

/** They do not all turn the page at the same moment: when the n-th of so many begins. */
export const startOf = ({ milliseconds: { from, to } }: Pace, n: number, people: number): number =>
  (((from + to) / 2) * n) / people
