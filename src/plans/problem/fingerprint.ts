import { createHash } from 'node:crypto'
import type { ProblemFile } from '#planner'

/** SHA-256 of the problem as it is written: two plans with the same one were made from the same question. */
export const fingerprint = (file: ProblemFile): string =>
  createHash('sha256').update(JSON.stringify(file)).digest('hex')
