/** What the demonstration's alliances follow up, as rows of the tables that keep it, with what happened to each. */
import type { Day } from '#nhs/day.ts'
import type { DemoAlliance } from './alliances.ts'
import { demoPeople, whoIs } from './demo-people.ts'
import { actions, disputes, priorities, risks, spoken } from './followed-up-subjects.ts'

type AllianceId = DemoAlliance['id']

/** One row of the table that it is for, by its columns. */
export type FollowUpRow = Readonly<Record<string, string | number | readonly string[] | Date | null>>

/** In the order in which rows may refer to each other. */
export const followUpTables = [
  'alliance_action',
  'alliance_risk',
  'alliance_dispute',
  'alliance_priority',
  'alliance_priority_stage',
  'alliance_priority_support',
  'alliance_register_event',
] as const
export type FollowUpTable = (typeof followUpTables)[number]

const registers = ['action', 'risk', 'dispute', 'priority'] as const
type Register = (typeof registers)[number]

/** The ids are known, so that a page of the demonstration has the same address after every load. */
export const followUpId = (register: Register, n: number): string =>
  `00000000-0000-4000-8000-0000000${registers.indexOf(register)}${String(n).padStart(4, '0')}`

const chief = (trust: string) => demoPeople.find(({ trust: at, id }) => at === trust && id === whoIs(trust, CHIEF))!
const CHIEF = 'chief-operating-officer'
const noonOf = (day: Day): Date => new Date(`${day}T12:00:00Z`)

/** What one alliance follows up, table by table. */
export function followUpOf(alliance: AllianceId): ReadonlyMap<FollowUpTable, readonly FollowUpRow[]> {
  const rows = new Map<FollowUpTable, FollowUpRow[]>(followUpTables.map((table) => [table, []]))
  const add = (table: FollowUpTable, row: FollowUpRow) => rows.get(table)!.push({ alliance, ...row })
  const happened = (register: Register, n: number, events: readonly (readonly [Day, string, string, string?])[]) => {
    for (const [index, [day, what, trust, said]] of events.entries()) {
      const { id, name } = chief(trust)
      add('alliance_register_event', {
        register,
        subject: followUpId(register, n),
        seq: index + 1,
        what,
        detail: JSON.stringify(said ? { said } : {}),
        person: id,
        person_trust: trust,
        name,
        on_day: day,
        at: noonOf(day),
      })
    }
  }
  for (const action of actions.filter((each) => each.alliance === alliance)) {
    const { n, what, trust, due, given, done } = action
    const { id, name } = chief(trust)
    const isTaken = action.name === undefined
    add('alliance_action', {
      id: followUpId('action', n),
      what,
      by_trust: trust,
      by_name: action.name ?? name,
      by_person: isTaken ? id : null,
      due_on: due,
      state: done ? 'done' : 'open',
      closed_on: done?.[0] ?? null,
      outcome: done?.[1] ?? '',
      version: 1 + Number(isTaken) + Number(done !== undefined),
      person: id,
      person_trust: trust,
      at: noonOf(given),
    })
    happened('action', n, [
      [given, 'add', trust],
      ...(isTaken ? [[given, 'take', trust] as const] : []),
      ...(done ? [[done[0], 'done', trust, done[1]] as const] : []),
    ])
  }
  for (const risk of risks.filter((each) => each.alliance === alliance)) {
    const { n, before, now, trust, written, reviewed, ...words } = risk
    const { id, name } = chief(trust)
    add('alliance_risk', {
      id: followUpId('risk', n),
      title: words.title,
      cause: words.cause,
      event: words.event,
      effect: words.effect,
      likelihood_before: before[0],
      consequence_before: before[1],
      likelihood: now[0],
      consequence: now[1],
      mitigation: words.mitigation,
      borne_by: words.borneBy,
      why_alliance: words.why,
      by_trust: trust,
      by_name: name,
      review_on: words.review,
      version: reviewed ? 2 : 1,
      person: id,
      person_trust: trust,
      at: noonOf(written),
    })
    happened('risk', n, [
      [written, 'add', trust],
      ...(reviewed ? [[reviewed[0], 'review', trust, reviewed[1]] as const] : []),
    ])
  }
  for (const { n, trust, events, ladder, ...dispute } of disputes.filter((each) => each.alliance === alliance)) {
    const raised = events[0]![0]
    add('alliance_dispute', {
      id: followUpId('dispute', n),
      matter: dispute.matter,
      what: dispute.what,
      wanted: dispute.wanted,
      by_trust: trust,
      concerns: dispute.concerns,
      ladder: JSON.stringify(ladder),
      step: events.length,
      step_from: events.at(-1)![0],
      version: events.length,
      person: chief(trust).id,
      at: noonOf(raised),
    })
    happened('dispute', n, events)
  }
  for (const { n, trust, reached, said, ...priority } of priorities.filter((each) => each.alliance === alliance)) {
    const { id, name } = chief(trust)
    const stage = stages[reached.length - 1]!
    const version = reached.length + said.length
    add('alliance_priority', {
      id: followUpId('priority', n),
      title: priority.title,
      why: priority.why,
      measure: priority.measure,
      by_trust: trust,
      by_name: name,
      stage,
      due_on: priority.due,
      blocker: priority.blocker ?? '',
      version,
      person: id,
      person_trust: trust,
      at: noonOf(reached[0]!),
    })
    for (const [index, day] of reached.entries()) {
      const of = { priority_id: followUpId('priority', n), stage: stages[index]! }
      add('alliance_priority_stage', { ...of, reached_on: day, at: noonOf(day) })
    }
    for (const [by, answer, day, reason] of said) {
      add('alliance_priority_support', {
        priority_id: followUpId('priority', n),
        stage,
        trust: by,
        seq: 1,
        answer,
        reason: reason ?? '',
        on_day: day,
        person: chief(by).id,
        name: chief(by).name,
        at: noonOf(day),
      })
    }
    happened('priority', n, [
      ...reached.map((day, index) => [day, index === 0 ? 'propose' : 'go-on', trust] as const),
      ...said.map(
        ([by, answer, day, reason]) => [day, 'support', by, `${spoken[answer]}${reason ? `. ${reason}` : ''}`] as const,
      ),
    ])
  }
  return rows
}

const stages = ['proposal', 'case-for-change', 'options', 'decision', 'implementation', 'benefits'] as const
