/** Three trusts of an alliance with a few patients each, and the people who speak for them: for tests of sharing agreements. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { trustName } from '#nhs/organisations.ts'
import { trustCode } from '#nhs/trust-code.ts'
import { clock } from '#platform/clock.ts'
import { logger } from '#platform/log.ts'
import { metrics } from '#platform/metrics.ts'
import type { TestDatabase } from '#platform/test-database.ts'
import { testViewer } from '#platform/test-viewer.ts'
import type { Purpose, Role, Viewer } from '#platform/viewer.ts'
import { app } from '#web/app.tsx'
import { allianceRoutes } from '../routes.tsx'
import type { Proposal } from './store.ts'

export const dudley = trustCode('RNA')
export const sandwell = trustCode('RXK')
export const walsall = trustCode('RBK')

/** A person of a trust is known by what they do: "RNA chief". */
export const somebody = (trust: string, role: Role, name: string = role, purpose: Purpose = 'administration'): Viewer =>
  testViewer(trust, { person: `${name}-${trust}`, roles: [role], purpose, alliance: 'trees' })

export const chief = (trust: string): Viewer => somebody(trust, 'chief-operating-officer')
export const governor = (trust: string): Viewer => somebody(trust, 'information-governance')
export const planner = (trust: string): Viewer => somebody(trust, 'alliance-planner')

/** Two services, two sites each: at each trust three patients for hips at one site, one at the other, one for hearts. */
export async function threeTrusts({ scene }: Pick<TestDatabase<unknown>, 'scene'>): Promise<void> {
  const run = (statement: ReturnType<typeof sql>) => statement.execute(scene)
  await run(sql`insert into alliance values ('trees', 'Trees', 'To test', '{}', '{}')`)
  await run(
    sql`insert into alliance_service values ('trees', '110', '2020-01-01', null), ('trees', '320', '2020-01-01', null)`,
  )
  for (const [trust, main, other] of [
    [dudley, 'RNA01', 'RNA02'],
    [sandwell, 'RXK01', 'RXK03'],
    [walsall, 'RBK02', 'RBK03'],
  ] as const) {
    await run(sql`insert into alliance_member values ('trees', ${trust}, '2020-01-01', null)`)
    await run(
      sql`insert into theatre values (${trust}, 't1', ${main}, 'Theatre 1'), (${trust}, 't2', ${other}, 'Theatre 2')`,
    )
    await run(
      sql`insert into theatre_session values (${trust}, 't1', '2026-03-02', 510, 240, '110'), (${trust}, 't2', '2026-03-02', 510, 240, '110')`,
    )
    await run(sql`insert into ward_room values (${trust}, 'r1', ${main}, 'Ward', 'Room 1', 4)`)
    await run(
      sql`insert into surgeon values (${trust}, 's1', 'Ms Ash', '{110}', null, ${[main]}), (${trust}, 's2', 'Mr Elm', '{110}', null, ${[other]})`,
    )
    for (const [n, [service, site]] of (
      [
        ['110', main],
        ['110', main],
        ['110', main],
        ['110', other],
        ['320', main],
      ] as const
    ).entries()) {
      const patient = randomUUID()
      await run(sql`insert into patient (trust, id, local_id, nhs_number, nhs_number_status, family_name, given_name, sex, ethnic_category)
        values (${trust}, ${patient}, ${`L${n}`}, '9990000018', '01', ${`CANARY-${trust}`}, 'Robin', '1', 'A')`)
      await run(sql`insert into pathway (trust, id, patient_id, pseudonym, source, source_key, pathway_identifier, pathway_issuer,
          waiting_list_type, treatment_function, reported_group, commissioner, nation, site, referral_received_on, clock_start,
          rtt_status, priority_order, sex, age_band, ethnic_group, procedure_name, consultant, decided_to_admit_on)
        values (${trust}, ${randomUUID()}, ${patient}, ${`${trust}-${n}`}, 'test', ${`${n}`}, ${String(n).padEnd(20, '0')}, ${trust},
          'IRTT', ${service}, ${service}, '14L', 'England', ${site}, '2025-09-01', '2025-09-01', '20', 4, '1', '65 to 74', 'White',
          'Hip replacement', ${`Surgeon of ${trust}`}, '2025-10-01')`)
    }
  }
}

/** A whole proposal: Dudley shares with Sandwell for planning, unless said otherwise. */
export const aProposal = (different: Partial<Proposal> = {}): Proposal => ({
  owner: dudley,
  recipient: sandwell,
  purpose: 'planning',
  fields: ['procedure', 'team', 'capacity'],
  treatmentFunctions: ['110', '320'],
  sites: null,
  from: '2026-01-01',
  until: '2026-12-31',
  reason: 'To plan operations together',
  lawfulBasis: '6(1)(e)',
  specialBasis: '9(2)(h)',
  confidentialityBasis: 'implied-consent',
  dpiaReference: 'DPIA 2026/4',
  rights: 'Dudley answers whoever asks',
  retention: 'No longer than the plan',
  reviewOn: '2026-06-01',
  ...different,
})

/** Asks the alliance's pages, as somebody, for a page or with a form. */
export const asks =
  (test: TestDatabase<unknown>) =>
  (viewer: Viewer, path: string, form?: Record<string, string | readonly string[]>) => {
    const body = new URLSearchParams(
      Object.entries(form ?? {}).flatMap(([name, value]) =>
        [value].flat().map((each): [string, string] => [name, each]),
      ),
    )
    const parts = { ...test, log: logger('silent'), dataFolder: '/', clock: clock(), plannerThreads: 1 }
    return app({
      session: () => viewer,
      describe: () => ({ trust: trustName(viewer.trust) }),
      modules: [allianceRoutes(parts, [])],
      logger: logger('silent'),
      metrics: metrics(),
    }).request(path, { ...(form && { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin' } }) })
  }
