/**
 * Meetings of the demonstration's alliances. What they talk about are real subjects of the two alliances; the meetings, the
 * papers, who said what and why are invented. Nothing here is an outcome: that is worked out.
 */
import type { Day } from '#nhs/day.ts'

type Choice = 'for' | 'against' | 'abstain'

export type ItemSaid = {
  readonly title: string
  readonly matter: string
  readonly motion: string
  readonly pounds: number
  readonly affected: readonly string[]
  readonly paper?: { readonly title: string; readonly body: string; readonly isPublic: boolean }
  /** How each trust's members voted; nothing for an item that is still to come. */
  readonly votes?: Readonly<Record<string, Choice>>
  readonly dissent?: string
  /** Somebody of a trust, in a post, with a personal interest in this item. */
  readonly conflicted?: { readonly trust: string; readonly post: string; readonly what: string }
  /** What follows if it is decided, as #board has it. */
  readonly follows?: { readonly kind: string; readonly asked: Readonly<Record<string, string>>; readonly says: string }
  /** Boards that ratified it, and on which day. */
  readonly ratifiedOn?: Day
}

export type MeetingSaid = {
  readonly alliance: string
  readonly title: string
  readonly day: Day
  readonly place: string
  readonly isHeld: boolean
  readonly items: readonly ItemSaid[]
}

export const committees = [
  {
    alliance: 'orthopaedic',
    name: 'Alliance board',
    purpose: 'The chairs, chief executives and a non-executive director of both hospitals. It advises their boards.',
    from_day: '2025-07-16',
  },
  {
    alliance: 'black-country',
    name: 'Collaborative Board',
    purpose: 'A committee of each trust. They meet together, and each decides for its own trust.',
    from_day: '2015-07-14',
  },
] as const

export const posts = ['chair', 'chief-executive', 'non-executive-director'] as const

export const meetings: readonly MeetingSaid[] = [
  {
    alliance: 'black-country',
    title: 'Collaborative Board, November 2025',
    day: '2025-11-13',
    place: 'Walsall Manor Hospital, board room',
    isHeld: true,
    items: [
      {
        title: 'Shared interventional radiology rota',
        matter: 'business-case',
        motion: 'To approve the business case for one rota of interventional radiology for the three trusts.',
        pounds: 420_000,
        affected: ['RNA', 'RXK', 'RBK'],
        paper: {
          title: 'Business case for one rota',
          body: '# What is proposed\n\nOne rota of interventional radiologists for the three trusts, day and night.\n\n# Why\n\n- Each trust alone has too few for a rota\n- Patients now travel out of the Black Country at night',
          isPublic: true,
        },
        votes: { RNA: 'for', RXK: 'for', RBK: 'for' },
      },
      {
        title: 'One hand surgery clinic for Dudley and Sandwell',
        matter: 'service-change',
        motion: 'To hold the hand surgery clinics of Dudley and of Sandwell together, in turn at each, from June 2026.',
        pounds: 60_000,
        affected: ['RNA', 'RXK'],
        votes: { RNA: 'for', RXK: 'for', RBK: 'against' },
        dissent: 'Our patients would want the same, and we were told of it too late to ask them.',
      },
      {
        title: 'Common theatre stock system',
        matter: 'spending',
        motion: 'To buy one stock system for the theatres of the three trusts.',
        pounds: 180_000,
        affected: ['RNA', 'RXK', 'RBK'],
        votes: { RNA: 'for', RXK: 'for', RBK: 'against' },
        dissent: 'Our own system was replaced last year.',
        conflicted: {
          trust: 'RXK',
          post: 'non-executive-director',
          what: 'I am a director of a company that leases theatre equipment to hospitals.',
        },
      },
    ],
  },
  {
    alliance: 'black-country',
    title: 'Collaborative Board, February 2026',
    day: '2026-02-03',
    place: 'Walsall Manor Hospital, board room',
    isHeld: false,
    items: [
      {
        title: 'A day surgery hub',
        matter: 'business-case',
        motion: 'To approve the outline business case for a hub for day surgery that the three trusts share.',
        pounds: 850_000,
        affected: ['RNA', 'RXK', 'RBK'],
        paper: {
          title: 'Outline business case',
          body: '# What is proposed\n\nTwo theatres for day surgery that the three trusts share.\n\n# What it costs\n\n850,000 pounds in the first year, with leased equipment.',
          isPublic: false,
        },
        conflicted: {
          trust: 'RXK',
          post: 'non-executive-director',
          what: 'I am a director of a company that leases theatre equipment to hospitals.',
        },
      },
      {
        title: 'Bring breast reconstruction back',
        matter: 'service-change',
        motion: 'To bring breast reconstruction with the patient’s own tissue back to the Black Country.',
        pounds: 300_000,
        affected: ['RNA', 'RXK'],
        paper: {
          title: 'Why patients travel, and what it would take',
          body: '# Where patients go now\n\nPatients who choose reconstruction with their own tissue travel out of the Black Country.\n\n# What it would take\n\n- Two surgeons with the skill\n- Theatre time for long operations',
          isPublic: true,
        },
      },
      {
        title: 'Plan dermatology together',
        matter: 'scope',
        motion: 'To plan dermatology together from February 2026.',
        pounds: 0,
        affected: ['RNA', 'RXK', 'RBK'],
        follows: {
          kind: 'scope',
          asked: { service: '330', way: 'in' },
          says: 'Dermatology is planned together.',
        },
      },
    ],
  },
  {
    alliance: 'orthopaedic',
    title: 'Alliance board, October 2025',
    day: '2025-10-09',
    place: 'By turns: Oswestry',
    isHeld: true,
    items: [
      {
        title: 'Discuss complex knee revisions together',
        matter: 'service-change',
        motion: 'To recommend that each complex revision of a knee is discussed at one meeting of both hospitals.',
        pounds: 0,
        affected: ['RL1', 'RRJ'],
        votes: { RL1: 'for', RRJ: 'for' },
        ratifiedOn: '2025-11-06',
      },
      {
        title: 'A joint research post',
        matter: 'workforce',
        motion: 'To recommend one research post that both hospitals pay for in equal parts.',
        pounds: 70_000,
        affected: ['RL1', 'RRJ'],
        votes: { RL1: 'for', RRJ: 'for' },
      },
    ],
  },
  {
    alliance: 'orthopaedic',
    title: 'Alliance board, February 2026',
    day: '2026-02-05',
    place: 'Birmingham',
    isHeld: false,
    items: [
      {
        title: 'A shared list for spinal surgery',
        matter: 'service-change',
        motion: 'To recommend one waiting list for spinal surgery, from which both hospitals treat.',
        pounds: 0,
        affected: ['RL1', 'RRJ'],
      },
    ],
  },
]

/** What each board will have to decide this year. Subjects are real, days and people invented. */
export const plan = [
  {
    alliance: 'black-country',
    title: 'Rate card for shared staff',
    why: 'Staff who work at another trust need one rate before the new financial year.',
    matter: 'workforce',
    owner_trust: 'RNA',
    due_on: '2026-01-22',
  },
  {
    alliance: 'black-country',
    title: 'Urology: which option to consult on',
    why: 'The options for kidney, bladder and stone surgery have to be chosen before people are asked.',
    matter: 'service-change',
    owner_trust: 'RXK',
    due_on: '2026-06-11',
  },
  {
    alliance: 'black-country',
    title: 'Review of the agreement',
    why: 'The agreement says that it is reviewed by 31 March 2026.',
    matter: 'agreement',
    owner_trust: 'RBK',
    due_on: '2026-03-12',
  },
  {
    alliance: 'orthopaedic',
    title: 'First year of the memorandum',
    why: 'The memorandum says that it is reviewed after a year.',
    matter: 'agreement',
    owner_trust: 'RL1',
    due_on: '2026-07-09',
  },
] as const
