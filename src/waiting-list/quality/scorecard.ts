/** What an import leaves of the list's quality, so that the next can be compared with it. */
import { z } from 'zod'
import type { Day } from '#nhs/day.ts'
import type { Tx } from '#platform/database.ts'
import { type ListQuality, listQuality } from './list-quality.ts'

/** The list right after the import. */
export type Scorecard = ListQuality

const ScorecardShape = z.object({
  pathways: z.number(),
  checks: z.record(z.string(), z.object({ count: z.number(), of: z.number() })),
})

/** Of the whole list as it stands in this transaction, as of the day of the file. */
export function scorecardOf(tx: Tx, { asOf }: { readonly asOf: Day }): Promise<Scorecard> {
  return listQuality(tx, asOf)
}

/** A scorecard that was kept, or nothing: a refused import has none, and an older release counted other things. */
export function keptScorecard(kept: unknown): z.infer<typeof ScorecardShape> | undefined {
  return ScorecardShape.safeParse(kept).data
}
