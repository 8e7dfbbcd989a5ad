import { cpus } from 'node:os'
import { expect, it } from 'vitest'
import { solveAlliance } from './alone-and-together.ts'
import { generateRealisticAlliance } from './generate/realistic-alliance.ts'
import { readProblem } from './read-problem.ts'
import { readOrThrow } from './reading.ts'

const THREADS = 2

it.each([
  [500, 5],
  [4000, 12],
])(
  'plans for %i patients end in %i seconds, report and reasons included',
  { timeout: 300_000 },
  async (patients, seconds) => {
    const problem = readOrThrow(readProblem(generateRealisticAlliance({ seed: 1, patients, beds: 200, theatres: 20 })))
    const used = process.cpuUsage()
    const began = performance.now()
    const { together, report } = await solveAlliance(problem, { threads: THREADS, seed: 1, seconds })
    const took = (performance.now() - began) / 1000
    const { user, system } = process.cpuUsage(used)
    expect(report.left.length + together.plan.placements.size).toBe(patients)
    // How much longer it all takes than on a machine that others leave alone; they interrupt the end as often as the rest.
    const slowness = Math.max(1, (Math.min(THREADS, cpus().length) * took) / ((user + system) / 1e6))
    expect(took - seconds).toBeLessThan(0.2 * slowness ** 2)
  },
)
