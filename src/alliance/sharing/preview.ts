/**
 * What a recipient would see, counted in the owner's own rows before anybody approves. Asked by the owner's people, of their
 * own tables: no lane is read, nothing is written, and the recipient is told nothing of it.
 */
import { sql } from 'kysely'
import type { Tx } from '#platform/database.ts'
import type { SharingScope } from './agreement.ts'
import type { SharingPurpose } from './purposes.ts'

export type Previewed = Omit<SharingScope, 'validTo'> & {
  readonly recipient: string
  readonly purpose: SharingPurpose
}

export type Preview = {
  /** Rows that the lane would show today, by service; every service of the agreement, those outside the alliance's scope with none. */
  readonly services: readonly { readonly treatmentFunction: string; readonly rows: number; readonly inScope: boolean }[]
  readonly rows: number
  /** By field, one patient's answer as the recipient would read it: of somebody who waits longest among those. */
  readonly example: Readonly<Record<string, string | null>>
  /** What there would be to see of theatres, rooms, surgeons and nurses, where the agreement names capacity. */
  readonly capacity?: {
    readonly theatres: number
    readonly rooms: number
    readonly surgeons: number
    readonly nurses: number
  }
}

/** The viewer's own rows, for the care of whose patients they are kept: purpose `own-care`. */
export async function preview(tx: Tx, asked: Previewed): Promise<Preview> {
  const inScope = await sql<{ code: string }>`
    select distinct treatment_function as code from alliance_service
     where alliance = (select viewer_alliance()) and from_day <= current_date and (to_day is null or to_day > current_date)`.execute(
    tx,
  )
  const codes = new Set(inScope.rows.map(({ code }) => code))
  // Patients under way to the receiver stay shared with it when a service leaves the scope: their care goes on.
  const isInScope = (code: string) => asked.purpose !== 'planning' || codes.has(code)
  const counted = new Map((await counts(tx, asked)).map(({ code, rows }) => [code, rows]))
  const services = asked.treatmentFunctions.map((treatmentFunction) => ({
    treatmentFunction,
    inScope: isInScope(treatmentFunction),
    rows: isInScope(treatmentFunction) ? (counted.get(treatmentFunction) ?? 0) : 0,
  }))
  return {
    services,
    rows: services.reduce((sum, { rows }) => sum + rows, 0),
    example: await example(
      tx,
      asked,
      services.filter((each) => each.rows > 0).map((each) => each.treatmentFunction),
    ),
    ...(asked.fields.includes('capacity') && { capacity: await capacity(tx, asked.sites) }),
  }
}

const shown = ({ purpose, recipient, treatmentFunctions, sites }: Previewed) =>
  purpose === 'planning'
    ? sql`pathway p join patient i on i.trust = p.trust and i.id = p.patient_id
           where p.trust = (select viewer_trust()) and p.clock_stop is null and p.passed_to is null
             and p.treatment_function = any (${[...treatmentFunctions]}::text[])
             and (${sites === null} or p.site = any (${[...(sites ?? [])]}::text[]))`
    : sql`transfer t join pathway p on p.trust = t.sender and p.pseudonym = t.pseudonym
           join patient i on i.trust = p.trust and i.id = p.patient_id
           where t.sender = (select viewer_trust()) and t.receiver = ${recipient} and t.ended_at is null
             and t.treatment_function = any (${[...treatmentFunctions]}::text[])`

async function counts(tx: Tx, asked: Previewed): Promise<{ code: string; rows: number }[]> {
  const { rows } = await sql<{ code: string; rows: number }>`
    select p.treatment_function as code, count(*) as rows from ${shown(asked)} group by 1`.execute(tx)
  return rows
}

type ExampleRow = {
  procedure: string | null
  minutes: number | null
  nights: number | null
  willing: number | null
  age_band: string
  ethnic_group: string
  quintile: number | null
  consultant: string | null
  name: string
  nhs_number: string | null
  birth_date: string | null
  postcode: string | null
  interpreter: string | null
}

async function example(tx: Tx, asked: Previewed, services: readonly string[]): Promise<Preview['example']> {
  const { rows } = await sql<ExampleRow>`
    select p.procedure_name as procedure, p.expected_minutes as minutes, p.expected_nights as nights, p.willing_minutes as willing,
           p.age_band, p.ethnic_group, p.deprivation_quintile as quintile, p.consultant,
           i.given_name || ' ' || i.family_name as name, i.nhs_number, i.birth_date, i.postcode, i.interpreter_language as interpreter
      from ${shown({ ...asked, treatmentFunctions: services })}
     order by p.procedure_name is null, p.clock_start, p.pseudonym limit 1`.execute(tx)
  const [row] = rows
  if (!row) return {}
  const said: Readonly<Record<string, string | null>> = {
    procedure: row.procedure,
    expected_stay: row.minutes === null ? null : `${row.minutes} minutes, ${row.nights ?? 0} nights`,
    travel: row.willing === null ? 'Not asked' : `Up to ${row.willing} minutes`,
    groups: `${row.age_band}, ${row.ethnic_group}${row.quintile === null ? '' : `, deprivation fifth ${row.quintile}`}`,
    team: row.consultant,
    name: row.name,
    nhs_number: row.nhs_number,
    birth_date: row.birth_date,
    contact: [row.postcode, row.interpreter].filter(Boolean).join(', '),
  }
  return Object.fromEntries(asked.fields.filter((field) => field in said).map((field) => [field, said[field] || null]))
}

async function capacity(tx: Tx, sites: readonly string[] | null): Promise<NonNullable<Preview['capacity']>> {
  const all = sites === null
  const here = [...(sites ?? [])]
  const { rows } = await sql<NonNullable<Preview['capacity']>>`
    select (select count(*) from theatre where trust = (select viewer_trust()) and (${all} or site = any (${here}::text[]))) as theatres,
           (select count(*) from ward_room where trust = (select viewer_trust()) and (${all} or site = any (${here}::text[]))) as rooms,
           (select count(*) from surgeon where trust = (select viewer_trust()) and (${all} or sites && ${here}::text[])) as surgeons,
           (select count(*) from nurse where trust = (select viewer_trust()) and (${all} or sites && ${here}::text[])) as nurses`.execute(
    tx,
  )
  return rows[0]!
}
