/**
 * How many wait how long, counted by the database through the planning lane: the viewer's own whole list, and of other
 * members the services that are planned together and shared.
 */
import { sql } from 'kysely'
import { bandCount } from '#measures'
import type { Nation } from '#nhs/commissioner.ts'
import type { Day } from '#nhs/day.ts'
import type { TrustCode } from '#nhs/trust-code.ts'
import { waitingListTypes } from '#nhs/waiting-list-type.ts'
import { auditLaneRead } from '#platform/audit.ts'
import type { Database, Tx } from '#platform/database.ts'
import type { Viewer } from '#platform/viewer.ts'
import { KeptAnswers } from '../kept-answers.ts'
import type { ListVersion } from '../list-version.ts'
import { withKept } from '../with-kept.ts'
import type { StatisticsQuestion } from './statistics-question.ts'

/** The waits of one trust, reported group and nation, by the bands of #measures. */
export type WaitCount = {
  readonly trust: TrustCode
  readonly group: string
  readonly nation: Nation
  /** The day of the trust's own list, to which its waits are counted. */
  readonly asOf: Day
  readonly bands: Float64Array
}

export type KeptCounts = KeptAnswers<readonly WaitCount[]>

/** Each set of counts is less than 200 kB: enough for hundreds of trusts in one process. */
const MOST_BYTES = 32_000_000

export const keptCounts = (): KeptCounts => new KeptAnswers((counts) => counts.length * bandCount * 8, MOST_BYTES)

export type CountsFound = {
  readonly counts: readonly WaitCount[]
  /** The day of each trust's list, whatever the question leaves of it. */
  readonly listDays: ReadonlyMap<TrustCode, Day>
  readonly members: readonly TrustCode[]
  /** Treatment functions that the alliance plans together. */
  readonly services: readonly string[]
}

/** The counts that a question is about, or nothing when no trust of the alliance has a list yet. Audited each time. */
export function countsFor(
  db: Database,
  viewer: Viewer,
  kept: KeptCounts,
  question: StatisticsQuestion,
): Promise<CountsFound | undefined> {
  return withKept(db, viewer, kept, { key: 'wait counts', ask: countWaits }, async (tx, all, version) => {
    const { members, services } = version
    const counts = all.filter(
      ({ trust, group }) =>
        (question.trust === undefined || trust === question.trust) &&
        (question.service === undefined || group === question.service),
    )
    await auditLaneRead(tx, 'planning lane: waits in figures', rowsOfOthers(counts, viewer), { ...question })
    return { counts, listDays: new Map(all.map(({ trust, asOf }) => [trust, asOf])), members, services }
  })
}

async function countWaits(tx: Tx, _version: ListVersion): Promise<readonly WaitCount[]> {
  const withClock = waitingListTypes.filter(({ hasClock }) => hasClock).map(({ code }) => code)
  type Row = Omit<WaitCount, 'bands'> & { readonly bands: readonly number[]; readonly waits: readonly number[] }
  // Bands as in #nhs/rtt/week-band.ts: the first holds 0 to 7 days, the last everything over 104 weeks.
  const { rows } = await sql<Row>`
    with waiting as (
      select p.trust, p.reported_group, p.nation, l.as_of, greatest(0, l.as_of - p.clock_start) as days
        from share.planning_pathway p join trust_list l on l.trust = p.trust
       where p.waiting_list_type = any(${withClock}::text[])),
    counted as (
      select trust, reported_group, nation, as_of,
             case when days <= 7 then 0 else least(104, (days + 6) / 7 - 1) end as band, count(*) as waits
        from waiting group by trust, reported_group, nation, as_of, band)
    select trust, reported_group as "group", nation, as_of as "asOf",
           array_agg(band) as bands, array_agg(waits::integer) as waits
      from counted group by trust, reported_group, nation, as_of order by trust, reported_group, nation`.execute(tx)
  return rows.map(({ bands, waits, ...count }) => {
    const byBand = new Float64Array(bandCount)
    for (const [n, band] of bands.entries()) byBand[band] = waits[n]!
    return { ...count, bands: byBand }
  })
}

function rowsOfOthers(counts: readonly WaitCount[], viewer: Viewer): Map<string, number> {
  const others = new Map<string, number>()
  for (const { trust, bands } of counts) {
    if (trust === viewer.trust) continue
    others.set(
      trust,
      bands.reduce((sum, waits) => sum + waits, others.get(trust) ?? 0),
    )
  }
  return others
}
