/** What a first run does without being asked, and the day it then lives on. */
import type { Day } from '#nhs/day.ts'
import type { Configuration } from '#platform/configuration.ts'
import type { Ground } from '#platform/ground.ts'
import { censusDay } from '#synthetic'
import type { Io } from './command.ts'
import { demoProgress } from './demo-progress.ts'
import { hasDemo, loadDemo } from './load-demo.ts'

/** Loads the two demonstration alliances where the settings ask for them and they are not there yet. */
export async function loadFirstDemo(io: Io, config: Configuration, ground: Ground): Promise<void> {
  if (!config.demo || (await hasDemo(ground))) return
  io.stderr.write('First run: loading the two demonstration alliances.\n')
  await loadDemo(ground, { seed: 1, onProgress: demoProgress(io), signal: io.signal })
}

/** The day that stands for today: a demonstration lives on the day of the figures it reproduces, whenever it is looked at. */
export async function dayOf(config: Configuration, ground: Ground): Promise<Day | undefined> {
  return config.today ?? (config.demo && (await hasDemo(ground)) ? censusDay : undefined)
}
