/**
 * What the theatres, rooms and surgeons of a plan are called, and how long each theatre is open: kept beside the plan, so
 * that its pages need not read the capacity again. Pure.
 */
import { z } from 'zod'
import type { Capacity, Theatre } from '#capacity'
import type { Day } from '#nhs/day.ts'
import { trustName } from '#nhs/organisations.ts'
import { problemId } from './problem/problem-id.ts'
import { listId } from './problem/theatre-lists.ts'

export type PlanNames = {
  readonly theatres: readonly NamedTheatre[]
  /** By id in the problem: "Elective ward 1, Bay 2". */
  readonly rooms: Readonly<Record<string, string>>
  readonly surgeons: Readonly<Record<string, string>>
}

export type NamedTheatre = {
  readonly id: string
  readonly site: string
  readonly name: string
  /** Minutes open, by day; closed on days that are not here. */
  readonly minutes: Readonly<Record<Day, number>>
}

export function planDocumentNames({ theatres, sessions, rooms, surgeons }: Capacity): PlanNames {
  const open = new Map<string, Record<Day, number>>()
  for (const session of sessions) {
    const own = open.get(listId(session)) ?? {}
    own[session.day] = (own[session.day] ?? 0) + session.minutes
    open.set(listId(session), own)
  }
  const named = ({ trust, id: theatre, site, name }: Theatre, lentTo: string | null): NamedTheatre => {
    const id = listId({ trust, theatre, lentTo })
    return {
      id,
      site,
      name: lentTo === null ? name : `${name}, lent to ${trustName(lentTo)}`,
      minutes: open.get(id) ?? {},
    }
  }
  return {
    theatres: theatres.flatMap((each) => {
      const lent = sessions.filter(({ trust, theatre }) => trust === each.trust && theatre === each.id)
      const borrowers = new Set(lent.flatMap(({ lentTo }) => lentTo ?? []))
      return [named(each, null), ...[...borrowers].sort().map((borrower) => named(each, borrower))]
    }),
    rooms: Object.fromEntries(rooms.map(({ trust, id, ward, name }) => [problemId(trust, id), `${ward}, ${name}`])),
    surgeons: Object.fromEntries(surgeons.map(({ trust, id, name }) => [problemId(trust, id), name])),
  }
}

const Stored = z.object({
  theatres: z.array(
    z.object({ id: z.string(), site: z.string(), name: z.string(), minutes: z.record(z.string(), z.number()) }),
  ),
  rooms: z.record(z.string(), z.string()),
  surgeons: z.record(z.string(), z.string()),
})

/** The names as they were kept; none when the document cannot be opened by the viewer any more. */
export const readNames = (stored: unknown): PlanNames =>
  stored === undefined ? { theatres: [], rooms: {}, surgeons: {} } : Stored.parse(stored)
