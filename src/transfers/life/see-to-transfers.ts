/**
 * The worker's duties towards transfers: every few seconds, for every trust, what the clock has ended is written down and
 * what steps have left to do is done; every hour, files of letters that were kept long enough are deleted. Trusts that have left an alliance are seen to as well, for as long as they have
 * transfers under way.
 */
import { sql } from 'kysely'
import type { TrustCode } from '#nhs/trust-code.ts'
import type { Database } from '#platform/database.ts'
import type { Parts } from '#platform/parts.ts'
import { nobodyYet, type Viewer } from '#platform/viewer.ts'
import type { Duty } from '#platform/worker.ts'
import { deleteOldFiles } from '../offers/letters/letter-run.ts'
import { allEffects } from './all-effects.ts'
import { type Consumers, doEffects } from './do-effects.ts'
import { lapseOverdue } from './lapse-overdue.ts'

const EVERY_MILLISECONDS = 2_000
const EVERY_HOUR = 3_600_000

export function transfersDuties(parts: Parts): readonly Duty[] {
  const consumers = allEffects(parts.secret)
  return [
    {
      name: 'transfers',
      everyMilliseconds: EVERY_MILLISECONDS,
      run: () => seeToTransfers(parts, consumers),
    },
    { name: 'files of letters', everyMilliseconds: EVERY_HOUR, run: () => deleteOldLetters(parts) },
  ]
}

async function deleteOldLetters({ db, log }: Pick<Parts, 'db' | 'log'>): Promise<void> {
  for (const viewer of await programAtEachTrust(db)) {
    try {
      await db.withViewer(viewer, (tx) => deleteOldFiles(tx, viewer.trust))
    } catch (error) {
      log.warn({ err: error, trust: viewer.trust }, 'the old files of letters of a trust could not be deleted')
    }
  }
}

/**
 * Round after round, until a round finds nothing to do: what one trust does is what the other waits for. A trust whose
 * round fails does not keep the others from theirs.
 */
export async function seeToTransfers(
  { db, clock, log }: Pick<Parts, 'db' | 'clock' | 'log'>,
  consumers: Consumers,
): Promise<void> {
  const viewers = await programAtEachTrust(db)
  let done: number
  do {
    done = 0
    for (const viewer of viewers) {
      try {
        done += await db.withViewer(viewer, (tx) => lapseOverdue(tx, clock.today()))
        done += await doEffects(db, viewer, consumers, log)
      } catch (error) {
        log.warn({ err: error, trust: viewer.trust }, 'the transfers of a trust could not be seen to')
      }
    }
  } while (done > 0)
}

async function programAtEachTrust(db: Database): Promise<Viewer[]> {
  const members = await db.reading(nobodyYet, (tx) =>
    sql<{ alliance: string; trust: TrustCode }>`
      select distinct alliance, trust from alliance_member order by 1, 2`.execute(tx),
  )
  return members.rows.map(({ alliance, trust }) => ({
    person: 'accord',
    name: 'Accord',
    jobTitle: 'The program at work',
    trust,
    alliance,
    roles: ['system'],
    purpose: 'mutual-aid',
  }))
}
