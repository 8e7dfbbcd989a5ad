/**
 * How threads are shared out while each trust is planned alone: trusts have nothing in common then, so two of them are
 * planned side by side, each by a thread of its own that has twice the time, rather than one after the other by both.
 */

/** Trusts that are planned one after another, while those of other strands are. */
export type Strand = {
  readonly threads: number
  /** With what of the strand's time each may use; together that is 1. */
  readonly trusts: readonly { readonly trust: string; readonly share: number }[]
}

/** @param patients of each trust: by them the strands are made as equal as can be, the largest trust first */
export function strandsOf(patients: ReadonlyMap<string, number>, threads: number): Strand[] {
  const count = Math.min(threads, patients.size)
  const strands = Array.from({ length: count }, (_, strand) => ({
    threads: Math.floor(threads / count) + (strand < threads % count ? 1 : 0),
    patients: 0,
    trusts: [] as string[],
  }))
  // A trust without patients takes a moment too.
  const sizeOf = (trust: string) => Math.max(1, patients.get(trust)!)
  for (const trust of [...patients.keys()].sort((a, b) => sizeOf(b) - sizeOf(a))) {
    const after = (strand: (typeof strands)[number]) => (strand.patients + sizeOf(trust)) / strand.threads
    // Of two that come to the same the emptier: equal trusts would else leave a strand of fewer threads with none.
    const isBetter = (one: (typeof strands)[number], least: (typeof strands)[number]) =>
      after(one) < after(least) || (after(one) === after(least) && one.patients < least.patients)
    const strand = strands.reduce((least, one) => (isBetter(one, least) ? one : least))
    strand.trusts.push(trust)
    strand.patients += sizeOf(trust)
  }
  return strands.map((strand) => ({
    threads: strand.threads,
    trusts: strand.trusts.map((trust) => ({ trust, share: sizeOf(trust) / strand.patients })),
  }))
}
