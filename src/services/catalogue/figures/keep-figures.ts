/** Keeps the figures of a file inside a viewer's transaction. Counts of the same year take the place of those before. */
import { sql } from 'kysely'
import type { Day } from '#nhs/day.ts'
import type { TrustCode } from '#nhs/trust-code.ts'
import { audit } from '#platform/audit.ts'
import type { Tx } from '#platform/database.ts'
import { catalogueStore } from '../catalogue-store.ts'
import type { Figures, Operations, ResidentsElsewhere, StaffAndMoney } from './understand-figures.ts'

/** Returns how many rows of before were replaced. */
export async function keepFigures(tx: Tx, trust: TrustCode, figures: Figures, today: Day): Promise<number> {
  const replaced = await keep(tx, trust, figures, today)
  const detail = { rows: figures.rows.length, replaced }
  await audit(tx, [trust], { action: 'bring-in-figures', object: `figures of ${figures.kind}`, detail })
  return replaced
}

function keep(tx: Tx, trust: TrustCode, figures: Figures, today: Day): Promise<number> {
  if (figures.kind === 'operations') return keepOperations(tx, figures.rows)
  if (figures.kind === 'residents-elsewhere') return keepResidents(tx, figures.rows)
  return keepStaff(tx, trust, figures.rows, today)
}

async function keepOperations(tx: Tx, rows: readonly Operations[]): Promise<number> {
  const json = JSON.stringify(rows)
  const gone = await sql`
    delete from service_volume v using jsonb_to_recordset(${json}::jsonb) as r (service text, site text, "yearTo" date)
     where v.trust = (select viewer_trust()) and v.alliance = (select viewer_alliance())
       and (v.service, v.site, v.year_to) = (r.service, r.site, r."yearTo")`.execute(tx)
  await sql`
    insert into service_volume (service, site, year_to, surgeon, part, cases, source)
    select service, site, "yearTo", surgeon, part, cases, source
      from jsonb_to_recordset(${json}::jsonb)
        as r (service text, site text, "yearTo" date, surgeon text, part text, cases integer, source text)`.execute(tx)
  return Number(gone.numAffectedRows ?? 0)
}

async function keepResidents(tx: Tx, rows: readonly ResidentsElsewhere[]): Promise<number> {
  const json = JSON.stringify(rows)
  const gone = await sql`
    delete from resident_outflow o using jsonb_to_recordset(${json}::jsonb) as r (service text, "yearTo" date)
     where o.trust = (select viewer_trust()) and o.alliance = (select viewer_alliance())
       and (o.service, o.year_to) = (r.service, r."yearTo")`.execute(tx)
  await sql`
    insert into resident_outflow (service, provider, year_to, cases, source)
    select service, provider, "yearTo", cases, source
      from jsonb_to_recordset(${json}::jsonb)
        as r (service text, provider text, "yearTo" date, cases integer, source text)`.execute(tx)
  return Number(gone.numAffectedRows ?? 0)
}

/** What a file leaves empty stays as it was said last; the statement before is kept with its day. */
async function keepStaff(tx: Tx, trust: TrustCode, rows: readonly StaffAndMoney[], today: Day): Promise<number> {
  const last = (await catalogueStore(tx).statements()).filter((each) => each.trust === trust)
  for (const { service, facts, source } of rows) {
    const whole = { ...last.find((each) => each.service === service)?.facts, ...facts }
    await sql`insert into service_statement (service, as_of, facts, source)
              values (${service}, ${today}, ${JSON.stringify(whole)}::jsonb, ${source})`.execute(tx)
  }
  return 0
}
