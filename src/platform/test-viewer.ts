/** Somebody at a trust, for tests. */
import { trustCode } from '#nhs/trust-code.ts'
import type { Viewer } from './viewer.ts'

export const testViewer = (trust: string, different: Partial<Viewer> = {}): Viewer => ({
  person: 'p1',
  name: 'Sam Patel',
  jobTitle: 'Planner',
  trust: trustCode(trust),
  alliance: 'trees',
  roles: ['alliance-planner'],
  purpose: 'planning',
  ...different,
})
