/** Seeds of a case for change: what somebody found could return, kept as it was found. */
import { sql } from 'kysely'
import type { TrustCode } from '#nhs/trust-code.ts'
import { audit } from '#platform/audit.ts'
import type { Tx } from '#platform/database.ts'
import type { Assumptions } from './assumptions.ts'
import type { Repatriation } from './find-repatriation.ts'

export type RepatriationSeed = {
  readonly trust: TrustCode
  readonly id: string
  readonly service: string
  readonly site: string
  readonly assumptions: Assumptions
  readonly found: Repatriation
  readonly keptAt: Date
}

/** Of one service, the newest first. */
export async function seedsOf(tx: Tx, service: string): Promise<RepatriationSeed[]> {
  const { rows } = await sql<RepatriationSeed>`
    select trust, id, service, site, assumptions, found, kept_at as "keptAt" from repatriation_seed
     where alliance = (select viewer_alliance()) and service = ${service} order by kept_at desc`.execute(tx)
  return rows
}

/** Returns its id. The very same is kept once: whoever keeps it again is given what is there. */
export async function keepSeed(
  tx: Tx,
  trust: TrustCode,
  { service, site, assumptions, found }: Pick<RepatriationSeed, 'service' | 'site' | 'assumptions' | 'found'>,
): Promise<string> {
  const [kept, what] = [JSON.stringify(assumptions), JSON.stringify(found)]
  const same = await sql<{ id: string }>`
    select id from repatriation_seed
     where alliance = (select viewer_alliance()) and trust = (select viewer_trust()) and service = ${service} and site = ${site}
       and assumptions = ${kept}::jsonb and found = ${what}::jsonb`.execute(tx)
  if (same.rows[0]) return same.rows[0].id
  const { rows } = await sql<{ id: string }>`
    insert into repatriation_seed (service, site, assumptions, found)
    values (${service}, ${site}, ${kept}::jsonb, ${what}::jsonb) returning id`.execute(tx)
  const id = rows[0]!.id
  await audit(tx, [trust], { action: 'seed-repatriation', object: `repatriation ${id}`, detail: { service, site } })
  return id
}
