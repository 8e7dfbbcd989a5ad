import * as format from '#web/format.ts'
import { type Meaning, Tag } from '#web/tag.tsx'
import type { Standing } from '../agreement.ts'

const meanings: Readonly<Record<Standing['status'], Meaning>> = {
  'in force': 'done',
  'not yet approved': 'waiting',
  suspended: 'attention',
  revoked: 'ended',
  declined: 'ended',
  replaced: 'ended',
  'not begun': 'not-started',
  expired: 'ended',
}

export const standingWords: Readonly<Record<Standing['status'], string>> = {
  'in force': 'In force',
  'not yet approved': 'Waiting for approval',
  suspended: 'Suspended',
  revoked: 'Revoked',
  declined: 'Declined',
  replaced: 'Replaced',
  'not begun': 'Not begun',
  expired: 'Expired',
}

export const StandingTag = ({ standing }: { readonly standing: Standing }) => (
  <Tag meaning={meanings[standing.status]}>{standingWords[standing.status]}</Tag>
)

/** The same in a sentence: "In force until 5 November 2026 at 5pm". */
export function standingInWords(standing: Standing): string {
  switch (standing.status) {
    case 'in force':
      return `In force until ${format.dateTime(standing.until)}`
    case 'not yet approved':
      return `Waits for ${standing.waitsFor.map((who) => `the ${who}`).join(' and ')} to approve it`
    case 'suspended':
      return `Suspended since ${format.dateTime(standing.since)}`
    case 'revoked':
      return `Revoked on ${format.dateTime(standing.since)}`
    case 'declined':
      return `Declined on ${format.dateTime(standing.since)}, so it was never in force`
    case 'replaced':
      return `Replaced by another agreement on ${format.dateTime(standing.since)}`
    case 'not begun':
      return `Begins on ${format.dateTime(standing.from)}`
    case 'expired':
      return `Expired on ${format.dateTime(standing.since)}`
  }
}
