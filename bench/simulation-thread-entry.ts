/** What a thread of the benchmark runs: some seeds of a problem. */
import { parentPort, workerData } from 'node:worker_threads'
import { replicate, type SimulationProblem } from '#simulation'

export type SeedsOfAProblem = { readonly problem: SimulationProblem; readonly seeds: readonly number[] }

const { problem, seeds } = workerData as SeedsOfAProblem
parentPort!.postMessage(replicate(problem, seeds))
