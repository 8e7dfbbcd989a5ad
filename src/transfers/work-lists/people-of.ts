/** Who is meant by the rows of a page: one's own patients from the trust's records, others' as they are shared. */
import { sql } from 'kysely'
import type { Nation } from '#nhs/commissioner.ts'
import type { Day } from '#nhs/day.ts'
import { auditLaneRead } from '#platform/audit.ts'
import type { Tx } from '#platform/database.ts'
import type { WorkSide } from './work-list.ts'

/** What an owner's agreement does not name is null; what its pathway does not hold, too. */
export type Person = {
  readonly familyName: string | null
  readonly givenName: string | null
  readonly nhsNumber: string | null
  readonly procedure: string | null
  readonly procedureCode: string | null
  readonly priority: string | null
  readonly nation: Nation
  readonly clockStart: Day
  readonly clockStop: Day | null
  readonly willingMinutes: number | null
  /** To the site of the transfer, where it is known. */
  readonly travelMinutes: number | null
}

type Asked = {
  readonly sender: string
  readonly id: string
  readonly side: WorkSide
  readonly pseudonym: string
  readonly site: string
}

type Found = Person & {
  readonly key: string
  readonly owner: string | null
  readonly travel: Readonly<Record<string, number>> | null
}

/**
 * By transfer's id; nobody for one that is not shared. Of a patient who was taken over the trust has a record of its own,
 * which says by which transfer they came. What is read through the lane is in its owners' logs.
 */
export async function peopleOf(tx: Tx, rows: readonly Asked[]): Promise<ReadonlyMap<string, Person>> {
  if (rows.length === 0) return new Map()
  const out = rows.filter(({ side }) => side === 'sender')
  const into = rows.filter(({ side }) => side === 'receiver')
  const ids = into.map(({ id }) => id)
  const own = sql`i.family_name as "familyName", i.given_name as "givenName", i.nhs_number as "nhsNumber",
    p.procedure_name as procedure, p.procedure_code as "procedureCode", p.priority, p.nation, p.clock_start as "clockStart",
    p.clock_stop as "clockStop", p.willing_minutes as "willingMinutes", p.travel_minutes as travel
      from pathway p join patient i on i.trust = p.trust and i.id = p.patient_id where p.trust = (select viewer_trust())`
  const found = await sql<Found>`/* prepared */
    select p.pseudonym as key, null as owner, ${own} and p.pseudonym = any(${out.map(({ pseudonym }) => pseudonym)}::text[])
    union all
    select p.transfer_id::text, null, ${own} and p.transfer_id = any(${ids}::uuid[])
    union all
    select l.transfer::text, l.trust, l.family_name, l.given_name, l.nhs_number, l.procedure_name, l.procedure_code,
           l.priority, l.nation, l.clock_start, null, l.willing_minutes, null
      from share.mutual_aid_pathway l
     where l.trust = any(${[...new Set(into.map(({ sender }) => sender))]}::text[]) and l.transfer = any(${ids}::uuid[])`.execute(
    tx,
  )
  const counts = new Map<string, number>()
  const byKey = new Map<string, Found>()
  for (const person of found.rows) {
    if (person.owner !== null) counts.set(person.owner, (counts.get(person.owner) ?? 0) + 1)
    if (!byKey.has(person.key)) byKey.set(person.key, person)
  }
  await auditLaneRead(tx, 'mutual-aid lane: work list', counts)
  return new Map(
    rows.flatMap(({ id, side, pseudonym, site }) => {
      const person = byKey.get(side === 'sender' ? pseudonym : id)
      return person ? [[id, { ...person, travelMinutes: person.travel?.[site] ?? null }] as const] : []
    }),
  )
}
