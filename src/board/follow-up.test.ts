import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { actionTasks, followUpRoutes, priorityTasks } from '#board'
import { trustName } from '#nhs/organisations.ts'
import { clock } from '#platform/clock.ts'
import { logger } from '#platform/log.ts'
import { metrics } from '#platform/metrics.ts'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import { testViewer } from '#platform/test-viewer.ts'
import type { Viewer } from '#platform/viewer.ts'
import { app } from '#web/app.tsx'
import { allianceWithAgreement } from '../alliance/agreement/agreement.scene.ts'

let test: TestDatabase<unknown>
beforeAll(async () => {
  test = await testDatabase()
})
afterAll(() => test.drop())
beforeEach(async () => {
  await allianceWithAgreement(test)
  today = '2026-02-02'
})

let today = '2026-02-02'
const parts = () => ({ ...test, log: logger('silent'), dataFolder: '/', clock: clock(today), plannerThreads: 1 })
const chief = (trust: string) =>
  testViewer(trust, { person: `chief-${trust}`, name: `Chief of ${trust}`, roles: ['chief-executive'] })
const clerk = testViewer('RBB', { person: 'clerk', name: 'A Clerk', roles: ['booking-clerk'] })
const [ash, birch, cedar] = [chief('RAA'), chief('RBB'), chief('RCC')]

function asked(viewer: Viewer, path: string, form?: Record<string, string>) {
  return app({
    session: () => viewer,
    describe: () => ({ trust: trustName(viewer.trust) }),
    modules: [followUpRoutes(parts())],
    logger: logger('silent'),
    metrics: metrics(),
  }).request(path, {
    ...(form && { method: 'POST', body: new URLSearchParams(form), headers: { 'sec-fetch-site': 'same-origin' } }),
  })
}
const text = async (answer: Response | Promise<Response>) =>
  (await (await answer).text())
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replaceAll('&quot;', '"')
    .replace(/\s+/g, ' ')

/** What a form on a page sends, with what somebody adds to it. */
async function sends(viewer: Viewer, path: string, answers: Record<string, string> = {}, to = path) {
  const page = await (await asked(viewer, path)).text()
  const hidden = [...page.matchAll(/type="hidden" name="(\w+)" value="([^"]+)"/g)].map(([, name, value]) => [
    name,
    value,
  ])
  return asked(viewer, to, { ...Object.fromEntries(hidden), ...answers })
}
const day = (name: string, text: string) => {
  const [year = '', month = '', of = ''] = text.split('-')
  return { [`${name}-day`]: of, [`${name}-month`]: month, [`${name}-year`]: year }
}
async function made(viewer: Viewer, path: string, answers: Record<string, string>): Promise<string> {
  const answer = await sends(viewer, path, answers)
  expect(answer.status, await answer.clone().text()).toBe(303)
  return answer.headers.get('location')!
}

const anAction = { what: 'Count them', trust: 'RBB', name: 'The manager', ...day('due', '2026-02-20') }

describe('actions', () => {
  it('go to a trust, whose person takes one and says that it is done', async () => {
    const action = await made(ash, '/board/actions/new', anAction)
    const tasks = async (viewer: Viewer) => (await actionTasks(parts())(viewer)).map((task) => task.text)
    expect(await tasks(birch)).toEqual(['Find somebody for 1 action of your trust'])
    await sends(clerk, action, {}, `${action}/take`)
    expect(await tasks(birch)).toEqual([])
    expect(await tasks(clerk)).toEqual(['Your actions: 1 to do, the next by 20 February 2026'])
    today = '2026-02-21'
    expect(await tasks(clerk)).toEqual(['Your actions: 1 overdue'])
    expect(await text(asked(ash, '/board/actions'))).toContain('1 action overdue, 0 open, 0 closed')
    await sends(clerk, `${action}/done`, { said: 'There were 40' })
    expect(await tasks(clerk)).toEqual([])
    expect(await text(asked(cedar, action))).toMatch(/Done There were 40|What came of it There were 40/)
    const file = await (await asked(cedar, '/board/actions.csv')).text()
    expect(file).toContain('Count them,RBB,A Clerk,2026-02-20,Done,2026-02-21,There were 40')
  })

  it('are given by those who keep the registers, with everything that they need', async () => {
    expect((await asked(clerk, '/board/actions/new')).status).toBe(403)
    const answer = await sends(ash, '/board/actions/new', { what: 'Count them', ...day('due', '2026-01-20') })
    expect(answer.status).toBe(422)
    expect(await text(answer)).toMatch(/Select the trust.*Enter who.*as today or a later day/)
  })

  it('are not changed by a trust that is suspended', async () => {
    const action = await made(ash, '/board/actions/new', { ...anAction, trust: 'RCC' })
    await sql`update alliance_member set suspended_on = '2026-01-01' where trust = 'RCC'`.execute(test.scene)
    const answer = await sends(cedar, action, { said: 'There were 40' }, `${action}/done`)
    expect(answer.status).toBe(403)
    expect(await text(answer)).toContain('does not take part in the alliance today')
  })

  it('are given once and moved once, however often the form is sent', async () => {
    const once = { once: '00000000-0000-4000-8000-000000000001' }
    const first = await asked(ash, '/board/actions/new', { ...anAction, ...once })
    const second = await asked(ash, '/board/actions/new', { ...anAction, ...once })
    const action = first.headers.get('location')!
    expect(second.headers.get('location')).toBe(action)
    const more = { version: '1', said: 'Ill', ...day('due', '2026-03-20') }
    expect((await asked(ash, `${action}/move`, more)).status).toBe(303)
    expect((await asked(ash, `${action}/move`, more)).status).toBe(303)
    expect((await asked(cedar, `${action}/move`, more)).status).toBe(409)
    expect(await text(asked(ash, action))).toMatch(/Due 20 March 2026/)
  })
})

const aRisk = {
  title: 'Too few',
  cause: 'Posts are empty',
  event: 'A rota stops',
  effect: 'People wait',
  likelihoodBefore: '4',
  consequenceBefore: '4',
  mitigation: 'Cover',
  likelihood: '3',
  consequence: '4',
  borneBy: 'RBB',
  whyAlliance: 'All need them',
  trust: 'RAA',
  name: 'The director',
  ...day('review', '2026-03-01'),
}

describe('risks', () => {
  it('are written down, reviewed and closed, with what was said', async () => {
    const risk = await made(ash, '/board/risks/new', aRisk)
    expect(await text(asked(cedar, '/board/risks'))).toContain('No open risk is extreme')
    const review = {
      mitigation: 'More cover',
      likelihood: '2',
      consequence: '4',
      said: 'It works',
      ...day('review', '2026-05-01'),
    }
    expect((await sends(birch, `${risk}/review`, review)).status).toBe(303)
    expect(await text(asked(cedar, risk))).toContain('12, high, then 8, high. It works')
    expect((await sends(birch, `${risk}/close`, { said: 'Posts are filled' })).status).toBe(303)
    expect((await asked(birch, `${risk}/review`)).status).toBe(403)
  })

  it('are not made worse by what is done about them', async () => {
    const answer = await sends(ash, '/board/risks/new', { ...aRisk, likelihood: '5', consequence: '5' })
    expect(answer.status).toBe(422)
    expect(await text(answer)).toContain('the score is above that of before')
  })
})

describe('disputes', () => {
  const aDispute = { matter: 'Who pays', what: 'For a session', wanted: 'The borrower', concerns: 'RBB' }

  it('go by the steps that the agreement names, among the trusts that they concern', async () => {
    const dispute = await made(ash, '/board/disputes/new', aDispute)
    expect(await text(asked(cedar, dispute))).toContain(
      'The chief executives 14 days Since 2 February 2026, until 16 February 2026',
    )
    expect((await asked(cedar, `${dispute}/settle`)).status).toBe(403)
    expect((await asked(ash, `${dispute}/go-on`)).status).toBe(403)
    expect((await sends(birch, `${dispute}/settle`, { said: 'Half each' })).status).toBe(303)
    expect(await text(asked(ash, '/board/disputes'))).toContain('Half each')
  })

  it('go up one step at a time, and each step has its own days from then on', async () => {
    const dispute = await made(ash, '/board/disputes/new', aDispute)
    const ladder = [
      { who: 'The chief executives', withinDays: 14 },
      { who: 'The chairs', withinDays: 21 },
      { who: 'A mediator', withinDays: 30 },
    ]
    await sql`update alliance_dispute set ladder = ${JSON.stringify(ladder)}::jsonb`.execute(test.scene)
    today = '2026-02-10'
    expect((await sends(birch, `${dispute}/go-on`, { said: 'We could not agree' })).status).toBe(303)
    const page = await text(asked(ash, dispute))
    expect(page).toContain('The chairs 21 days Since 10 February 2026, until 3 March 2026')
    expect(page).toContain('The chief executives: We could not agree')
  })

  it('are raised in the name of a trust, by those who speak for it', async () => {
    expect((await asked(clerk, '/board/disputes/new')).status).toBe(403)
    expect((await asked(testViewer('RAA', { roles: ['board-secretary'] }), '/board/disputes/new')).status).toBe(403)
  })
})

const aPriority = {
  title: 'One hub',
  why: 'People wait',
  measure: 'Day cases',
  trust: 'RAA',
  name: 'The director',
  ...day('due', '2026-04-01'),
}

describe('priorities', () => {
  const supports = (viewer: Viewer, priority: string, answer = 'supports', said = '') =>
    sends(viewer, `${priority}/support`, { answer, said })

  it('go on when every trust supports it, and say until then for whom they wait and since when', async () => {
    const priority = await made(ash, '/board/priorities/new', aPriority)
    today = '2026-02-09'
    await supports(ash, priority)
    await supports(birch, priority, 'not-yet', 'Travel first')
    const tasks = async (viewer: Viewer) => (await priorityTasks(parts())(viewer)).map((task) => task.text)
    expect(await tasks(cedar)).toEqual(['Say where your trust stands on 1 priority'])
    expect(await tasks(birch)).toEqual([])
    const page = await text(asked(cedar, priority))
    expect(page).toContain('RCC, which has not answered since 2 February 2026')
    expect(page).toContain('RBB, which has said "not yet" since 9 February 2026')
    expect((await asked(ash, `${priority}/go-on`)).status).toBe(403)
    await supports(birch, priority)
    await supports(cedar, priority)
    const answers = { said: 'All agree', ...day('due', '2026-06-01') }
    expect((await sends(ash, `${priority}/go-on`, answers)).status).toBe(303)
    expect(await text(asked(cedar, '/board/priorities'))).toMatch(/One hub Case for change Waits for trusts/)
  })

  it('want a reason from a trust that does not support them', async () => {
    const priority = await made(ash, '/board/priorities/new', aPriority)
    expect((await supports(birch, priority, 'against')).status).toBe(422)
  })

  it('are not taken on by a program either, while a trust does not support it', async () => {
    const priority = await made(ash, '/board/priorities/new', aPriority)
    await supports(ash, priority)
    const goOn = (stage: string) =>
      test.db.withViewer(ash, (tx) => sql`update alliance_priority set stage = ${stage}`.execute(tx))
    await expect(goOn('case-for-change')).rejects.toThrow('not every trust supports')
    await expect(goOn('options')).rejects.toThrow('from one stage to the next')
    await supports(birch, priority)
    await supports(cedar, priority)
    await goOn('case-for-change')
  })

  it('no longer ask a trust that is suspended, and let it write nothing', async () => {
    const priority = await made(ash, '/board/priorities/new', aPriority)
    await supports(ash, priority)
    await supports(birch, priority)
    await sql`update alliance_member set suspended_on = '2026-01-01' where trust = 'RCC'`.execute(test.scene)
    expect(await text(asked(ash, priority))).toContain('Every trust supports going on to case for change')
    expect((await asked(cedar, `${priority}/support`)).status).toBe(403)
    expect((await asked(cedar, '/board/actions/new')).status).toBe(403)
  })
})

describe('the registers, while nothing is in them', () => {
  it.each([
    ['/board/actions', 'No action has been given yet.'],
    ['/board/risks', 'No risk has been written down yet.'],
    ['/board/disputes', 'No trust has raised a dispute.'],
    ['/board/priorities', 'Nothing has been proposed yet.'],
  ])('%s says so', async (path, words) => {
    expect(await text(asked(clerk, path))).toContain(words)
    expect((await asked(clerk, `${path}.csv`)).status).toBe(200)
  })
})

describe('the registers, in the database', () => {
  it('are seen by members, and by nobody else', async () => {
    await made(ash, '/board/actions/new', anAction)
    const seen = (viewer: Viewer) =>
      test.db.withViewer(viewer, async (tx) => (await sql`select from alliance_action`.execute(tx)).rows.length)
    expect(await seen(birch)).toBe(1)
    expect(await seen(testViewer('RDD'))).toBe(0)
    expect(await seen({ ...birch, alliance: 'flowers' })).toBe(0)
  })

  it('let nobody speak for another trust, nor write what happened anew', async () => {
    const priority = await made(ash, '/board/priorities/new', aPriority)
    const id = priority.split('/').at(-1)
    const tried = (statement: string) => test.db.withViewer(ash, (tx) => sql.raw(statement).execute(tx))
    await expect(
      tried(`insert into alliance_priority_support (priority_id, stage, trust, seq, answer, on_day, name)
        values ('${id}', 'proposal', 'RBB', 1, 'supports', '2026-02-02', 'Somebody')`),
    ).rejects.toThrow('row-level security')
    await expect(
      tried(`insert into alliance_dispute (id, matter, what, wanted, by_trust, concerns, ladder, step_from)
        values ('${id}', 'a', 'b', 'c', 'RBB', '{RAA,RBB}', '[]', '2026-02-02')`),
    ).rejects.toThrow('row-level security')
    await expect(tried(`update alliance_register_event set what = 'stop'`)).rejects.toThrow('permission denied')
    await expect(tried('delete from alliance_priority')).rejects.toThrow('permission denied')
  })
})
