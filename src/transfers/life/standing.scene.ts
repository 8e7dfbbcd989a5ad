/** A transfer for tests of its rules: between two trusts, about to be screened, unless told otherwise. */
import type { Role } from '#platform/viewer.ts'
import type { Actor } from './may.ts'
import type { Standing } from './standing.ts'

export const now = new Date('2026-02-02T10:00:00Z')
export const later = new Date('2026-02-03T10:00:00Z')
export const earlier = new Date('2026-02-01T10:00:00Z')

export const aStanding = (different: Partial<Standing> = {}): Standing => ({
  sender: 'RL1',
  receiver: 'RRJ',
  model: 'pathway',
  state: 'identified',
  version: 1,
  responsible: 'RL1',
  clinicallyScreened: !['identified', undefined].includes(different.state),
  sociallyScreened: !['identified', undefined].includes(different.state),
  replyBy: later,
  holdUntil: later,
  isShared: true,
  clockStart: '2025-06-01',
  now,
  ...different,
})

export const somebody = (trust: string, ...roles: Role[]): Actor => ({ trust, roles })
