/**
 * What a change of the alliance does to plans: none that holds the service or the trust is proposed or published any more.
 * Nothing is written for that: who may take a plan further is asked at that moment (out-of-scope.ts). What a published plan
 * has led to is transfers, which say for themselves what becomes of them.
 */
import { type RawBuilder, sql } from 'kysely'
import type { AllianceChange, Consequence, Stop } from '#alliance'
import type { Tx } from '#platform/database.ts'

type Count = { readonly trust: string; readonly count: number }

export const plansStopped: Consequence = {
  wouldStop: found,
  stop: found,
  // A plan needs nobody to end it.
  runsOff: async () => [],
}

async function found(tx: Tx, change: AllianceChange): Promise<readonly Stop[]> {
  const open = await countByTrust(tx, change, sql`state in ('asked', 'ready', 'proposed')`)
  const published = await countByTrust(tx, change, sql`state = 'published'`)
  return [
    {
      what: 'Plans that are not published',
      count: sum(open),
      effect: 'stops',
      says: 'They can be read, and neither proposed nor published.',
      byTrust: open,
    },
    {
      what: 'Plans that are published',
      count: sum(published),
      effect: 'goes-on',
      says: 'They stay as they are. What they proposed is counted as transfers.',
      byTrust: published,
    },
  ]
}

async function countByTrust(tx: Tx, change: AllianceChange, condition: RawBuilder<unknown>): Promise<readonly Count[]> {
  const { rows } = await sql<Count>`
    select trust, count(*) as count from plan
     where alliance = (select viewer_alliance()) and ${condition}
       and ${
         change.kind === 'services-out'
           ? sql`services && ${[...change.services]}::text[]`
           : sql`${change.trust} = any (trusts)`
       }
     group by 1 order by 1`.execute(tx)
  return rows
}

const sum = (all: readonly Count[]): number => all.reduce((total, { count }) => total + count, 0)
