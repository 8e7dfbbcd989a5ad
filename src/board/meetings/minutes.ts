/** Minutes drafted from what happened, with nothing left out that the record holds; and as somebody has edited them. Pure. */
import { londonDay } from '#nhs/day.ts'
import { trustName } from '#nhs/organisations.ts'
import * as format from '#web/format.ts'
import type { Block } from '#web/print/block.ts'
import type { PrintedDocument } from '#web/print/document-pdf.ts'
import { listed } from '../decision/reason.ts'
import type { Decided } from './decided.ts'
import type { MinutesApproval, MinutesVersion } from './minutes-store.ts'
import { paperBlocks } from './paper-text.ts'
import { type Committee, type Item, type Meeting, type Presence, personId, type Seat, seatPosts } from './record.ts'

export type Happened = {
  readonly committee: Committee
  readonly meeting: Meeting
  readonly agenda: readonly Item[]
  readonly seats: readonly Seat[]
  readonly presences: readonly Presence[]
  /** Of those items that were put to the vote. */
  readonly decided: readonly Decided[]
}

export function minutesOf({ committee, meeting, agenda, seats, presences, decided }: Happened): PrintedDocument {
  return {
    title: `Minutes: ${meeting.title}`,
    standing: `Draft minutes of the ${committee.name}, ${format.dateTime(meeting.startsAt)}, ${meeting.place || 'in writing'}`,
    blocks: [
      { kind: 'heading', text: 'Who was there' },
      { kind: 'list', items: attendance(seats, presences) },
      ...agenda.flatMap((item) => [
        { kind: 'heading', text: `${item.place}. ${item.title}` } as const,
        ...itemBlocks(
          item,
          decided.find(({ record }) => record.item.id === item.id),
        ),
      ]),
    ],
  }
}

/** A version that somebody wrote, under the title that the record gives it. */
export function minutesAsWritten(
  { title }: PrintedDocument,
  { version, body, name }: MinutesVersion,
  approval: (MinutesApproval & { readonly title: string }) | undefined,
): PrintedDocument {
  const standing =
    approval?.version === version
      ? `Version ${version} by ${name}, approved at ${approval.title} on ${format.date(londonDay(approval.at))}`
      : `Draft, version ${version} by ${name}, not approved`
  return { title, standing, blocks: paperBlocks(body) }
}

function attendance(seats: readonly Seat[], presences: readonly Presence[]): readonly string[] {
  const members = [...new Map(seats.map((seat) => [personId(seat), seat])).values()]
  return members.map((seat) => {
    const theirs = presences.filter((one) => personId(one) === personId(seat))
    const there = theirs.filter(({ how }) => how !== 'apologies')
    const post = `${seat.name}, ${seatPosts[seat.post].name.toLowerCase()}, ${seat.forTrust ? trustName(seat.forTrust) : 'independent'}`
    if (there.length === 0) return `${post}: ${theirs.length > 0 ? 'apologies' : 'absent'}`
    const times = there.map(({ how, arrivedAt, leftAt }) => {
      const from = arrivedAt ? ` from ${format.time(arrivedAt)}` : ''
      return `${how === 'by-call' ? 'on a call' : 'present'}${from}${leftAt ? ` to ${format.time(leftAt)}` : ''}`
    })
    return `${post}: ${times.join('; ')}`
  })
}

/** A reason for the chair to ask; in the minutes one sentence says it of all who were not asked. */
const undeclared = 'organisational-interest-not-declared'

function itemBlocks(item: Item, decided: Decided | undefined): readonly Block[] {
  if (item.kind !== 'decision') {
    const says = item.kind === 'discussion' ? 'The members discussed this.' : 'The members noted this.'
    return [{ kind: 'paragraph', text: says }]
  }
  if (!decided?.ok) return [{ kind: 'paragraph', text: decided?.because ?? 'This was not put to the vote.' }]
  const { outcome, seats, record } = decided
  const declared = seats.flatMap(({ effects }) => effects.reasons.filter(({ code }) => code !== undeclared))
  const silent = new Set(
    seats.flatMap(({ seat, effects }) => (effects.reasons.some(({ code }) => code === undeclared) ? [seat.name] : [])),
  )
  const interests = [
    ...new Set(declared.map(({ says }) => says)),
    ...(silent.size > 0
      ? [`No organisational interest was declared by ${listed([...silent])}, whose trusts it affects.`]
      : []),
  ]
  const bound = outcome.trusts.map(({ trust, isBound }) => `${trustName(trust)}: ${isBound ? 'bound' : 'not bound'}`)
  const dissent = record.votes
    .filter(
      (vote, n) =>
        vote.choice === 'against' &&
        vote.reason !== '' &&
        !record.votes.slice(n + 1).some((one) => personId(one) === personId(vote) && one.forTrust === vote.forTrust),
    )
    .map((vote) => {
      const name = record.seats.find((seat) => personId(seat) === personId(vote))?.name ?? vote.person
      return `Dissent of ${name}: ${vote.reason}`
    })
  return [
    { kind: 'paragraph', text: item.motion },
    ...(interests.length > 0 ? [{ kind: 'list', items: interests } as const] : []),
    { kind: 'list', items: [...new Set(outcome.reasons.map(({ says }) => says))] },
    { kind: 'list', items: bound },
    ...dissent.map((text) => ({ kind: 'paragraph', text }) as const),
  ]
}
