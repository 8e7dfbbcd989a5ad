/**
 * The owner's log: each reading of its rows by somebody else, and each command that touched them, as soon as it is
 * committed. An entry is found by its agreement through the time in which that let its purpose's rows be read: of one pair
 * and purpose one agreement is in force at a time, so no entry belongs to two.
 */
import { type RawBuilder, sql } from 'kysely'
import type { TrustCode } from '#nhs/trust-code.ts'
import type { Tx } from '#platform/database.ts'

export type LogEntry = {
  readonly seq: number
  readonly at: Date
  readonly person: string
  readonly personTrust: TrustCode
  readonly purpose: string
  readonly action: string
  readonly object: string
  readonly detail: Readonly<Record<string, unknown>>
  readonly outcome: string
}

/** What the log can be narrowed to. */
export type LogFilter = {
  readonly person?: string
  readonly trust?: string
  readonly purpose?: string
  readonly agreement?: string
}

export type LogChoices = {
  readonly people: readonly { readonly person: string; readonly trust: TrustCode }[]
  readonly trusts: readonly TrustCode[]
  readonly purposes: readonly string[]
}

const conditions = ({ person, trust, purpose, agreement }: LogFilter): RawBuilder<unknown> =>
  sql.join(
    [
      sql`l.trust = (select viewer_trust())`,
      ...(person === undefined ? [] : [sql`l.person = ${person}`]),
      ...(trust === undefined ? [] : [sql`l.person_trust = ${trust}`]),
      ...(purpose === undefined ? [] : [sql`l.purpose = ${purpose}`]),
      ...(agreement === undefined ? [] : [underAgreement(agreement)]),
    ],
    sql` and `,
  )

/** Readings while it was in force, and what was done to the agreement itself. */
const underAgreement = (id: string): RawBuilder<unknown> => sql`(
  l.object = ${`sharing agreement ${id}`}
  or exists (select from sharing_agreement a
              where a.owner = l.trust and a.id = ${id}::uuid and a.recipient = l.person_trust and a.purpose = l.purpose
                and cardinality(a.approved_by_owner) = 2 and a.approved_by_recipient is not null
                and l.at >= a.valid_from and l.at < least(a.valid_to, coalesce(a.revoked_at, a.valid_to))))`

/** Newest first, of the viewer's trust. `before` is the number of an entry. */
export async function accessLog(
  tx: Tx,
  filter: LogFilter,
  { before, limit }: { readonly before?: number | undefined; readonly limit: number },
): Promise<LogEntry[]> {
  const { rows } = await sql<LogEntry>`
    select l.seq, l.at, l.person, l.person_trust as "personTrust", l.purpose, l.action, l.object, l.detail, l.outcome
      from audit_entry l
     where ${conditions(filter)} ${before === undefined ? sql`` : sql`and l.seq < ${before}`}
     order by l.seq desc limit ${limit}`.execute(tx)
  return rows
}

/** Whom and what the log can be narrowed to: everything that is in it. */
export async function logChoices(tx: Tx): Promise<LogChoices> {
  const { rows } = await sql<{ person: string; trust: TrustCode; purpose: string }>`
    select person, person_trust as trust, purpose from audit_entry where trust = (select viewer_trust())
     group by 1, 2, 3 order by 2, 1, 3`.execute(tx)
  const once = <Value>(values: readonly Value[]): Value[] => [...new Set(values)]
  const people = new Map(rows.map(({ person, trust }) => [`${trust}/${person}`, { person, trust }]))
  return {
    people: [...people.values()],
    trusts: once(rows.map(({ trust }) => trust)),
    purposes: once(rows.map(({ purpose }) => purpose)).sort(),
  }
}
