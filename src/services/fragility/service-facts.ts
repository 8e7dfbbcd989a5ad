/** What is known of one service at one trust, as the fragile-service index asks for it. Whatever is not known is absent. */
import type { Day } from '#nhs/day.ts'

export type TrainingApproval = 'approved' | 'with-conditions' | 'not-approved'
export type OutlierNotice = 'none' | 'alert' | 'alarm'

/** What a trust states of its service on a day, with where it comes from. */
export type StatedFacts = {
  /** Consultant posts, in whole-time equivalents. */
  readonly posts?: number
  readonly inPost?: number
  readonly locums?: number
  /** 1 in so many days. */
  readonly onCallOneIn?: number
  /** What rests on one person or one machine, in a few words each. An empty list says that nothing does. */
  readonly singlePoints?: readonly string[]
  readonly training?: TrainingApproval
  readonly outlier?: OutlierNotice
  /** Whole pounds in a year. */
  readonly incomePounds?: number
  readonly costPounds?: number
  readonly equipmentEndsOn?: Day
}

/** A minimum that is in force: so many operations in twelve months. */
export type Minimum = { readonly cases: number; readonly source: string }

/** Counts of people are as small numbers leave a trust: rounded, or 'not shown' from 1 to 7. */
export type ServiceFacts = StatedFacts & {
  readonly today: Day
  /** Operations in twelve months at the site of the trust that has fewest of those that have any figure, and at all. */
  readonly unitCases?: number | 'not shown'
  readonly casesHere?: number | 'not shown'
  readonly unitMinimum?: Minimum
  readonly surgeons?: number
  readonly surgeonsBelow?: number
  readonly surgeonMinimum?: Minimum
  readonly residentsElsewhere?: number | 'not shown'
  /** Open pathways of the treatment function, and the share of them within 18 weeks. */
  readonly waiting?: number
  readonly within18?: number | null
}
