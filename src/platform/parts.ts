import type { Clock } from './clock.ts'
import type { Database } from './database.ts'
import type { Logger } from './log.ts'

/** What the composition root gives to every module that serves pages or does jobs. */
export type Parts = {
  readonly db: Database
  readonly clock: Clock
  readonly log: Logger
  /** From which the keys of pseudonyms are derived (secret.ts). */
  readonly secret: string
  /** Where files that people send in wait for their job. */
  readonly dataFolder: string
  readonly plannerThreads: number
  /** Where people outside find the program, as it is printed in letters: "accord.example.nhs.uk". */
  readonly address?: string
}
