/**
 * Structured logs, one JSON object a line. No personal data: callers log ids, codes and counts,
 * and fields whose names give a person away are blanked, should one slip in.
 */
import { type Logger, pino } from 'pino'

export type { Logger } from 'pino'

const PERSONAL = [
  'name',
  'familyName',
  'givenName',
  'nhsNumber',
  'birthDate',
  'postcode',
  'password',
  'cookie',
  'authorization',
]

export function logger(level: string, destination?: { write(line: string): void }): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: PERSONAL.flatMap((field) => [field, `*.${field}`]), censor: 'not logged' },
    },
    ...(destination ? [destination] : [process.stderr]),
  )
}
