/** What happened to an action, a risk, a dispute or a priority, and who did it: only added to. */
import { sql } from 'kysely'
import type { Day } from '#nhs/day.ts'
import type { TrustCode } from '#nhs/trust-code.ts'
import type { Tx } from '#platform/database.ts'

export type Register = 'action' | 'risk' | 'dispute' | 'priority'

export type Happening = {
  /** The version that it made. */
  readonly seq: number
  readonly what: string
  readonly detail: Readonly<Record<string, unknown>>
  readonly person: string
  readonly trust: TrustCode
  readonly name: string
  readonly onDay: Day
}

/** Oldest first. */
export async function happenings(tx: Tx, register: Register, subject: string): Promise<Happening[]> {
  const { rows } = await sql<Happening>`
    select seq, what, detail, person, person_trust as trust, name, on_day as "onDay" from alliance_register_event
     where alliance = (select viewer_alliance()) and register = ${register} and subject = ${subject}::uuid
     order by seq`.execute(tx)
  return rows
}

export async function tell(
  tx: Tx,
  register: Register,
  subject: string,
  told: Pick<Happening, 'seq' | 'what' | 'detail' | 'name' | 'onDay'>,
): Promise<void> {
  await sql`
    insert into alliance_register_event (register, subject, seq, what, detail, name, on_day)
    values (${register}, ${subject}::uuid, ${told.seq}, ${told.what}, ${JSON.stringify(told.detail)}::jsonb, ${told.name},
            ${told.onDay})`.execute(tx)
}
