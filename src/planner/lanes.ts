/**
 * How threads are shared out while each trust is planned alone: trusts have nothing in common then, so two of them are
 * planned side by side, each by a thread of its own that has twice the time, rather than one after the other by both.
 */

/** Trusts that are planned one after another, while those of other lanes are. */
export type Lane = {
  readonly threads: number
  /** With what of the lane's time each may use; together that is 1. */
  readonly trusts: readonly { readonly trust: string; readonly share: number }[]
}

/** @param patients of each trust: by them the lanes are made as equal as can be, the largest trust first */
export function lanesOf(patients: ReadonlyMap<string, number>, threads: number): Lane[] {
  const count = Math.min(threads, patients.size)
  const lanes = Array.from({ length: count }, (_, lane) => ({
    threads: Math.floor(threads / count) + (lane < threads % count ? 1 : 0),
    patients: 0,
    trusts: [] as string[],
  }))
  // A trust without patients takes a moment too.
  const sizeOf = (trust: string) => Math.max(1, patients.get(trust)!)
  for (const trust of [...patients.keys()].sort((a, b) => sizeOf(b) - sizeOf(a))) {
    const after = (lane: (typeof lanes)[number]) => (lane.patients + sizeOf(trust)) / lane.threads
    const lane = lanes.reduce((least, one) => (after(one) < after(least) ? one : least))
    lane.trusts.push(trust)
    lane.patients += sizeOf(trust)
  }
  return lanes.map((lane) => ({
    threads: lane.threads,
    trusts: lane.trusts.map((trust) => ({ trust, share: sizeOf(trust) / lane.patients })),
  }))
}
