/**
 * Meetings of the demonstration's alliances. What they talk about are real subjects of the two alliances; the meetings, the
 * papers, who said what and why are invented. Nothing here is an outcome: that is worked out.
 */
import type { Day } from '#nhs/day.ts'
import { demoAlliances } from './alliances.ts'
import { demoPeople } from './demo-people.ts'

type Row = { readonly alliance: string; readonly id: string; readonly recorded_at: Date }
type Choice = 'for' | 'against' | 'abstain'

export type BoardRows = {
  readonly board_committee: readonly (Row & {
    readonly name: string
    readonly purpose: string
    readonly from_day: Day
  })[]
  readonly board_seat: readonly (Row & Record<string, unknown>)[]
  readonly board_meeting: readonly (Row & Record<string, unknown>)[]
  readonly board_item: readonly (Row & Record<string, unknown>)[]
  readonly board_paper: readonly (Row & Record<string, unknown>)[]
  readonly board_interest: readonly (Row & Record<string, unknown>)[]
  readonly board_attendance: readonly (Row & Record<string, unknown>)[]
  readonly board_vote: readonly (Row & Record<string, unknown>)[]
  readonly board_ratification: readonly (Row & Record<string, unknown>)[]
  readonly board_consequence: readonly (Row & Record<string, unknown>)[]
  readonly board_point: readonly (Row & Record<string, unknown>)[]
}

type ItemSaid = {
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

type MeetingSaid = {
  readonly alliance: string
  readonly title: string
  readonly day: Day
  readonly place: string
  readonly isHeld: boolean
  readonly items: readonly ItemSaid[]
}

const committees = [
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

const posts = ['chair', 'chief-executive', 'non-executive-director'] as const

const meetings: readonly MeetingSaid[] = [
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
const plan = [
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

let last = 0
const nextId = (): string => {
  last += 1
  return `00000000-0000-4000-8000-b0a2d${String(last).padStart(7, '0')}`
}
const at = (day: Day, time: string): Date => new Date(`${day}T${time}:00Z`)
const holderOf = (trust: string, post: string) =>
  demoPeople.find((each) => each.trust === trust && each.roles.includes(post))!
const trustsOf = (alliance: string): readonly string[] =>
  demoAlliances.find(({ id }) => id === alliance)!.members.map(({ trust }) => trust)

function boardRows(): BoardRows {
  const rows = {
    board_committee: [] as (Row & { name: string; purpose: string; from_day: Day })[],
    board_seat: [] as (Row & Record<string, unknown>)[],
    board_meeting: [] as (Row & Record<string, unknown>)[],
    board_item: [] as (Row & Record<string, unknown>)[],
    board_paper: [] as (Row & Record<string, unknown>)[],
    board_interest: [] as (Row & Record<string, unknown>)[],
    board_attendance: [] as (Row & Record<string, unknown>)[],
    board_vote: [] as (Row & Record<string, unknown>)[],
    board_ratification: [] as (Row & Record<string, unknown>)[],
    board_consequence: [] as (Row & Record<string, unknown>)[],
    board_point: [] as (Row & Record<string, unknown>)[],
  }
  const committeeOf = new Map<string, string>()
  for (const committee of committees) {
    const { alliance, from_day } = committee
    const known = { alliance, recorded_at: at(from_day, '12:00') }
    const id = nextId()
    committeeOf.set(alliance, id)
    rows.board_committee.push({ ...committee, ...known, id })
    for (const trust of trustsOf(alliance)) addSeats(rows, { alliance, trust, from_day }, id)
  }
  for (const meeting of meetings) addMeeting(rows, meeting, committeeOf.get(meeting.alliance)!)
  for (const { alliance, ...point } of plan) {
    const { name: owner_name } = holderOf(point.owner_trust, 'chief-operating-officer')
    const { id: person, trust: person_trust } = holderOf(trustsOf(alliance).at(-1)!, 'chair')
    rows.board_point.push({
      alliance,
      recorded_at: at('2025-12-01', '12:00'),
      id: nextId(),
      committee: committeeOf.get(alliance)!,
      ...point,
      owner_name,
      first_due_on: point.due_on,
      person,
      person_trust,
    })
  }
  for (const { id: alliance, invited } of demoAlliances) {
    for (const { trust } of invited)
      addSeats(rows, { alliance, trust, from_day: '2026-02-01' }, committeeOf.get(alliance)!)
  }
  return rows
}

/** Whoever holds the posts at a trust. Of one that is asked to join, they have a voice once it has. */
function addSeats(
  rows: Pick<Grown, 'board_seat'>,
  { alliance, trust, from_day }: { readonly alliance: string; readonly trust: string; readonly from_day: Day },
  committee: string,
): void {
  for (const post of posts) {
    const { id: person, name, job_title } = holderOf(trust, post)
    const seat = { for_trust: trust, person_trust: trust, person, name, job_title, post, is_voting: true, from_day }
    rows.board_seat.push({ alliance, recorded_at: at(from_day, '12:00'), id: nextId(), committee, ...seat })
  }
}

type Grown = { [Table in keyof BoardRows]: BoardRows[Table][number][] }

function addMeeting(rows: Grown, { alliance, title, day, place, isHeld, items }: MeetingSaid, committee: string): void {
  // The agenda goes out a week before, or has gone out by now.
  const called = { alliance, recorded_at: at(isHeld ? day : '2026-01-27', '09:00') }
  const trusts = trustsOf(alliance)
  const caller = { called_by: holderOf(trusts.at(-1)!, 'chair').id, called_by_trust: trusts.at(-1)! }
  const meeting = nextId()
  rows.board_meeting.push({
    ...called,
    id: meeting,
    committee,
    title,
    way: 'at-a-meeting',
    starts_at: at(day, '10:00'),
    ends_at: at(day, '12:00'),
    place,
    state: isHeld ? 'closed' : 'planned',
    ...caller,
  })
  if (isHeld) {
    for (const trust of trusts) {
      for (const post of posts) {
        const there = { person_trust: trust, person: holderOf(trust, post).id, how: 'in-person' }
        const times = { arrived_at: at(day, '09:55'), left_at: at(day, '12:00') }
        rows.board_attendance.push({ ...called, id: nextId(), meeting, ...there, ...times })
      }
    }
  }
  for (const [n, item] of items.entries()) addItem(rows, item, { ...called, meeting, place: n + 1, day, isHeld })
}

function addItem(
  rows: Grown,
  { title, matter, motion, pounds, affected, paper, votes = {}, dissent, conflicted, follows, ratifiedOn }: ItemSaid,
  on: { alliance: string; recorded_at: Date; meeting: string; place: number; day: Day; isHeld: boolean },
): void {
  const { alliance, recorded_at, meeting, place, day, isHeld } = on
  const known = { alliance, recorded_at }
  const id = nextId()
  const minute = (minutes: number): Date => new Date(at(day, '10:00').getTime() + (20 * place + minutes) * 60_000)
  rows.board_item.push({
    ...known,
    id,
    meeting,
    place,
    title,
    kind: 'decision',
    matter,
    motion,
    amount_pence: pounds * 100,
    affected,
    is_public: true,
    opened_at: isHeld ? minute(0) : null,
    closed_at: isHeld ? minute(15) : null,
    agreement: isHeld ? 1 : null,
  })
  const secretary = holderOf(trustsOf(alliance).at(-1)!, 'chair')
  if (paper) {
    const { isPublic, ...words } = paper
    const wrote = { person: secretary.id, person_trust: secretary.trust }
    rows.board_paper.push({ ...known, id: nextId(), item: id, ...words, is_public: isPublic, ...wrote })
  }
  if (follows) {
    const said = { person: secretary.id, person_trust: secretary.trust }
    rows.board_consequence.push({
      ...known,
      id: nextId(),
      item: id,
      ...follows,
      asked: JSON.stringify(follows.asked),
      ...said,
    })
  }
  if (conflicted) {
    const { id: person, name } = holderOf(conflicted.trust, conflicted.post)
    rows.board_interest.push({
      ...known,
      id: nextId(),
      person_trust: conflicted.trust,
      person,
      name,
      kind: 'personal',
      what: conflicted.what,
      on_item: id,
      declared_at: isHeld ? minute(-5) : recorded_at,
      recorded_by: person,
      recorded_by_trust: conflicted.trust,
    })
  }
  for (const [trust, choice] of Object.entries(votes)) {
    for (const post of posts) {
      if (conflicted?.trust === trust && conflicted.post === post) continue
      const reason = choice === 'against' && post === 'chair' ? (dissent ?? '') : ''
      const who = { person_trust: trust, person: holderOf(trust, post).id, for_trust: trust }
      rows.board_vote.push({ ...known, id: nextId(), item: id, ...who, choice, reason, at: minute(10) })
    }
    if (ratifiedOn) {
      const who = { person: holderOf(trust, 'chair').id, person_trust: trust, by_trust: trust }
      const said = { choice: 'ratified', at: at(ratifiedOn, '15:00') }
      rows.board_ratification.push({ ...known, id: nextId(), item: id, ...who, ...said, recorded_at: said.at })
    }
  }
}

export const demoBoard: BoardRows = boardRows()
