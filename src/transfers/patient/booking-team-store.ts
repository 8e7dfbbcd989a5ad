/** Whom patients of a trust call about an offer, and when: printed on their page, so that everything there can be done by phone. */
import { sql } from 'kysely'
import { audit } from '#platform/audit.ts'
import type { Tx } from '#platform/database.ts'
import { Conflict } from '#platform/errors.ts'
import type { Viewer } from '#platform/viewer.ts'

export type BookingTeam = {
  readonly phone: string
  /** In words: "Monday to Friday, 8am to 5pm". */
  readonly hours: string
  readonly version: number
}

/** Of the viewer's trust; nothing while nobody has said. */
export async function bookingTeamOf(tx: Tx): Promise<BookingTeam | undefined> {
  const { rows } = await sql<BookingTeam>`
    select phone, hours, version from booking_team where trust = (select viewer_trust())`.execute(tx)
  return rows[0]
}

/** @param team with the version that was seen, 0 for none @throws Conflict when somebody has changed it since */
export async function setBookingTeam(tx: Tx, viewer: Viewer, { phone, hours, version }: BookingTeam): Promise<void> {
  const { numAffectedRows } = await sql`
    insert into booking_team (phone, hours) select ${phone}, ${hours}
     where ${version} = 0 or exists (select from booking_team where trust = (select viewer_trust()))
    on conflict (trust) do update
       set phone = excluded.phone, hours = excluded.hours, version = booking_team.version + 1,
           set_by = viewer_person(), set_at = clock_timestamp()
     where booking_team.version = ${version}`.execute(tx)
  if (numAffectedRows !== 1n) throw new Conflict('somebody has changed the booking team in the meantime')
  await audit(tx, [viewer.trust], { action: 'set-booking-team', object: 'booking team', detail: { phone, hours } })
}
