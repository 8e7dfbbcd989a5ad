import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { solveAlliance } from './alone-and-together.ts'
import { generateRealisticAlliance } from './generate/realistic-alliance.ts'
import { tellsProcessorTime } from './processor-clock.ts'
import { readProblem } from './read-problem.ts'
import { readOrThrow } from './reading.ts'

/** Milliseconds between two looks at how long this thread has been kept waiting. */
const LOOK_EVERY = 20

/** Seconds in all that this thread has stood in line for a processor, or that the machine's host gave to other machines. */
function keptWaiting(): number {
  const inLine = readFileSync('/proc/thread-self/schedstat', 'latin1').split(' ')[1]
  const toOthers = readFileSync('/proc/stat', 'latin1').split(/\s+/)[8]
  return Number(inLine) / 1e9 + Number(toOthers) / 100
}

// Where the system does not tell (Linux does), a late end could be the fault of whoever else uses the machine.
it.skipIf(!tellsProcessorTime()).each([
  [500, 5],
  [4000, 12],
])(
  'plans for %i patients end within 0.2 s of %i seconds, report and reasons included, but for what others kept us waiting',
  { timeout: 300_000 },
  async (patients, seconds) => {
    const problem = readOrThrow(readProblem(generateRealisticAlliance({ seed: 1, patients, beds: 200, theatres: 20 })))
    const began = performance.now()
    const took = () => (performance.now() - began) / 1000
    let before = keptWaiting()
    const looking = setInterval(() => {
      if (took() < seconds) before = keptWaiting()
    }, LOOK_EVERY)
    const { together, report } = await solveAlliance(problem, { threads: 2, seed: 1, seconds })
    const late = took() - seconds
    clearInterval(looking)
    expect(report.left.length + together.plan.placements.size).toBe(patients)
    // Judging and reporting hold this thread without a break, so all that it waited since the last look was in the end.
    const waited = keptWaiting() - before
    expect(late - waited).toBeLessThan(0.2)
  },
)
