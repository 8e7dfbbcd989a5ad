/** Every benchmark. One line adds one. */
import type { Benchmark } from './benchmark.ts'

export type { Benchmark, BenchmarkRow, BenchmarkTable, Findings } from './benchmark.ts'

export const benchmarks: Readonly<Record<string, () => Promise<{ readonly benchmark: Benchmark }>>> = {
  start: () => import('./start.ts'),
  plan: () => import('./plan.ts'),
  import: () => import('./import.ts'),
  list: () => import('./list.ts'),
  transfers: () => import('./transfers.ts'),
  letters: () => import('./letters.ts'),
  simulation: () => import('./simulation.ts'),
  measures: () => import('./measures.ts'),
  rtt: () => import('./rtt.ts'),
  ihtp: () => import('./ihtp.ts'),
  alliance: () => import('./alliance.ts'),
  tune: () => import('./tune.ts'),
  optimal: () => import('./optimal.ts'),
}
