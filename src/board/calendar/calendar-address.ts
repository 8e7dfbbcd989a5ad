/**
 * The secret address of somebody's calendar. Calendar programs cannot log in, so whoever has the address has the calendar: it
 * is as long as a key, made of the program's secret and the row's id, and good until it is withdrawn. The database holds no
 * address, so a copy of it opens nothing.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import type { TrustCode } from '#nhs/trust-code.ts'
import type { Tx } from '#platform/database.ts'
import { keyFor } from '#platform/secret.ts'
import type { Viewer } from '#platform/viewer.ts'

const signOf = (secret: string, id: string): string =>
  createHmac('sha256', keyFor(secret, 'board calendar')).update(id).digest('base64url')

/** "/calendar/<id>.<sign>.ics" */
export const calendarPath = (secret: string, id: string): string => `/calendar/${id}.${signOf(secret, id)}.ics`

/** The id that a path names, when it is signed by this program. */
export function idOfPath(secret: string, named: string): string | undefined {
  const [, id, sign] = /^([0-9a-f-]{36})\.([A-Za-z0-9_-]{43})\.ics$/.exec(named) ?? []
  if (id === undefined || sign === undefined) return undefined
  return timingSafeEqual(Buffer.from(sign), Buffer.from(signOf(secret, id))) ? id : undefined
}

export function calendarStore(tx: Tx) {
  return {
    /** The viewer's own that is in use. */
    async own(): Promise<string | undefined> {
      const { rows } = await sql<{ id: string }>`
        select id from board_calendar
         where alliance = (select viewer_alliance()) and person_trust = (select viewer_trust())
           and person = (select viewer_person()) and withdrawn_at is null`.execute(tx)
      return rows[0]?.id
    },
    async make(): Promise<void> {
      await sql`insert into board_calendar default values on conflict do nothing`.execute(tx)
    },
    async withdraw(): Promise<boolean> {
      const gone = await sql`
        update board_calendar set withdrawn_at = clock_timestamp()
         where alliance = (select viewer_alliance()) and person_trust = (select viewer_trust())
           and person = (select viewer_person()) and withdrawn_at is null`.execute(tx)
      return gone.numAffectedRows === 1n
    },
    /** Whose it is, asked before anybody is known; nobody's once it is withdrawn. */
    async whose(id: string): Promise<Viewer | undefined> {
      const { rows } = await sql<{ alliance: string; trust: TrustCode; person: string }>`
        select k.alliance, k.person_trust as trust, k.person
          from board_calendar k join person p on p.trust = k.person_trust and p.id = k.person
         where k.id = ${id}::uuid and k.withdrawn_at is null`.execute(tx)
      const [found] = rows
      // They ask for titles and times, and for nothing that a role opens.
      return found && { ...found, name: '', jobTitle: '', roles: [], purpose: 'planning' }
    },
  }
}
