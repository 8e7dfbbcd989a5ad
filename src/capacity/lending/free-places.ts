/**
 * What a trust has free on some days, as whoever asks can see it: theatre sessions with the minutes that nothing is held
 * in, surgeons with theirs, rooms with their beds. The viewer's purpose has to be planning: what is another trust's is
 * read through the planning lane, and is in its log.
 *
 * A trust sees every hold on what is its own to use, and of others' only those of its own patients. So what looks free to
 * the sender of a transfer may be taken, and the holding itself says so.
 */
import { sql } from 'kysely'
import type { Day } from '#nhs/day.ts'
import { auditLaneRead, laneEntries } from '#platform/audit.ts'
import type { Database, Tx } from '#platform/database.ts'
import type { Viewer } from '#platform/viewer.ts'
import type { SurgeonDay, TheatreSession } from '../capacity.ts'
import type { HeldFor } from './hold-capacity.ts'

export type FreeSession = Omit<TheatreSession, 'lentTo'> & {
  readonly site: string
  readonly theatreName: string
  /** When nothing is held in it, in order. Minutes after midnight in London. */
  readonly gaps: readonly Gap[]
}

export type Gap = { readonly from: number; readonly until: number }

export type FreeSurgeon = {
  readonly trust: string
  readonly id: string
  readonly name: string
  readonly day: Day
  /** That they may operate for on this day. */
  readonly minutes: number
  readonly sites: readonly string[]
  readonly busy: readonly Gap[]
}

export type FreeRoom = {
  readonly trust: string
  readonly id: string
  readonly site: string
  readonly ward: string
  readonly name: string
  readonly beds: number
  readonly closesOvernight: boolean
  /** Beds held on each day, and the days of each. */
  readonly held: readonly { readonly from: Day; readonly until: Day }[]
}

export type FreePlaces = {
  readonly sessions: readonly FreeSession[]
  readonly surgeons: readonly FreeSurgeon[]
  readonly rooms: readonly FreeRoom[]
}

export type PlacesAsked = {
  /** Whose capacity: its own sessions, and those lent to it; first of its own those that it lent to the transfer's sender. */
  readonly trust: string
  /**
   * Only surgeons of this service. Sessions are first those of it or of any, then the others: a plan may have used one of
   * another service, and the receiver says whether it can.
   */
  readonly service: string
  readonly from: Day
  /** The first day that is no longer in it. */
  readonly until: Day
  /** Whose surgeon travels with the patient: then theirs, wherever else they operate, and nobody else's. */
  readonly surgeonOf?: string | undefined
  /** The transfer that is asked for. Its place counts as free, because it would be let go. */
  readonly except: HeldFor
}

type Held = {
  readonly kind: 'theatre' | 'surgeon' | 'bed'
  readonly scope: string
  readonly resource: string
  readonly day: Day
  readonly lastDay: Day
  readonly from: number
  readonly until: number
}

export async function freePlaces(tx: Tx, asked: PlacesAsked): Promise<FreePlaces> {
  const { trust, service, from, until, surgeonOf, except } = asked
  const held = await heldBetween(tx, asked)
  const busy = (kind: Held['kind'], scope: string, resource: string, day: Day): Gap[] =>
    held.filter((each) => each.kind === kind && each.scope === scope && each.resource === resource && each.day === day)
  const days = sql`day >= ${from} and day < ${until}`
  const sessions = await sql<Omit<FreeSession, 'gaps'>>`
    select s.trust, s.theatre, t.name as "theatreName", t.site, s.day, s.start_minute as "startMinute", s.minutes,
           s.treatment_function as "treatmentFunction"
      from share.planning_theatre_session s join share.planning_theatre t on t.trust = s.trust and t.id = s.theatre
     where s.${days}
       and (coalesce(s.lent_to, s.trust) = ${trust} or (s.lent_to = ${except.sender} and s.trust = ${trust}))
       and not exists (select from share.session_on_offer o where o.trust = s.trust and o.theatre = s.theatre
                         and o.day = s.day and o.start_minute = s.start_minute)
       and not exists (select from session_loan l where l.trust = s.trust and l.theatre = s.theatre and l.day = s.day
                         and l.start_minute = s.start_minute and l.state = 'held')
     order by s.day, s.lent_to is not distinct from ${except.sender} desc, coalesce(s.treatment_function = ${service}, true) desc, s.start_minute, t.name, s.theatre`.execute(
    tx,
  )
  const sites = [...new Set(sessions.rows.map(({ site }) => site))]
  const surgeons = await sql<Omit<FreeSurgeon, 'busy'> & SurgeonDay>`
    select g.trust, g.id, g.name, g.sites, d.day, d.minutes
      from share.planning_surgeon g join share.planning_surgeon_day d on d.trust = g.trust and d.surgeon = g.id
     where d.${days} and ${surgeonOf === undefined ? sql`g.sites && ${sites}::text[]` : sql`g.trust = ${surgeonOf}`} and ${service} = any (g.treatment_functions)
     order by g.name, g.id, d.day`.execute(tx)
  const rooms = await sql<Omit<FreeRoom, 'held'>>`
    select trust, id, site, ward, name, beds, closes_overnight as "closesOvernight" from share.planning_ward_room
     where site = any (${sites}::text[]) order by ward, name, id`.execute(tx)
  await noteReading(tx, [...sessions.rows, ...surgeons.rows, ...rooms.rows], asked)
  return {
    sessions: sessions.rows.map((session) => ({
      ...session,
      gaps: gapsIn(session, busy('theatre', session.trust, session.theatre, session.day)),
    })),
    surgeons: surgeons.rows.map((each) => ({ ...each, busy: busy('surgeon', each.trust, each.id, each.day) })),
    rooms: rooms.rows.map((room) => ({
      ...room,
      held: held
        .filter(({ kind, scope, resource }) => kind === 'bed' && scope === room.trust && resource === room.id)
        .map((each) => ({ from: each.day, until: each.lastDay })),
    })),
  }
}

/** What is held now, on these days or over them, by the database's clock. */
async function heldBetween(tx: Tx, { from, until, except }: PlacesAsked): Promise<readonly Held[]> {
  const { rows } = await sql<Held>`
    select h.kind, h.scope, h.resource, local.starts::date as day, (local.ends - interval '1 microsecond')::date as "lastDay",
           (extract(epoch from local.starts - date_trunc('day', local.starts)) / 60)::integer as "from",
           (extract(epoch from local.ends - date_trunc('day', local.starts)) / 60)::integer as "until"
      from capacity_hold h
      cross join lateral (select lower(h.during) at time zone 'Europe/London' as starts,
                                 upper(h.during) at time zone 'Europe/London' as ends) as local
     where h.state in ('held', 'confirmed') and h.alive @> statement_timestamp() and h.kind in ('theatre', 'surgeon', 'bed')
       and local.starts < ${until}::date and local.ends > ${from}::date
       and (h.sender, h.transfer_id) is distinct from (${except.sender}, ${except.id}::uuid)`.execute(tx)
  return rows
}

/** The parts of a session that nothing overlaps. */
export function gapsIn(
  { startMinute, minutes }: Pick<TheatreSession, 'startMinute' | 'minutes'>,
  busy: readonly Gap[],
): readonly Gap[] {
  const gaps: Gap[] = []
  const end = startMinute + minutes
  let free = startMinute
  for (const { from, until } of [...busy].sort((a, b) => a.from - b.from)) {
    if (from > free) gaps.push({ from: free, until: Math.min(from, end) })
    free = Math.max(free, until)
  }
  if (free < end) gaps.push({ from: free, until: end })
  return gaps.filter((gap) => gap.until > gap.from)
}

/** How the things of a hold are called. What the viewer cannot see has no name. */
export async function placeNames(tx: Tx, place: NamedPlace): Promise<PlaceNames> {
  const { rows } = await namesAsked(place).execute(tx)
  const { theatre, surgeon, room } = place
  await noteReading(tx, [theatre, surgeon, room])
  return rows[0]!
}

/** The same in one round trip. */
export async function placeNamesAtOnce(
  { atOnce }: Pick<Database, 'atOnce'>,
  viewer: Viewer,
  place: NamedPlace,
): Promise<PlaceNames> {
  const { theatre, surgeon, room } = place
  const counts = countsOf([theatre, surgeon, room], viewer.trust)
  const asked = namesAsked(place)
  const [names] =
    counts.size === 0
      ? await atOnce<[PlaceNames]>(viewer, [asked])
      : await atOnce<[PlaceNames, unknown]>(viewer, [asked, laneEntries(PLACES_LANE, counts)])
  return names[0]!
}

const namesAsked = ({ theatre, surgeon, room }: NamedPlace) => sql<PlaceNames>`
    select (select name from share.planning_theatre where trust = ${theatre.trust} and id = ${theatre.id}) as theatre,
           (select site from share.planning_theatre where trust = ${theatre.trust} and id = ${theatre.id}) as site,
           (select name from share.planning_surgeon where trust = ${surgeon.trust} and id = ${surgeon.id}) as surgeon,
           (select ward || ', ' || name from share.planning_ward_room where trust = ${room.trust} and id = ${room.id}) as room`

/** How a surgeon of the viewer's own trust, or of one that shares its capacity for planning, is called. */
export async function surgeonName(tx: Tx, { trust, id }: Named): Promise<string | undefined> {
  const { rows } = await sql<{ name: string }>`
    select name from share.planning_surgeon where trust = ${trust} and id = ${id}`.execute(tx)
  await noteReading(
    tx,
    rows.map(() => ({ trust })),
  )
  return rows[0]?.name
}

type Named = { readonly trust: string; readonly id: string }
type NamedPlace = { readonly theatre: Named; readonly surgeon: Named; readonly room: Named }

export type PlaceNames = {
  readonly theatre: string | null
  readonly site: string | null
  readonly surgeon: string | null
  readonly room: string | null
}

async function noteReading(
  tx: Tx,
  rows: readonly { readonly trust: string }[],
  days: { readonly from?: Day; readonly until?: Day } = {},
): Promise<void> {
  const { rows: mine } = await sql<{ own: string }>`select viewer_trust() as own`.execute(tx)
  const { from, until } = days
  await auditLaneRead(tx, PLACES_LANE, countsOf(rows, mine[0]!.own), from && until ? { from, until } : {})
}

const PLACES_LANE = 'planning lane: places for a transfer'

/** What was read of others, by trust. */
function countsOf(rows: readonly { readonly trust: string }[], own: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { trust } of rows) if (trust !== own) counts.set(trust, (counts.get(trust) ?? 0) + 1)
  return counts
}
