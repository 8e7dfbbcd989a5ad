/** The viewer's own open pathways in the weekly bands of #measures, as of the day of its list. */
import { sql } from 'kysely'
import { bandCount, type WaitBands } from '#measures'
import type { Nation } from '#nhs/commissioner.ts'
import type { Day } from '#nhs/day.ts'
import { waitingListTypes } from '#nhs/waiting-list-type.ts'
import type { Tx } from '#platform/database.ts'

export type OwnWaits = { readonly asOf: Day; readonly bands: WaitBands }

/** A treatment function that nobody waits for is absent. */
export async function ownWaits(tx: Tx): Promise<ReadonlyMap<string, OwnWaits>> {
  const withClock = waitingListTypes.filter(({ hasClock }) => hasClock).map(({ code }) => code)
  // Bands as in #nhs/rtt/week-band.ts: the first holds 0 to 7 days, the last everything over 104 weeks.
  const { rows } = await sql<{ service: string; asOf: Day; bands: number[]; waits: number[] }>`
    with waiting as (
      select p.treatment_function, l.as_of, greatest(0, l.as_of - p.clock_start) as days
        from pathway p join trust_list l on l.trust = p.trust
       where p.trust = (select viewer_trust()) and p.clock_stop is null and p.passed_to is null
         and p.waiting_list_type = any(${withClock}::text[])),
    counted as (
      select treatment_function, as_of, case when days <= 7 then 0 else least(104, (days + 6) / 7 - 1) end as band,
             count(*) as waits
        from waiting group by treatment_function, as_of, band)
    select treatment_function as service, as_of as "asOf", array_agg(band) as bands, array_agg(waits::integer) as waits
      from counted group by treatment_function, as_of`.execute(tx)
  return new Map(rows.map(({ service, asOf, bands, waits }) => [service, { asOf, bands: byBand(bands, waits) }]))
}

/** The same by reported group and by the nation that pays, as waits are published. */
export type OwnGroupWaits = { readonly group: string; readonly nation: Nation; readonly bands: WaitBands }

/** How fresh the viewer's own list is; nothing when it never sent one. */
export async function ownListState(tx: Tx): Promise<{ readonly asOf: Day; readonly version: number } | undefined> {
  const { rows } = await sql<{ asOf: Day; version: number }>`
    select as_of as "asOf", version from trust_list where trust = (select viewer_trust())`.execute(tx)
  return rows[0]
}

/** A group of a nation that nobody waits for is absent. */
export async function ownGroupWaits(tx: Tx): Promise<readonly OwnGroupWaits[]> {
  const withClock = waitingListTypes.filter(({ hasClock }) => hasClock).map(({ code }) => code)
  const { rows } = await sql<Omit<OwnGroupWaits, 'bands'> & { bands: number[]; waits: number[] }>`
    with waiting as (
      select p.reported_group, p.nation, greatest(0, l.as_of - p.clock_start) as days
        from pathway p join trust_list l on l.trust = p.trust
       where p.trust = (select viewer_trust()) and p.clock_stop is null and p.passed_to is null
         and p.waiting_list_type = any(${withClock}::text[])),
    counted as (
      select reported_group, nation, case when days <= 7 then 0 else least(104, (days + 6) / 7 - 1) end as band,
             count(*) as waits
        from waiting group by reported_group, nation, band)
    select reported_group as "group", nation, array_agg(band) as bands, array_agg(waits::integer) as waits
      from counted group by reported_group, nation order by reported_group, nation`.execute(tx)
  return rows.map(({ group, nation, bands, waits }) => ({ group, nation, bands: byBand(bands, waits) }))
}

function byBand(bands: readonly number[], waits: readonly number[]): WaitBands {
  const counts = new Float64Array(bandCount)
  for (const [n, band] of bands.entries()) counts[band] = waits[n]!
  return counts
}
