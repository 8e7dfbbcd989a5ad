/**
 * The rule that no group of patients is left behind.
 *
 * For each kind of group (deprivation, ethnic group, …): over its values, the square of the gap between the value's
 * share untreated and the share of all patients untreated, in thousandths and rounded, weighed by how many patients the
 * value has. The total of a kind is rounded again, so that costs stay whole numbers.
 */
import type { Problem } from '../problem.ts'
import type { Prefer } from './rule.ts'

export const noGroupIsLeftBehind: Prefer = {
  id: 'no-group-is-left-behind',
  code: 'A5',
  says: 'Every group of patients has the same share treated',
  strength: 'prefer',
  about: 'group',
  weight: ({ fairness }) => fairness,
  breaches: ({ problem, untreated }) => {
    const left = new Set(untreated.map(({ id }) => id))
    return groupKinds(problem).flatMap((kind) => {
      const groups = new Map<string, GroupCount>()
      for (const patient of problem.patients) {
        const value = patient.groups.get(kind)
        if (value === undefined) continue
        const group = groups.get(value) ?? { patients: 0, untreated: 0 }
        group.patients++
        if (left.has(patient.id)) group.untreated++
        groups.set(value, group)
      }
      const amount = unfairness([...groups.values()], { patients: problem.patients.length, untreated: left.size })
      return amount > 0 ? [{ about: kind, amount }] : []
    })
  },
}

export type GroupCount = { patients: number; untreated: number }

/** How far apart the groups of one kind are: 0 when each has the same share untreated. */
export function unfairness(groups: readonly GroupCount[], all: GroupCount): number {
  if (all.patients === 0) return 0
  const overall = all.untreated / all.patients
  let total = 0
  for (const { patients, untreated } of groups) {
    const gap = untreated / patients - overall
    total += (Math.round(1000 * gap * gap) * patients) / all.patients
  }
  return Math.round(total)
}

/** The kinds of group that any patient is in, in alphabetical order. */
export function groupKinds(problem: Problem): string[] {
  const kinds = new Set<string>()
  for (const { groups } of problem.patients) for (const kind of groups.keys()) kinds.add(kind)
  return [...kinds].sort()
}
