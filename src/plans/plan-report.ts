/** What is kept of a plan beside the plan itself: how it was found, what the judge says, and what it is worth to each. */
import type { AllianceReport, MustCode, PreferCode, RuleCode } from '#planner'
import type { SearchCurve } from './search-curve.ts'

export type PlanReport = {
  readonly run: Run
  readonly size: ProblemSize
  /** Of all together, and of each trust alone. */
  readonly together: Verdict
  readonly alone: Readonly<Record<string, Verdict>>
  readonly isAcceptable: boolean
  /** Without those who move and those who are left one by one: they are in the placements. */
  readonly report: Omit<AllianceReport, 'transfers' | 'left'>
  /** How many were not placed, by the first rule that kept them out. */
  readonly leftByRule: Readonly<Record<string, number>>
  /** How many were not even asked about, by the reason: see build-problem.ts. */
  readonly notAsked: Readonly<Record<string, number>>
  /** What transfers under way have settled, and the plan keeps. Plans that were made before this was kept have none. */
  readonly agreed?: Agreed
  /** Trusts that were asked for and share nothing for planning with the trust that asked. */
  readonly notShared: readonly string[]
}

export type Agreed = {
  /** Patients for whom theatre, surgeon and bed are held. */
  readonly places: number
  /** Patients who go to the hospital that was chosen for them, or nowhere. */
  readonly hospitals: number
  /** Places held for patients whom the plan does not know, and theatre sessions that one of its trusts lent to another. */
  readonly heldForOthers?: number
  readonly lentSessions?: number
  /** Why patients are not sent to a hospital again, and how many are not, the commonest first. */
  readonly closed: readonly { readonly says: string; readonly patients: number }[]
}

export type Run = {
  readonly seed: number
  readonly threads: number
  readonly moves: number
  readonly seconds: number
  readonly lowerBound: number
  readonly ended: 'done' | 'stopped' | 'thread-lost'
  /** An edited plan was changed by hand after it was found. */
  readonly edits: number
  /** How the best plan came down. Plans that were made before this was kept have none. */
  readonly curve?: SearchCurve
}

export type ProblemSize = {
  readonly patients: number
  readonly musts: number
  readonly hospitals: number
  readonly theatres: number
  readonly beds: number
  readonly surgeons: number
  readonly nurses: number
}

/** The judge's word, without the single breaches. */
export type Verdict = {
  readonly isFeasible: boolean
  readonly violations: number
  readonly cost: number
  readonly parts: Readonly<Record<PreferCode, number>>
  readonly broken: Readonly<Record<MustCode, number>>
  readonly findings: readonly RuleFinding[]
}

export type RuleFinding = {
  readonly code: RuleCode
  readonly says: string
  readonly strength: 'must' | 'prefer'
  readonly amount: number
  readonly cost: number
}
