/**
 * Meetings of the demonstration's alliances as rows of the board's tables: seats, items, votes and what goes with them.
 * Nothing here is an outcome: that is worked out.
 */
import type { Day } from '#nhs/day.ts'
import { demoAlliances } from './alliances.ts'
import { committees, type ItemSaid, type MeetingSaid, meetings, plan, posts } from './board-subjects.ts'
import { demoPeople } from './demo-people.ts'

type Row = { readonly alliance: string; readonly id: string; readonly recorded_at: Date }

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
