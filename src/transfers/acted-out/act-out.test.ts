import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { clock } from '#platform/clock.ts'
import { logger } from '#platform/log.ts'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import { states } from '../life/states.ts'
import { aTransfer, everyRole, plan, planner, today, viewerAt } from '../life/two-trusts.scene.ts'
import { setTheWholeScene } from '../whole-life.scene.ts'
import { actOut, type Cast } from './act-out.ts'
import { type ActedPart, actedParts } from './parts.ts'

/** As many as the scene has patients. */
const AT_ONCE = 3
const groups = Array.from({ length: Math.ceil(actedParts.length / AT_ONCE) }, (_, n) =>
  actedParts.slice(n * AT_ONCE, (n + 1) * AT_ONCE),
)
const endOf = ({ until }: ActedPart) => (until === 'half-screened' ? 'identified' : until)

describe('the demonstration, acted out', { timeout: 60_000 }, () => {
  let test: TestDatabase<unknown>
  beforeAll(async () => {
    test = await testDatabase()
  })
  afterAll(() => test.drop())

  async function theScene(): Promise<void> {
    await setTheWholeScene(test)
    const run = (statement: string) => sql.raw(statement).execute(test.scene)
    await run(`insert into theatre_session values ('RRJ', 't1', '2026-02-04', 510, 480, '110')`)
    await run(`insert into surgeon_day values ('RRJ', 'smith', '2026-02-04', 480)`)
    await run('update pathway set expected_minutes = 90, expected_nights = 1')
    for (let person = 1; person <= AT_ONCE; person++) await aTransfer(test, person)
  }
  const cast: Cast = (trust) => viewerAt(trust, ...everyRole)
  const act = (parts: readonly ActedPart[]) =>
    actOut(
      { ...test, log: logger('silent'), dataFolder: '/nowhere', clock: clock(today), plannerThreads: 1, cast },
      planner,
      plan,
      parts,
    )
  const ask = async (question: string): Promise<readonly unknown[]> =>
    (await sql.raw<{ said: unknown }>(question).execute(test.scene)).rows.map(({ said }) => said)

  it.each(groups.map((parts) => [parts.map(({ until }) => until).join(', '), parts] as const))(
    'has somebody %s, by steps that the rules allow, and leaves nothing undone',
    async (_, parts) => {
      await theScene()
      await act(parts)
      const left = AT_ONCE - parts.length
      expect((await ask('select state as said from transfer')).toSorted()).toEqual(
        [...parts.map(endOf), ...Array.from({ length: left }, () => 'identified')].toSorted(),
      )
      expect(await ask('select kind as said from transfer_effect where done_at is null')).toEqual([])
    },
  )

  it('has somebody in every state that there is', () => {
    const played = new Set(actedParts.map(endOf))
    expect(states.map(({ code }) => code).filter((code) => !played.has(code) && code !== 'identified')).toEqual([])
  })

  it('gives a part to the next where no place can be held', async () => {
    await theScene()
    await sql`delete from theatre_session where day = '2026-02-04'`.execute(test.scene)
    await act([{ until: 'held' }])
    expect(await ask('select state as said from transfer')).toEqual(['consented', 'consented', 'consented'])
  })

  it('tells the patient’s no to one date from their no to the hospital', async () => {
    await theScene()
    await act([{ until: 'declined-by-patient' }])
    const answers = await ask('select reason as said from transfer_answer order by answered_at')
    expect(answers).toEqual(['date', 'too-far'])
  })
})
