import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { trustName } from '#nhs/organisations.ts'
import { clock } from '#platform/clock.ts'
import { logger } from '#platform/log.ts'
import { metrics } from '#platform/metrics.ts'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import { testViewer } from '#platform/test-viewer.ts'
import type { Viewer } from '#platform/viewer.ts'
import { consultationRoutes, publicConsultationRoutes } from '#public'
import { app } from '#web/app.tsx'
import { allianceWithAgreement } from '../../alliance/agreement/agreement.scene.ts'
import { anybody } from '../public-viewer.ts'
import { mostAnswersOfAddressInAnHour } from './consultation.ts'

let test: TestDatabase<unknown>
let today = '2026-02-02'
beforeAll(async () => {
  test = await testDatabase()
})
afterAll(() => test.drop())
beforeEach(async () => {
  await allianceWithAgreement(test)
  today = '2026-02-02'
})

const secretary = testViewer('RAA', { person: 'secretary', roles: ['board-secretary'] })
const clerk = testViewer('RBB', { person: 'clerk', roles: ['booking-clerk'] })

function asked(viewer: Viewer | undefined, path: string, form?: Record<string, string>) {
  const parts = { ...test, clock: clock(today) }
  return app({
    session: () => viewer,
    describe: () => ({ trust: trustName('RBK') }),
    open: [publicConsultationRoutes(parts)],
    modules: [consultationRoutes(parts)],
    logger: logger('silent'),
    metrics: metrics(),
  }).request(path, {
    ...(form && { method: 'POST', body: new URLSearchParams(form), headers: { 'sec-fetch-site': 'same-origin' } }),
  })
}
const text = async (answer: Response | Promise<Response>) =>
  (await (await answer).text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

const day = (name: string, text: string) => {
  const [year = '', month = '', of = ''] = text.split('-')
  return { [`${name}-day`]: of, [`${name}-month`]: month, [`${name}-year`]: year }
}
const aQuestion = {
  once: '00000000-0000-4000-8000-000000000001',
  title: 'One place for bladder surgery',
  about: '# What may change\nSurgery at one hospital, clinics at all.',
  question: 'What would that mean for you?',
  ...day('opens', '2026-02-02'),
  ...day('closes', '2026-04-30'),
}
/** Asks everybody; where it is for the alliance's people, and where for everybody. */
async function consultation(different: Record<string, string> = {}) {
  const answer = await asked(secretary, '/board/consultations/new', { ...aQuestion, ...different })
  expect(answer.status, await answer.clone().text()).toBe(303)
  const own = answer.headers.get('location')!
  return { own, everybodys: own.replace('/board', '/public/trees') }
}
const anAnswer = { capacity: 'patient', said: 'The bus does not go there.' }
const answers = async () =>
  (await sql<{ said: string }>`select said from public_response order by at`.execute(test.scene)).rows.map(
    ({ said }) => said,
  )

describe('a consultation', () => {
  it('is asked of everybody by those who speak for a trust, and answered without a name', async () => {
    const { own, everybodys } = await consultation()
    const page = await text(asked(undefined, everybodys))
    expect(page).toMatch(/What may change .*You can answer until 30 April 2026/)
    const answer = await asked(undefined, everybodys, anAnswer)
    expect([answer.status, answer.headers.get('location'), answer.headers.get('set-cookie')]).toEqual([
      303,
      `${everybodys}/thank-you`,
      null,
    ])
    expect(await text(asked(undefined, `${everybodys}/thank-you`))).toContain('Thank you for your answer')
    expect(await text(asked(clerk, own))).toMatch(
      /A patient 1 .*A patient, 2 February 2026 The bus does not go there\./,
    )
    expect(await (await asked(clerk, `${own}/answers.csv`)).text()).toContain(
      '2026-02-02,A patient,The bus does not go there.',
    )
  })

  it('is asked once, however often the form is sent', async () => {
    expect(await consultation()).toEqual(await consultation())
  })

  it('is neither asked nor withdrawn by others, nor by a trust that is suspended', async () => {
    const { own } = await consultation()
    expect((await asked(clerk, '/board/consultations/new')).status).toBe(403)
    expect((await asked(clerk, `${own}/withdraw`, { version: '1' })).status).toBe(403)
    await sql`update alliance_member set suspended_on = '2026-01-01' where trust = 'RAA'`.execute(test.scene)
    expect((await asked(secretary, '/board/consultations/new', aQuestion)).status).toBe(403)
  })

  it('says what is missing in the question, and in an answer', async () => {
    const wrong = { once: aQuestion.once, ...day('opens', '2026-03-02'), ...day('closes', '2026-03-01') }
    const question = await asked(secretary, '/board/consultations/new', wrong)
    expect(question.status).toBe(422)
    expect(await text(question)).toMatch(/Enter what it is about.*Enter a last day that is not before the first/)
    const { everybodys } = await consultation()
    const answer = await asked(undefined, everybodys, { said: 'x'.repeat(2001) })
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([422, 'no-store'])
    expect(await text(answer)).toMatch(/Select who you are.*in 2000 characters or fewer/)
    expect(await answers()).toEqual([])
  })

  it('takes answers from its first day to its last, and none before or after', async () => {
    const { everybodys } = await consultation({ ...day('opens', '2026-02-10') })
    const send = async () => (await asked(undefined, everybodys, { ...anAnswer, said: `On ${today}` })).status
    expect(await send()).toBe(409)
    expect(await text(asked(undefined, everybodys))).toContain('You can answer from 10 February 2026')
    today = '2026-04-30'
    expect(await send()).toBe(303)
    today = '2026-05-01'
    expect(await send()).toBe(409)
    expect(await text(asked(undefined, everybodys))).toContain('This closed on 30 April 2026')
    expect(await answers()).toEqual(['On 2026-04-30'])
  })

  it('is seen by nobody outside once it is withdrawn, and its answers are kept', async () => {
    const { own, everybodys } = await consultation()
    await asked(undefined, everybodys, anAnswer)
    expect((await asked(secretary, `${own}/withdraw`, { version: '1' })).status).toBe(303)
    expect((await asked(secretary, `${own}/withdraw`, { version: '1' })).status).toBe(303)
    expect((await asked(undefined, everybodys)).status).toBe(404)
    expect((await asked(undefined, everybodys, anAnswer)).status).toBe(404)
    expect(await text(asked(clerk, own))).toMatch(/Withdrawn.*The bus does not go there/)
    const { rows } = await sql<{ trust: string }>`
      select trust from audit_entry where action = 'withdraw-question' order by trust`.execute(test.scene)
    expect(rows.map(({ trust }) => trust)).toEqual(['RAA', 'RBB', 'RCC'])
  })
})

describe('answers from one place', () => {
  it('count once, however often they are sent', async () => {
    const { everybodys } = await consultation()
    await Promise.all([1, 2, 3].map(() => asked(undefined, everybodys, anAnswer)))
    expect(await answers()).toEqual([anAnswer.said])
  })

  it('are so many in an hour, and no more', async () => {
    const { everybodys } = await consultation()
    const send = async (n: number) => (await asked(undefined, everybodys, { ...anAnswer, said: `Number ${n}` })).status
    for (let n = 1; n <= mostAnswersOfAddressInAnHour; n += 1) expect(await send(n)).toBe(303)
    expect(await send(99)).toBe(429)
    expect(await answers()).toHaveLength(mostAnswersOfAddressInAnHour)
    await sql`update public_response_address set answers_from = now() - interval '61 minutes'`.execute(test.scene)
    expect(await send(99)).toBe(303)
  })

  it('are not kept when a program has filled in what nobody sees', async () => {
    const { everybodys } = await consultation()
    const answer = await asked(undefined, everybodys, { ...anAnswer, website: 'https://example.com' })
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `${everybodys}/thank-you`])
    expect(await answers()).toEqual([])
  })
})

describe('answers, in the database', () => {
  it('are read by members, and by nobody else, and written by anybody alone', async () => {
    const { own, everybodys } = await consultation()
    await asked(undefined, everybodys, anAnswer)
    const seen = (viewer: Viewer) =>
      test.db.withViewer(viewer, async (tx) => (await sql`select from public_response`.execute(tx)).rows.length)
    expect(await seen(clerk)).toBe(1)
    expect(await seen(testViewer('RDD'))).toBe(0)
    await expect(seen(anybody('trees'))).rejects.toThrow('permission denied')
    const id = own.split('/').at(-1)!
    const write = (viewer: Viewer) =>
      test.db.withViewer(viewer, (tx) =>
        sql`insert into public_response (id, consultation, capacity, said, on_day)
          values (gen_random_uuid(), ${id}::uuid, 'patient', 'Made up', '2026-02-02')`.execute(tx),
      )
    await expect(write(clerk)).rejects.toThrow('permission denied')
    await expect(write(anybody('flowers'))).rejects.toThrow('row-level security')
  })
})
