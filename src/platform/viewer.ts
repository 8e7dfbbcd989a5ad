import type { TrustCode } from '#nhs/trust-code.ts'

/**
 * What somebody came to do. A trust shares for a purpose, so every question carries one.
 *
 * own-care: a trust's own patients and capacity. planning: the pseudonymous lane, and plans.
 * mutual-aid: transfers proposed to the viewer's trust. administration: people, agreements, the audit log.
 * log-in: choosing who to be, before anybody is known. patient-link, patient-page: a patient who opens the page of their
 * own transfer, and who is on it; the database answers those two in a role that sees that one transfer. public: anybody who
 * reads a page for everybody; the database answers in a role that sees what was published.
 */
export type Purpose =
  | 'own-care'
  | 'planning'
  | 'mutual-aid'
  | 'administration'
  | 'log-in'
  | 'patient-link'
  | 'patient-page'
  | 'public'

/** What a person may do in their trust. Rules that ask for a role name it in their refusal. */
export type Role =
  | 'booking-clerk'
  | 'validator'
  | 'theatre-manager'
  | 'alliance-planner'
  | 'chief-operating-officer'
  | 'surgeon'
  | 'coordinator'
  | 'board-secretary'
  | 'information-governance'
  | 'caldicott-guardian'
  | 'finance'
  | 'chair'
  | 'chief-executive'
  | 'medical-director'
  | 'non-executive-director'
  // Nobody's job: the program at work for a trust, and a patient on the page of their own transfer.
  | 'system'
  | 'patient'

/** Who is asking: one person acting for one trust in one alliance, as their session says, and what for. */
export type Viewer = {
  /** The person's id in their trust. */
  readonly person: string
  readonly name: string
  readonly jobTitle: string
  readonly trust: TrustCode
  readonly alliance: string
  readonly roles: readonly Role[]
  readonly purpose: Purpose
}

/** The same person, here for something else. */
export const forPurpose = (viewer: Viewer, purpose: Purpose): Viewer => ({ ...viewer, purpose })

/** Nobody yet: all that this viewer may see is who could be chosen on the log in page. */
export const nobodyYet: Viewer = {
  person: '',
  name: '',
  jobTitle: '',
  trust: '' as TrustCode,
  alliance: '',
  roles: [],
  purpose: 'log-in',
}
