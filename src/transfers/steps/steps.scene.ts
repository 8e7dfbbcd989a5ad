/** The pages of transfers in a test: who asks as whom, and capacity at the receiver. */

import { type RawBuilder, sql } from 'kysely'
import { holdFor } from '#capacity'
import { trustName } from '#nhs/organisations.ts'
import { clock } from '#platform/clock.ts'
import { logger } from '#platform/log.ts'
import { metrics } from '#platform/metrics.ts'
import type { Parts } from '#platform/parts.ts'
import type { TestDatabase } from '#platform/test-database.ts'
import type { Role } from '#platform/viewer.ts'
import { app } from '#web/app.tsx'
import type { Transfer } from '../life/transfer-row.ts'
import { everyRole, receiver, setTheScene, today, viewerAt } from '../life/two-trusts.scene.ts'
import { steppingRoutes } from './routes.tsx'

type Test = TestDatabase<unknown>

export const partsOf = (test: Test): Parts => ({
  ...test,
  log: logger('silent'),
  dataFolder: '/nowhere',
  clock: clock(today),
  plannerThreads: 1,
})

/** The two trusts, and at RRJ a theatre with a session on two days, two surgeons and a room of two beds. */
export async function sceneWithCapacity(test: Test, patients: number): Promise<void> {
  await setTheScene(test, patients)
  const run = (statement: RawBuilder<unknown>) => statement.execute(test.scene)
  await run(sql`update sharing_agreement set fields = array['capacity'] where purpose = 'planning'`)
  await run(sql`
    insert into sharing_agreement (owner, recipient, alliance, purpose, fields, treatment_functions, valid_from, valid_to,
                                   approved_by_owner, approved_by_recipient)
    values ('RRJ', 'RL1', 'orthopaedic', 'planning', array['capacity'], '{110}', now() - interval '1 day', now() + interval '300 days', '{a,b}', 'c')`)
  await run(sql`insert into theatre values ('RRJ', 't1', 'RRJ05', 'Theatre 1')`)
  await run(sql`
    insert into theatre_session select 'RRJ', 't1', day, 510, 240, '110' from unnest(array['2026-02-04', '2026-02-05']::date[]) as day`)
  await run(sql`insert into ward_room values ('RRJ', 'r1', 'RRJ05', 'Ward A', 'Bay 1', 2, false)`)
  await run(
    sql`insert into surgeon values ('RRJ', 'smith', 'Mr Smith', '{110}', null, '{RRJ05}'), ('RRJ', 'shah', 'Ms Shah', '{110}', null, '{RRJ05}')`,
  )
  await run(sql`
    insert into surgeon_day select 'RRJ', surgeon, day, 240
      from unnest(array['smith', 'shah']) as surgeon, unnest(array['2026-02-04', '2026-02-05']::date[]) as day`)
  await run(sql`update pathway set expected_minutes = 90, expected_nights = 1`)
}

/** Asks as somebody of a trust; with a form, sends it. */
export function asking(parts: Parts) {
  const ask = (
    trust: string,
    path: string,
    form?: Readonly<Record<string, string>>,
    roles: readonly Role[] = everyRole,
  ) =>
    app({
      session: async () => viewerAt(trust, ...roles),
      describe: async () => ({ trust: trustName(trust), alliance: 'Orthopaedic Alliance' }),
      modules: [steppingRoutes(parts)],
      logger: parts.log,
      metrics: metrics(),
    }).request(
      path,
      form && { method: 'POST', body: new URLSearchParams(form), headers: { 'sec-fetch-site': 'same-origin' } },
    )

  const html = async (...asked: Parameters<typeof ask>) => (await ask(...asked)).text()
  /** The words of a page, as people read them. */
  const words = async (...asked: Parameters<typeof ask>) =>
    (await html(...asked))
      .replace(/<[^>]+>/g, ' ')
      .replaceAll('&#x27;', "'")
      .replaceAll('&quot;', '"')
      .replace(/\s+/g, ' ')
      .replace(/ ([.,:])/g, '$1')

  /** Opens the page, and sends its form with the hidden answers that it has. */
  async function send(
    trust: string,
    path: string,
    answers: Readonly<Record<string, string>> = {},
    roles?: readonly Role[],
  ) {
    const page = await html(trust, path, undefined, roles)
    const hidden = [...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value] as const,
    )
    return ask(trust, path, { ...Object.fromEntries(hidden), ...answers }, roles)
  }
  return { ask, html, words, send }
}

/** A place for the transfer, from 9am, as if it had been held with the step. */
export async function holdPlaceFor(test: Test, transfer: Transfer): Promise<Transfer> {
  await test.db.withViewer(receiver, async (tx) => {
    const place = {
      theatre: { trust: 'RRJ', id: 't1' },
      surgeon: { trust: 'RRJ', id: 'smith' },
      room: { trust: 'RRJ', id: 'r1' },
      day: '2026-02-04',
      from: 540,
      minutes: 90,
      nights: 1,
    }
    const answer = await holdFor(tx, transfer, place, transfer.holdUntil!)
    if (!answer.held) throw new Error(answer.because)
  })
  return transfer
}
