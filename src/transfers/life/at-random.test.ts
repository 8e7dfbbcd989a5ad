/** Fifty transfers, many people at once, and whatever comes to their minds. What must hold, holds all the way. */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clock } from '#platform/clock.ts'
import { Conflict } from '#platform/errors.ts'
import { logger } from '#platform/log.ts'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import { actionsOf } from './may.ts'
import { pathwayEffects } from './pathway-effects.ts'
import { seeToTransfers } from './see-to-transfers.ts'
import { models } from './states.ts'
import type { Transfer } from './transfer-row.ts'
import {
  aTransfer,
  inSeconds,
  patient,
  receiver,
  seen,
  sender,
  setTheScene,
  today,
  tryStep,
} from './two-trusts.scene.ts'

const TRANSFERS = 50
const PEOPLE = 8
const STEPS_EACH = 60

/** mulberry32: the same seed, the same steps, as far as people who act at once allow. */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

describe('transfers of which many people take steps at once', () => {
  let test: TestDatabase<unknown>
  beforeAll(async () => {
    test = await testDatabase()
    await setTheScene(test, TRANSFERS)
  })
  afterAll(() => test.drop())

  const none = async (query: string) => expect((await sql.raw(query).execute(test.scene)).rows).toEqual([])

  it('have one state and one responsible trust at every instant, an event for every version, and every effect once', async () => {
    const transfers: Transfer[] = []
    for (let n = 1; n <= TRANSFERS; n += 1) transfers.push(await aTransfer(test, n, models[n % models.length]!.code))
    const counts = { done: 0, refused: 0, conflict: 0 }

    async function person(seed: number): Promise<void> {
      const random = dice(seed)
      for (let n = 0; n < STEPS_EACH; n += 1) {
        const which = transfers[Math.floor(random() * TRANSFERS)]!
        const by = [sender, receiver, patient][Math.floor(random() * 3)]!
        const now = await seen(test, which)
        const possible = actionsOf(by, now).filter(
          (action) => random() < 0.15 || !['decline', 'refuse', 'withdraw', 'return'].includes(action),
        )
        const action = possible[Math.floor(random() * possible.length)]
        if (!action) continue
        const reason = { decline: 'date', refuse: 'money', withdraw: 'mistake', return: 'unfit' }[action as string]
        const hold = { until: inSeconds(random() < 0.2 ? 0.05 : 600) }
        try {
          const details = { ...(reason && { reason }), treatedOn: today }
          const outcome = await tryStep(test, now, by, action, { details, facts: { hold } })
          counts[outcome.status] += 1
        } catch (error) {
          if (!(error instanceof Conflict)) throw error
          counts.conflict += 1
        }
      }
    }
    const parts = { db: test.db, clock: clock(today), log: logger('silent') }
    const worker = async () => {
      for (let n = 0; n < 10; n += 1) await seeToTransfers(parts, pathwayEffects(test.secret))
    }
    await Promise.all([...Array.from({ length: PEOPLE }, (_, n) => person(n + 1)), worker(), worker()])
    expect(counts.done).toBeGreaterThan(100)
    await worker()

    // Every version has its event, the last of which is where the transfer stands.
    await none(`select t.id from transfer t
                 where (select array_agg(version order by version) from transfer_event e where e.transfer_id = t.id)
                       <> (select array_agg(n) from generate_series(1, t.version) n)
                    or (select to_state from transfer_event e where e.transfer_id = t.id and e.version = t.version) <> t.state`)
    // Each event begins where the one before ended.
    await none(`select 1 from (select from_state, lag(to_state) over (partition by transfer_id order by version) as before,
                                      version, at, lag(at) over (partition by transfer_id order by version) as earlier
                                 from transfer_event) e
                 where version > 1 and (from_state <> before or at <= earlier)`)
    // Exactly one trust at every instant since the transfer began.
    await none(`select t.id from transfer t
                 where (select range_agg(during) from transfer_responsibility r where r.transfer_id = t.id)
                       <> tstzmultirange(tstzrange(t.identified_at, null))
                    or (select count(*) from transfer_responsibility r where r.transfer_id = t.id and upper_inf(during) and r.trust = t.responsible) <> 1`)
    // Both trusts' logs have every step, once.
    await none(`select 1 from transfer_event e cross join (values ('RL1'), ('RRJ')) as party (trust)
                 where e.version > 1 and (select count(*) from audit_entry a
                        where a.trust = party.trust and a.object = 'transfer ' || e.transfer_id
                          and a.action = 'transfer-' || e.action and (a.detail ->> 'version')::int = e.version) <> 1`)
    // A patient is on one list, and every effect on the lists was done, once.
    await none(`select kind, failure from transfer_effect
                 where done_at is null and kind not in ('hold-released', 'money-moves')`)
    await none(
      `select pathway_identifier from pathway where clock_stop is null and passed_to is null group by 1 having count(*) > 1`,
    )
    await none(`select 1 from transfer t join pathway p on p.trust = t.sender and p.pseudonym = t.pseudonym
                 where t.responsible = t.receiver and p.passed_to is distinct from t.receiver
                    or t.state in ('returned', 'withdrawn', 'lapsed', 'identified') and p.passed_to is not null`)
    await none(
      `select trust, pathway_id, kind, provider from pathway_event where transfer_id is not null group by 1, 2, 3, 4 having count(*) > 1`,
    )
  })
})
