/** What a benchmark is. `accord bench NAME` runs one, prints its rows and adds them to docs/benchmarks.md. */
import type { Column } from '#cli/aligned-table.ts'

export type BenchmarkRow = {
  /** What was done, with how much: "accord rtt on the national zip, 183,417 rows, by provider". */
  readonly what: string
  readonly figure: number
  /** Such as "s", "ms" or "× COPY". */
  readonly unit: string
  /** No more than this is wanted, in the same unit. */
  readonly target?: number
  /** Of all processes and threads that did the work; null where it could not be told. */
  readonly peakMegabytes: number | null
  readonly processorSeconds: number | null
}

/** Figures that belong together and would be lost in the one list of rows: a table of their own. */
export type BenchmarkTable = {
  /** What was run, with how much. */
  readonly title: string
  readonly columns: readonly Column[]
  readonly cells: readonly (readonly string[])[]
}

export type Findings = { readonly rows: readonly BenchmarkRow[]; readonly tables: readonly BenchmarkTable[] }

export type Benchmark = {
  readonly name: string
  readonly summary: string
  /** Its own options and their defaults, for `accord bench --help`. */
  readonly options: string
  /**
   * Throws `BadUse` for options that it does not know. `progress` takes a line for whoever is watching; `signal` is aborted
   * when they want it to end, and those that run for hours then say how to go on.
   */
  run(
    args: string[],
    progress: (line: string) => void,
    signal: AbortSignal,
  ): Promise<readonly BenchmarkRow[] | Findings>
}
