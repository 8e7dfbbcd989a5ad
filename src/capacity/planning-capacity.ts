/**
 * The capacity that a plan may use: the viewer's own and that of members whose planning agreement names it, read
 * through the planning lane and written into each owner's log in the same transaction.
 */
import { sql } from 'kysely'
import type { Day } from '#nhs/day.ts'
import { auditLaneRead } from '#platform/audit.ts'
import type { Tx } from '#platform/database.ts'
import type {
  BedOccupant,
  Capacity,
  HeldPlace,
  Nurse,
  NurseShift,
  Surgeon,
  SurgeonDay,
  Theatre,
  TheatreSession,
  WardRoom,
} from './capacity.ts'

export type Horizon = {
  readonly trusts: readonly string[]
  readonly from: Day
  /** The first day that is no longer in it. */
  readonly until: Day
}

/**
 * Reads all capacity of the trusts in the horizon. The viewer's purpose has to be planning; a trust that does not share
 * its capacity with the viewer's is simply not there. A session that is lent is its borrower's on the day: it is there
 * when the borrower is in the horizon, and not there for its owner without them. Of what is held, that of which the bed
 * is taken in the horizon is there, though the operation be before it.
 */
export async function planningCapacity(tx: Tx, { trusts, from, until }: Horizon): Promise<Capacity> {
  const ofTrusts = sql`trust = any(${[...trusts]}::text[])`
  const inHorizon = sql`${ofTrusts} and day >= ${from} and day < ${until}`
  const capacity: Capacity = {
    theatres: await rowsOf(
      tx,
      sql<Theatre>`select trust, id, site, name from share.planning_theatre where ${ofTrusts}`,
    ),
    sessions: await rowsOf(
      tx,
      sql<TheatreSession>`
        select trust, theatre, day, start_minute as "startMinute", minutes, treatment_function as "treatmentFunction",
               lent_to as "lentTo"
          from share.planning_theatre_session
         where ${inHorizon} and (lent_to is null or lent_to = any(${[...trusts]}::text[]))`,
    ),
    rooms: await rowsOf(
      tx,
      sql<WardRoom>`
        select trust, id, site, ward, name, beds, closes_overnight as "closesOvernight"
          from share.planning_ward_room where ${ofTrusts}`,
    ),
    occupants: await rowsOf(
      tx,
      sql<BedOccupant>`
        select trust, id, room, sex, age_band as "ageBand", nights, skill_level as "skillLevel", workload
          from share.planning_bed_occupant where ${ofTrusts}`,
    ),
    surgeons: await rowsOf(
      tx,
      sql<Surgeon>`
        select trust, id, name, treatment_functions as "treatmentFunctions", subspecialty, sites
          from share.planning_surgeon where ${ofTrusts}`,
    ),
    surgeonDays: await rowsOf(
      tx,
      sql<SurgeonDay>`select trust, surgeon, day, minutes from share.planning_surgeon_day where ${inHorizon}`,
    ),
    nurses: await rowsOf(
      tx,
      sql<Nurse>`select trust, id, skill_level as "skillLevel", sites from share.planning_nurse where ${ofTrusts}`,
    ),
    nurseShifts: await rowsOf(
      tx,
      sql<NurseShift>`
        select trust, nurse, day, shift, max_load as "maxLoad" from share.planning_nurse_shift where ${inHorizon}`,
    ),
    held: await rowsOf(
      tx,
      sql<HeldPlace>`
        select trust, sender, transfer, day, start_minute as "startMinute", minutes, bed_days as "bedDays",
               theatre_trust as "theatreTrust", theatre, surgeon_trust as "surgeonTrust", surgeon,
               room_trust as "roomTrust", room
          from share.planning_held_place
         where array[trust, theatre_trust, surgeon_trust, room_trust] && ${[...trusts]}::text[]
           and day >= least(${from}::date, current_date) and day < ${until} and day + bed_days > ${from}::date
         order by sender, transfer`,
    ),
  }
  await auditLaneRead(tx, 'planning lane: capacity', await rowsOfOthers(tx, capacity), { from, until })
  return capacity
}

async function rowsOf<Row extends { readonly trust: string }>(
  tx: Tx,
  query: ReturnType<typeof sql<Row>>,
): Promise<readonly Row[]> {
  return (await query.execute(tx)).rows
}

async function rowsOfOthers(tx: Tx, capacity: Capacity): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ own: string }>`select viewer_trust() as own`.execute(tx)
  const counts = new Map<string, number>()
  for (const { trust } of Object.values(capacity).flat() as readonly { trust: string }[]) {
    if (trust !== rows[0]!.own) counts.set(trust, (counts.get(trust) ?? 0) + 1)
  }
  return counts
}
