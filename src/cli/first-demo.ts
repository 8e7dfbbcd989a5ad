/** What a first run does without being asked, and the day it then lives on. */
import type { Day } from '#nhs/day.ts'
import type { Configuration } from '#platform/configuration.ts'
import type { Ground } from '#platform/ground.ts'
import { logger } from '#platform/log.ts'
import { censusDay } from '#synthetic'
import { partsOf } from '../main.ts'
import type { Io } from './command.ts'
import { demoProgress } from './demo-progress.ts'
import { actOutDemo } from './demo-transfers.ts'
import { hasDemo, loadDemo } from './load-demo.ts'

/** Loads the two demonstration alliances where the settings ask for them and they are not there yet. */
export async function loadFirstDemo(io: Io, config: Configuration, ground: Ground): Promise<void> {
  if (!config.demo || (await hasDemo(ground))) return
  io.stderr.write('First run: loading the two demonstration alliances.\n')
  await loadDemo(ground, { seed: 1, onProgress: demoProgress(io), signal: io.signal })
}

/**
 * Acts out the demonstration's transfers, where that has not been done. A demonstration without them is one still, so what
 * stands in the way is said, and nobody is kept waiting for it.
 */
export async function actOutFirstDemo(io: Io, config: Configuration, ground: Ground): Promise<void> {
  if (!config.demo || !(await hasDemo(ground)) || io.signal.aborted) return
  const parts = partsOf(ground, { ...config, today: config.today ?? censusDay }, logger(config.logLevel))
  const onBegin = () => {
    if (io.isTerminal) io.stderr.write(`${beginning}\n`)
    else parts.log.info({}, beginning)
  }
  try {
    const outcome = await actOutDemo(parts, ground, { signal: io.signal, onBegin })
    if (outcome.status === 'stopped') parts.log.warn({ because: outcome.because }, incomplete)
  } catch (error) {
    parts.log.error({ err: error }, incomplete)
  }
}

const beginning = 'Making a first plan for the orthopaedic alliance, and taking its transfers along their way.'
const incomplete = 'the demonstration has no transfers under way, or not all'

/** The day that stands for today: a demonstration lives on the day of the figures it reproduces, whenever it is looked at. */
export async function dayOf(config: Configuration, ground: Ground): Promise<Day | undefined> {
  return config.today ?? (config.demo && (await hasDemo(ground)) ? censusDay : undefined)
}
