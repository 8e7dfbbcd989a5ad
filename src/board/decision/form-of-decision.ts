/**
 * What each legal form makes of a decision, as data: whose power is used, how many resolutions and quorums there are, whom it
 * binds. Their names and what they are in words is in `legalForms` of #alliance.
 *
 * Sources: NHS Providers and Browne Jacobson, "Provider collaboration: a practical guide", on committees and its
 * considerations; NHS Act 2006 sections 65Z5 and 65Z6, with NHS England's statutory guidance under 65Z7; SI 2022/642.
 */
import type { LegalForm, RuleKind } from '#alliance'

export type FormOfDecision = {
  /** Whose power is used, and so whom the scheme of delegation is asked about. */
  readonly power: 'nobody' | 'named-people' | 'the-body' | 'each-board'
  /** One resolution, or one for each trust with the same words. */
  readonly resolutions: 'one' | 'one-for-each-trust'
  readonly quorum: 'none' | 'one' | 'one-for-each-trust'
  readonly binds: 'all' | 'those-who-passed-it' | 'all-once-ratified' | 'those-with-a-contract' | 'the-company'
  /** Which rules make sense in this form. */
  readonly rules: readonly RuleKind[]
}

const byTrusts = ['unanimity', 'majority', 'super-majority', 'affected-agree', 'consensus'] as const

export const formsOfDecision: Readonly<Record<LegalForm, FormOfDecision>> = {
  'advisory-group': {
    power: 'nobody',
    resolutions: 'one',
    quorum: 'one',
    binds: 'all-once-ratified',
    rules: [...byTrusts, 'silence'],
  },
  'individual-decision-makers': {
    power: 'named-people',
    resolutions: 'one',
    quorum: 'none',
    binds: 'those-who-passed-it',
    rules: ['consensus'],
  },
  'committees-in-common': {
    power: 'the-body',
    resolutions: 'one-for-each-trust',
    quorum: 'one-for-each-trust',
    binds: 'those-who-passed-it',
    rules: [...byTrusts, 'each-for-itself', 'chairs-action'],
  },
  'joint-committee': {
    power: 'the-body',
    resolutions: 'one',
    quorum: 'one',
    binds: 'all',
    rules: [...byTrusts, 'chairs-action', 'silence'],
  },
  'lead-provider': {
    power: 'the-body',
    resolutions: 'one',
    quorum: 'one',
    binds: 'those-with-a-contract',
    rules: ['lead-decides', ...byTrusts],
  },
  'board-in-common': {
    power: 'each-board',
    resolutions: 'one-for-each-trust',
    quorum: 'one-for-each-trust',
    binds: 'those-who-passed-it',
    rules: [...byTrusts, 'each-for-itself', 'chairs-action'],
  },
  'jointly-owned-company': {
    power: 'the-body',
    resolutions: 'one',
    quorum: 'one',
    binds: 'the-company',
    rules: [...byTrusts, 'chairs-action'],
  },
}
