/**
 * What must be true before something is done to a transfer. Pure: the facts come in as values, from the parts of the
 * module that keep them, and a guard that says no says what to do.
 */
import type { Day } from '#nhs/day.ts'
import type { Standing } from './standing.ts'
import type { TransferModel } from './states.ts'

/** What the other parts know of a transfer. A fact that is left out is one that nobody has recorded. */
export type Facts = {
  /** The newest offer to the patient that names date, provider and team. */
  readonly offer?: { readonly replyBy: Date; readonly day: Day; readonly site: string }
  /** Given, and not withdrawn since. */
  readonly consent?: {
    readonly givenOn: Day
    /** Agreed in one of the two ways, and not yet in the other. */
    readonly lacks?: 'conversation' | 'writing'
  }
  /** The place at the receiver. */
  readonly hold?: { readonly until: Date }
  /** Who is paid and what each trust gets has been shown to the receiver, or what is missing to say so. */
  readonly money?: { readonly shownOn: Day }
  /** Stale: a record has changed since it was made for the receiver. */
  readonly dataSet?: { readonly faults: number; readonly isStale?: true }
  readonly checklist?: { readonly missing: readonly string[] }
}

/** What somebody says with what they do. */
export type Details = {
  readonly reason?: string
  readonly note?: string
  /** Which of the three ways it is to be: settled while it is screened. */
  readonly model?: TransferModel
  /** The day of admission for treatment. */
  readonly treatedOn?: Day
}

export type Asked = {
  readonly standing: Standing
  readonly facts: Facts
  readonly details: Details
  readonly today: Day
}

/** Says what stands in the way and what to do; nothing when nothing does. */
type Guard = {
  readonly says: string
  /** Which fact it asks for. */
  readonly fact?: keyof Facts
  readonly stops: (asked: Asked) => string | undefined
}

export const guards = {
  'not-yet-screened-clinically': {
    says: 'Nobody has judged it clinically yet',
    stops: ({ standing }) =>
      standing.clinicallyScreened ? 'It has been judged clinically suitable already.' : undefined,
  },
  'not-yet-screened-socially': {
    says: 'Nobody has judged it socially yet',
    stops: ({ standing }) => (standing.sociallyScreened ? 'It has been judged socially suitable already.' : undefined),
  },
  'offer-recorded': {
    says: 'An offer is recorded with date, provider and team, and a time to answer',
    fact: 'offer',
    stops: ({ facts, standing }) => {
      if (!facts.offer) return 'No offer is recorded. Record one with its date, provider and team.'
      return facts.offer.replyBy > standing.now
        ? undefined
        : 'The time to answer the offer is over. Record a new offer with a later one.'
    },
  },
  'consent-recorded': {
    says: 'The patient’s consent is recorded, and not withdrawn',
    fact: 'consent',
    stops: ({ facts }) =>
      facts.consent ? undefined : 'The patient’s consent is not recorded. Record when and how they gave it.',
  },
  // GIRFT, Mutual Aid Transfer Process: patients agree in a conversation and in writing before they are transferred.
  'consent-complete': {
    says: 'The patient has agreed in a conversation and in writing',
    fact: 'consent',
    stops: ({ facts }) => {
      if (!facts.consent) return 'The patient’s consent is not recorded, or was taken back. Ask the patient.'
      if (facts.consent.lacks === undefined) return undefined
      return facts.consent.lacks === 'writing'
        ? 'The patient has agreed in a conversation, and not yet in writing. Ask them to confirm it in writing.'
        : 'The patient has agreed in writing, and nobody has recorded a conversation. Talk it through with them.'
    },
  },
  'place-held': {
    says: 'The receiver keeps a place until a moment to come',
    fact: 'hold',
    stops: ({ facts, standing }) =>
      facts.hold && facts.hold.until > standing.now
        ? undefined
        : 'No place is held at the receiving hospital. Hold one there first.',
  },
  'agreement-in-force': {
    says: 'The sender’s mutual-aid agreement with the receiver is in force',
    stops: ({ standing }) =>
      standing.isShared
        ? undefined
        : 'The mutual-aid agreement between the two trusts is not in force for this service. Renew it first.',
  },
  'money-seen': {
    says: 'The receiver has seen who pays what, or what is missing to say so',
    fact: 'money',
    stops: ({ facts }) => (facts.money ? undefined : 'Look at who is paid, and what for, before you accept.'),
  },
  'data-set-valid': {
    says: 'The administrative data set has no fault',
    fact: 'dataSet',
    stops: ({ facts }) => {
      if (!facts.dataSet) return 'The administrative data set has not been made. Make it first.'
      const { faults, isStale } = facts.dataSet
      if (faults === 0) {
        return isStale ? 'Something has changed since the administrative data set was made. Make it again.' : undefined
      }
      return `The administrative data set has ${faults === 1 ? '1 item that is' : `${faults} items that are`} missing or wrong. Correct them first.`
    },
  },
  'checklist-complete': {
    says: 'The handover checklist is complete',
    fact: 'checklist',
    stops: ({ facts }) => {
      if (!facts.checklist) return 'The handover checklist has not been begun. Complete it first.'
      const { missing } = facts.checklist
      return missing.length === 0 ? undefined : `The handover checklist lacks: ${missing.join(', ')}.`
    },
  },
  'day-of-treatment': {
    says: 'The day of admission is given, and is not to come',
    stops: ({ details, today, standing }) => {
      if (!details.treatedOn) return 'Say on which day the patient was admitted for treatment.'
      if (details.treatedOn > today) return 'The day of treatment is still to come. Record it when it is over.'
      return standing.clockStart !== null && details.treatedOn < standing.clockStart
        ? 'The day of treatment is before the clock started. Check the day.'
        : undefined
    },
  },
} as const satisfies Record<string, Guard>

export type GuardName = keyof typeof guards

export const guardOf = (name: GuardName): Guard => guards[name]
