/**
 * What the theatres, rooms and surgeons of a plan are called, and how long each theatre is open: kept beside the plan, so
 * that its pages need not read the capacity again. Pure.
 */
import { z } from 'zod'
import type { Capacity } from '#capacity'
import type { Day } from '#nhs/day.ts'
import { problemId } from './problem/problem-id.ts'

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
  for (const { trust, theatre, day, minutes } of sessions) {
    const id = problemId(trust, theatre)
    const own = open.get(id) ?? {}
    own[day] = (own[day] ?? 0) + minutes
    open.set(id, own)
  }
  return {
    theatres: theatres.map(({ trust, id, site, name }) => ({
      id: problemId(trust, id),
      site,
      name,
      minutes: open.get(problemId(trust, id)) ?? {},
    })),
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
