/** What the search keeps to know what one more or one fewer treated does to fairness, without counting everybody. */
import type { Problem } from '../problem.ts'
import { type GroupCount, groupKinds, unfairness } from '../rules/fairness.ts'

export type Fairness = {
  readonly kinds: number
  /** patient × kind: which group of that kind, −1 for none. */
  readonly groupOf: Int16Array
  /** By kind: how many patients each group has. */
  readonly sizes: readonly Int32Array[]
}

export function fairnessFacts(problem: Problem): Fairness {
  const kinds = groupKinds(problem)
  const groupOf = new Int16Array(problem.patients.length * kinds.length).fill(-1)
  const sizes = kinds.map((kind, k) => {
    const places = new Map<string, number>()
    const size: number[] = []
    problem.patients.forEach((patient, i) => {
      const value = patient.groups.get(kind)
      if (value === undefined) return
      const place = places.get(value) ?? places.size
      places.set(value, place)
      groupOf[i * kinds.length + k] = place
      size[place] = (size[place] ?? 0) + 1
    })
    return Int32Array.from(size)
  })
  return { kinds: kinds.length, groupOf, sizes }
}

/** Who is untreated, by group; starts with everybody. */
export class FairnessCount {
  private readonly facts: Fairness
  private readonly groups: GroupCount[][]
  private readonly all: GroupCount
  private now: number[]

  constructor(facts: Fairness, patients: number) {
    this.facts = facts
    this.groups = facts.sizes.map((sizes) => Array.from(sizes, (size) => ({ patients: size, untreated: size })))
    this.all = { patients, untreated: patients }
    this.now = this.groups.map((groups) => unfairness(groups, this.all))
  }

  total(): number {
    return this.now.reduce((total, one) => total + one, 0)
  }

  /** Counts patient i as treated (−1 untreated) or untreated again (+1); answers how much less fair it became. */
  change(i: number, untreated: 1 | -1): number {
    const { kinds, groupOf } = this.facts
    this.all.untreated += untreated
    let delta = 0
    for (let kind = 0; kind < kinds; kind++) {
      const groups = this.groups[kind]!
      const group = groupOf[i * kinds + kind]!
      if (group >= 0) groups[group]!.untreated += untreated
      const then = unfairness(groups, this.all)
      delta += then - this.now[kind]!
      this.now[kind] = then
    }
    return delta
  }
}
