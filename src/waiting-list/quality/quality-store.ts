import { sql } from 'kysely'
import type { Day } from '#nhs/day.ts'
import type { Tx } from '#platform/database.ts'
import { importStore } from '../import/store.ts'
import { type ListQuality, listQuality, type QualityCount } from './list-quality.ts'
import { type QualityCheckId, qualityCheckIds } from './quality-checks.ts'
import { keptScorecard } from './scorecard.ts'

export type QualityLine = {
  readonly check: QualityCheckId
  readonly now: QualityCount
  /** Right after the import before the last; absent when there was none. */
  readonly before?: QualityCount
}

export type QualityFound = {
  readonly asOf: Day
  readonly pathways: number
  readonly lines: readonly QualityLine[]
  /** The day of the list that `before` is about. */
  readonly beforeDay?: Day
  /** The report of the newest import that was done, which holds what only a file can show. */
  readonly lastImport?: string
}

/** How many imports back an earlier day is looked for. */
const LOOK_BACK = 50

/** The viewer's own list now, beside what it was before; nothing when the trust has no list yet. */
export async function qualityNow(tx: Tx): Promise<QualityFound | undefined> {
  const { rows } = await sql<{ as_of: Day }>`
    select as_of from trust_list where trust = (select viewer_trust())`.execute(tx)
  const asOf = rows[0]?.as_of
  if (asOf === undefined) return undefined
  const now: ListQuality = await listQuality(tx, asOf)
  const done = (await importStore(tx).newest({ limit: LOOK_BACK })).filter(({ state }) => state === 'done')
  const [last] = done
  const earlier = done.find((each) => each.asOf < asOf && keptScorecard(each.scorecard))
  const kept = earlier && keptScorecard(earlier.scorecard)
  const lines = qualityCheckIds.map((check) => {
    const before = kept?.checks[check]
    return { check, now: now.checks[check], ...(before && { before }) }
  })
  return {
    asOf,
    pathways: now.pathways,
    lines,
    ...(earlier && { beforeDay: earlier.asOf }),
    ...(last && { lastImport: last.id }),
  }
}
