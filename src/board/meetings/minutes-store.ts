/** The versions of a meeting's minutes and their approval, inside a viewer's transaction. */
import { sql } from 'kysely'
import type { Tx } from '#platform/database.ts'
import type { LogIn } from './record.ts'

export type MinutesVersion = LogIn & {
  readonly version: number
  readonly body: string
  readonly name: string
  readonly at: Date
}

export type MinutesApproval = {
  readonly version: number
  /** The meeting that approved them. */
  readonly atMeeting: string
  readonly name: string
  readonly at: Date
}

const here = sql<string>`(select viewer_alliance())`

export function minutesStore(tx: Tx) {
  return {
    /** Newest first. */
    async versions(meeting: string): Promise<MinutesVersion[]> {
      const { rows } = await sql<MinutesVersion>`
        select version, body, person_trust as trust, person, name, at
          from board_minutes where alliance = ${here} and meeting = ${meeting}::uuid order by version desc`.execute(tx)
      return rows
    },
    async approval(meeting: string): Promise<MinutesApproval | undefined> {
      const { rows } = await sql<MinutesApproval>`
        select version, at_meeting as "atMeeting", name, at
          from board_minutes_approval where alliance = ${here} and meeting = ${meeting}::uuid`.execute(tx)
      return rows[0]
    },
    /** Meetings whose minutes are written and not approved yet. */
    async unapproved(): Promise<string[]> {
      const { rows } = await sql<{ meeting: string }>`
        select distinct m.meeting from board_minutes m
         where m.alliance = ${here} and not exists (
           select from board_minutes_approval a where a.alliance = m.alliance and a.meeting = m.meeting)`.execute(tx)
      return rows.map(({ meeting }) => meeting)
    },
    /** Whether it was written: no, when somebody else has written that version. */
    async write(meeting: string, version: number, body: string, name: string, at: Date): Promise<boolean> {
      const written = await sql`
        insert into board_minutes (meeting, version, body, name, at)
        values (${meeting}::uuid, ${version}, ${body}, ${name}, ${at})
        on conflict (alliance, meeting, version) do nothing`.execute(tx)
      return written.numAffectedRows === 1n
    },
    async approve(meeting: string, version: number, atMeeting: string, name: string, at: Date): Promise<void> {
      await sql`
        insert into board_minutes_approval (meeting, version, at_meeting, name, at)
        values (${meeting}::uuid, ${version}, ${atMeeting}::uuid, ${name}, ${at})`.execute(tx)
    },
    /** One after the other, for whoever writes or approves the minutes of a meeting. */
    async hold(meeting: string): Promise<void> {
      await sql`select pg_advisory_xact_lock(hashtextextended('minutes of ' || ${meeting}, 0))`.execute(tx)
    },
  }
}
