import { trustName } from '#nhs/organisations.ts'
import * as format from '#web/format.ts'
import type { Answer, Awaited } from '../priority.ts'

export const answerNames: Readonly<Record<Answer, string>> = {
  supports: 'Supports it',
  'not-yet': 'Not yet',
  against: 'Against it',
}

/** "Walsall Healthcare, which has not answered since 3 December 2025" */
export function awaitedInWords({ trust, since, said }: Awaited): string {
  const how =
    said === undefined ? 'has not answered' : said === 'against' ? 'has been against it' : 'has said "not yet"'
  return `${trustName(trust)}, which ${how} since ${format.date(since)}`
}
