/** What a position is told of: each list, each service, each trust, and all together. */
import type { SimulationProblem } from './problem.ts'

export type Scope = {
  readonly kind: 'together' | 'trust' | 'service' | 'list'
  /** Empty for all together. */
  readonly id: string
  /** Numbers of its lists, in the problem's order. */
  readonly lists: readonly number[]
}

/** All together first, then trusts, services and lists, each in the order in which the problem first names them. */
export function scopesOf({ lists }: Pick<SimulationProblem, 'lists'>): readonly Scope[] {
  const by = (kind: 'trust' | 'service' | 'list', idOf: (list: SimulationProblem['lists'][number]) => string) =>
    [...new Set(lists.map(idOf))].map(
      (id): Scope => ({ kind, id, lists: lists.flatMap((list, n) => (idOf(list) === id ? [n] : [])) }),
    )
  return [
    { kind: 'together', id: '', lists: lists.map((_, n) => n) },
    ...by('trust', ({ trust }) => trust),
    ...by('service', ({ service }) => service),
    ...by('list', ({ id }) => id),
  ]
}
