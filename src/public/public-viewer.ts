/** Who asks when anybody does, and as whom the program publishes. */
import type { TrustCode } from '#nhs/trust-code.ts'
import { nobodyYet, type Viewer } from '#platform/viewer.ts'

/** Anybody. The database shows them what was published of this alliance; of no alliance, the list of alliances. */
export const anybody = (alliance = ''): Viewer => ({ ...nobodyYet, alliance, purpose: 'public' })

/** The program, for a trust: its own list under 'own-care', its alliance's record under 'administration'. */
export const programFor = (alliance: string, trust: TrustCode, purpose: 'own-care' | 'administration'): Viewer => ({
  person: 'accord',
  name: 'Accord',
  jobTitle: 'The program at work',
  trust,
  alliance,
  roles: ['system'],
  purpose,
})
