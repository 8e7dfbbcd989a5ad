/**
 * Whether a move costs what a stay is long and not what the list is long: moves a processor second with the list growing.
 *
 * Two comparisons, for they say different things. The same hospitals with a longer list: only the list grows, so what it
 * costs is the list's. Hospitals that grow with the list: plans, and so the memory that moves go through, grow too.
 */
import { generateRealisticAlliance, type Problem, problemFrom, readOrThrow, solve } from '#planner'
import { Unusable } from '#platform/errors.ts'
import type { BenchmarkRow, BenchmarkTable, Findings } from './benchmark.ts'
import { type SearchLimit, solveLimit } from './limits.ts'
import { peakOf } from './process-use.ts'

type Size = Parameters<typeof generateRealisticAlliance>[0] & { readonly theatres: number; readonly beds: number }

const lists = [2500, 5000, 10_000, 20_000]
/** In per cent of the moves a second at the shortest list. */
const WANTED = 70
/** Processor seconds of searching below which a speed is chance. */
const SHORTEST = 1

export async function growth(
  size: Size,
  limit: SearchLimit,
  threads: number,
  progress: (line: string) => void,
  signal: AbortSignal,
): Promise<Findings> {
  const tables: BenchmarkTable[] = []
  const rows: BenchmarkRow[] = []
  for (const isSame of [true, false]) {
    const speeds: number[] = []
    const cells: string[][] = []
    for (const patients of lists) {
      const part = isSame ? 1 : patients / lists.at(-1)!
      const theatres = Math.max(3, Math.round(size.theatres * part))
      const beds = Math.max(3, Math.round(size.beds * part))
      const problem = readOrThrow(problemFrom(generateRealisticAlliance({ ...size, patients, theatres, beds })))
      const { speed, began, treated, processorSeconds } = await speedOf(problem, limit, threads, size.seed, signal)
      speeds.push(speed)
      const relative = (100 * speed) / speeds[0]!
      progress(
        `${patients} patients, ${theatres} theatres: ${(speed / 1e6).toFixed(2)} million, ${relative.toFixed(0)} %`,
      )
      cells.push([
        String(patients),
        String(theatres),
        String(beds),
        String(treated),
        `${(speed / 1e6).toFixed(2)} million`,
        `${relative.toFixed(0)} %`,
        `${began.toFixed(1)} s`,
        `${Math.round(peakOf(process.pid) ?? Number.NaN)} MB`,
        `${processorSeconds.toFixed(0)} s`,
      ])
    }
    const what = isSame ? 'the same hospitals, a longer list' : 'hospitals that grow with the list'
    const title = `alliance, ${what}, ${limit.time} a list, ${threads} threads, seed ${size.seed}`
    tables.push({ title, columns, cells })
    rows.push({
      // Less is worse here, and a target is the most that is wanted: so it is the slowing down that is told.
      what: `${title}: slower at ${lists.at(-1)} patients than at ${lists[0]}, by moves a processor second`,
      figure: 100 - (100 * speeds.at(-1)!) / speeds[0]!,
      unit: '%',
      target: 100 - WANTED,
      peakMegabytes: null,
      processorSeconds: null,
    })
  }
  return { rows, tables }
}

const right = (heading: string) => ({ heading, align: 'right' as const })
const columns = [
  right('Patients'),
  right('Theatres'),
  right('Beds'),
  right('Treated'),
  right('Moves a processor second'),
  right('Of the shortest list'),
  right('Processor time before the search'),
  right('Peak memory so far'),
  right('Processor time'),
]

/** From the first news of moves made to the last, so that setting up, which does grow with the list, is not in it. */
async function speedOf(problem: Problem, limit: SearchLimit, threads: number, seed: number, signal: AbortSignal) {
  const start = process.cpuUsage()
  const used = () => {
    const { user, system } = process.cpuUsage(start)
    return (user + system) / 1e6
  }
  let first: { readonly moves: number; readonly seconds: number } | undefined
  let last: { readonly moves: number; readonly seconds: number } | undefined
  const { plan } = await solve(problem, {
    threads,
    seed,
    ...solveLimit(limit),
    signal,
    onProgress: (told) => {
      if (told.moves === 0) return
      last = { moves: told.moves, seconds: used() }
      first ??= last
    },
  })
  if (signal.aborted) throw new Unusable('stopped before all lists were measured: nothing is recorded')
  const processorSeconds = used()
  const stretch = first && last ? last.seconds - first.seconds : 0
  // Setting up a long list takes seconds of the limit: what is left has to be long enough to say anything.
  if (!first || !last || stretch < SHORTEST) {
    throw new Unusable(
      `${problem.patients.length} patients were searched for too short to be measured: give more seconds`,
    )
  }
  const speed = (last.moves - first.moves) / stretch
  return { speed, began: first.seconds, treated: plan.placements.size, processorSeconds }
}
