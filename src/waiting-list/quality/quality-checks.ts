/**
 * What is checked of a list: the titles and definitions that the scorecard, its file and the list's filters share. The
 * conditions are in check-conditions.ts.
 */
export type QualityCheck = {
  readonly title: string
  /** What is counted, and of what, so that two trusts count the same. */
  readonly definition: string
  /** What the share is of, in words that follow a number: "pathways". */
  readonly of: string
  /** Nothing is wrong with these; their share tells how fresh and complete the list is. */
  readonly isNoFault?: true
}

export const qualityChecks = {
  'nhs-number-missing': {
    title: 'No NHS number',
    definition: 'Open pathways of a patient whose NHS number is not known or failed its check.',
    of: 'open pathways',
  },
  'priority-missing': {
    title: 'Decision to admit without a priority',
    definition: 'Open pathways with a decision to admit and no clinical priority.',
    of: 'with a decision to admit',
  },
  'priority-overdue': {
    title: 'Time of the priority has passed',
    definition:
      'Open pathways whose decision to admit is further back than their priority allows: 4 weeks for P2, 3 months for P3.',
    of: 'with a decision and a priority that sets an end',
  },
  'to-come-in-passed': {
    title: 'Day to come in has passed',
    definition: 'Open pathways with a day to come in before the day of the list.',
    of: 'with a day to come in',
  },
  'in-the-future': {
    title: 'Dates in the future',
    definition: 'Open pathways whose referral, clock start or decision to admit is after the day of the list.',
    of: 'open pathways',
  },
  'before-referral': {
    title: 'Clock started before the referral',
    definition:
      'Open pathways whose clock started before the referral was received. It is right where an earlier referral started the clock.',
    of: 'open pathways',
  },
  'same-service-twice': {
    title: 'Twice in one service',
    definition: 'Open pathways of one NHS number in one treatment function, beyond the first.',
    of: 'open pathways with an NHS number',
  },
  'two-local-numbers': {
    title: 'One person under two local numbers',
    definition: 'Open pathways of an NHS number that more than one local patient number has.',
    of: 'open pathways with an NHS number',
  },
  'two-lists': {
    title: 'One person in two services or more',
    definition: 'Open pathways of an NHS number that waits in another treatment function too.',
    of: 'open pathways with an NHS number',
    isNoFault: true,
  },
  'first-weeks': {
    title: 'Waiting 0 to 1 weeks',
    definition:
      'Open pathways whose clock started on the day of the list or in the 7 days before: the first week of the national returns.',
    of: 'open pathways',
    isNoFault: true,
  },
} as const satisfies Readonly<Record<string, QualityCheck>>

export type QualityCheckId = keyof typeof qualityChecks

export const qualityCheckIds = Object.keys(qualityChecks) as QualityCheckId[]

export const isQualityCheck = (text: string): text is QualityCheckId => Object.hasOwn(qualityChecks, text)

export const qualityCheck = (id: QualityCheckId): QualityCheck => qualityChecks[id]
