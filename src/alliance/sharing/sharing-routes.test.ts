import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addDays, londonDay } from '#nhs/day.ts'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import { forPurpose, type Viewer } from '#platform/viewer.ts'
import type { DraftAnswers } from './draft.ts'
import { draftStore } from './draft-store.ts'
import { asks, chief, dudley, governor, planner, sandwell, somebody, threeTrusts } from './sharing.scene.ts'

describe('a sharing agreement, through its pages', () => {
  let test: TestDatabase<unknown>
  let ask: ReturnType<typeof asks>
  const today = londonDay(new Date())
  const daysFrom = (days: number) => addDays(today, days)
  beforeAll(async () => {
    test = await testDatabase()
    await threeTrusts(test)
    ask = asks(test)
  })
  afterAll(() => test.drop())
  beforeEach(async () => {
    await sql`truncate sharing_agreement, sharing_agreement_event, sharing_draft`.execute(test.scene)
  })

  const text = async (answer: Response | Promise<Response>) =>
    (await (await answer).text())
      .replace(/<[^>]+>/g, ' ')
      .replaceAll('&#x27;', "'")
      .replace(/\s+/g, ' ')
  const date = (name: string, day: string) => {
    const [year = '', month = '', d = ''] = day.split('-')
    return { [`${name}-day`]: d, [`${name}-month`]: month, [`${name}-year`]: year }
  }
  /** Sends the form of a page with the version that the page showed. */
  async function sends(viewer: Viewer, path: string, answers: Record<string, string | readonly string[]> = {}) {
    const page = await (await ask(viewer, path)).text()
    const version = /name="version" value="(\d+)"/.exec(page)?.[1] ?? '0'
    return ask(viewer, path, { version, ...answers })
  }
  const where = (answer: Response): string => answer.headers.get('location') ?? `no answer: ${answer.status}`

  const answers: DraftAnswers = {
    owner: dudley,
    recipient: sandwell,
    purpose: 'planning',
    fields: ['procedure', 'team'],
    services: ['110'],
    sites: [],
    from: today,
    until: daysFrom(300),
    reason: 'To plan together',
    lawfulBasis: '6(1)(e)',
    specialBasis: '9(2)(h)',
    confidentialityBasis: 'implied-consent',
    dpiaReference: 'DPIA 7',
    rights: 'Each answers for its own',
    retention: 'As long as the plan',
    reviewOn: daysFrom(100),
  }
  /** Every question answered, as somebody at a trust finds it to be checked. */
  async function written(viewer: Viewer, different: DraftAnswers = {}): Promise<string> {
    const id = randomUUID()
    await test.db.withViewer(viewer, (tx) => draftStore(tx).begin(id, { ...answers, ...different }))
    return `/alliance/sharing/proposals/${id}/check`
  }
  const proposes = async (viewer: Viewer, different: DraftAnswers = {}) =>
    where(await sends(viewer, await written(viewer, different)))
  const seen = async (viewer: Viewer) => {
    const { rows } = await test.db.reading(forPurpose(viewer, 'planning'), (tx) =>
      sql<{ procedure: string | null }>`
        select procedure_name as procedure from share.planning_pathway where trust = ${dudley}`.execute(tx),
    )
    return rows
  }

  it('is proposed by answering one question at a time, and shares nothing before three people approve it', async () => {
    const asked: Record<string, Record<string, string | readonly string[]>> = {
      between: { between: `${dudley} ${sandwell}` },
      purpose: { purpose: 'planning' },
      fields: { fields: ['procedure', 'team'] },
      services: { services: ['110'] },
      sites: { sites: 'every' },
      dates: { ...date('from', today), ...date('until', daysFrom(300)) },
      reason: { reason: 'To plan together' },
      law: { lawfulBasis: '6(1)(e)', specialBasis: '9(2)(h)', confidentialityBasis: 'implied-consent' },
      assessment: { dpiaReference: 'DPIA 7' },
      rights: { rights: 'Each answers for its own' },
      retention: { retention: 'As long as the plan', ...date('reviewOn', daysFrom(100)) },
    }
    let at = where(await ask(planner(sandwell), '/alliance/sharing/proposals', { once: randomUUID() }))
    for (const [question, answer] of Object.entries(asked)) {
      expect(at.split('/').at(-1)).toBe(question)
      at = where(await sends(planner(sandwell), at, answer))
    }
    const agreement = where(await sends(planner(sandwell), at))
    expect(agreement).toMatch(/^\/alliance\/sharing\/[0-9a-f-]{36}$/)
    expect(await text(ask(chief(dudley), agreement))).toContain('Waits for the owner and the recipient to approve it')
    for (const who of [chief(dudley), governor(dudley)]) {
      expect((await sends(who, `${agreement}/approve`)).status).toBe(303)
      expect(await seen(planner(sandwell))).toEqual([])
    }
    expect((await sends(chief(sandwell), `${agreement}/approve`)).status).toBe(303)
    expect(await seen(planner(sandwell))).toHaveLength(4)
    expect(await text(ask(chief(dudley), agreement))).toContain('In force until')
  })

  it('shows the owner, before anybody approves, as many records as the recipient then reads', async () => {
    const check = await written(planner(dudley))
    const page = await text(ask(planner(dudley), check))
    expect(page).toContain('Trauma and Orthopaedic 4')
    expect(page).toContain('4 records in all')
    expect(page).toContain('Hip replacement')
    const agreement = where(await sends(planner(dudley), check))
    expect(await text(ask(chief(dudley), `${agreement}/approve`))).toContain('4 records in all')
    const theirs = await text(ask(chief(sandwell), `${agreement}/approve`))
    expect(theirs).not.toContain('records in all')
    expect(theirs).not.toContain('Hip replacement')
  })

  it('says before approval what stays with the receiver when it has ended', async () => {
    const agreement = await proposes(planner(dudley))
    const page = await text(ask(chief(sandwell), `${agreement}/approve`))
    expect(page).toContain('This stays with Sandwell and West Birmingham')
    expect(page).toContain('Files that somebody had downloaded')
  })

  it('is not approved twice by one person, nor by somebody who does not speak for their trust', async () => {
    const agreement = await proposes(planner(dudley))
    await sends(chief(dudley), `${agreement}/approve`)
    const again = await ask(chief(dudley), `${agreement}/approve`)
    expect(again.status).toBe(403)
    expect(await text(again)).toContain('You have approved it')
    expect((await ask(planner(dudley), `${agreement}/approve`)).status).toBe(403)
  })

  it('takes a form that is sent twice once', async () => {
    const agreement = await proposes(planner(dudley))
    for (const _ of [1, 2]) {
      expect((await ask(chief(dudley), `${agreement}/approve`, { version: '1' })).status).toBe(303)
    }
    expect(await text(ask(governor(dudley), `${agreement}/approve`))).toContain('1 approval of 3 has been given')
  })

  it('tells whoever was slower that somebody has changed it', async () => {
    const agreement = await proposes(planner(dudley))
    await sends(chief(dudley), `${agreement}/approve`)
    const late = await ask(governor(dudley), `${agreement}/approve`, { version: '1' })
    expect(late.status).toBe(409)
    expect(await text(late)).toContain('Somebody has changed this agreement')
  })

  it('asks information governance or the Caldicott Guardian where people can be known by what is shared', async () => {
    const agreement = await proposes(planner(dudley), { purpose: 'mutual-aid', fields: ['name'] })
    await sends(chief(dudley), `${agreement}/approve`)
    const second = await ask(somebody(dudley, 'chief-operating-officer', 'deputy'), `${agreement}/approve`)
    expect(second.status).toBe(403)
    expect(await text(second)).toContain('for the Caldicott Guardian or information governance')
    expect((await sends(somebody(dudley, 'caldicott-guardian'), `${agreement}/approve`)).status).toBe(303)
  })

  it('does not exist for a third trust', async () => {
    const agreement = await proposes(planner(dudley))
    expect((await ask(chief('RBK'), agreement)).status).toBe(404)
    expect((await ask(chief('RBK'), `${agreement}/approve`)).status).toBe(404)
  })

  async function inForce(different: DraftAnswers = {}) {
    const agreement = await proposes(planner(dudley), different)
    for (const who of [chief(dudley), governor(dudley), chief(sandwell)]) await sends(who, `${agreement}/approve`)
    return agreement
  }

  it('shares less at once when its owner narrows it, and shows first how much', async () => {
    const agreement = await inForce({ services: ['110', '320'] })
    expect(await seen(planner(sandwell))).toHaveLength(5)
    const narrower = { fields: ['team'], services: ['110'], sites: ['RNA01'], ...date('until', daysFrom(200)) }
    const check = where(await sends(governor(dudley), `${agreement}/narrow`, narrower))
    const page = await text(ask(governor(dudley), check))
    expect(page).toContain('5 records can be seen under it today, and 3 from now on')
    const hidden = new URL(check, 'http://x').searchParams
    const done = await sends(governor(dudley), check, Object.fromEntries(hidden))
    expect(where(done)).toBe(agreement)
    expect(await seen(planner(sandwell))).toEqual([{ procedure: null }, { procedure: null }, { procedure: null }])
    expect((await ask(governor(sandwell), `${agreement}/narrow`)).status).toBe(403)
  })

  it('is suspended, goes on and ends at the next statement', async () => {
    const agreement = await inForce()
    const version = async () =>
      /name="version" value="(\d+)"/.exec(await (await ask(chief(dudley), agreement)).text())![1]!
    await ask(chief(dudley), `${agreement}/suspend`, { version: await version() })
    expect(await seen(planner(sandwell))).toEqual([])
    await ask(chief(dudley), `${agreement}/resume`, { version: await version() })
    expect(await seen(planner(sandwell))).toHaveLength(4)
    await sends(chief(dudley), `${agreement}/revoke`, { reason: 'The services moved' })
    expect(await seen(planner(sandwell))).toEqual([])
    expect(await text(ask(chief(sandwell), agreement))).toContain('Ended: The services moved')
  })

  it('is declined by either trust, and then approved by nobody', async () => {
    const agreement = await proposes(planner(dudley))
    await sends(governor(sandwell), `${agreement}/decline`, { reason: 'We need no more' })
    expect(await text(ask(chief(dudley), agreement))).toContain('so it was never in force')
    expect((await ask(chief(dudley), `${agreement}/approve`)).status).toBe(403)
  })

  it('becomes wider by another in its place, which all have to approve, and until then nothing changes', async () => {
    const old = await inForce()
    let at = where(
      await ask(planner(dudley), '/alliance/sharing/proposals', {
        once: randomUUID(),
        like: old.split('/').at(-1)!,
      }),
    )
    expect(at).toMatch(/dates$/)
    at = where(await sends(planner(dudley), at, { ...date('from', today), ...date('until', daysFrom(360)) }))
    at = where(
      await sends(planner(dudley), at, { retention: 'As long as the plan', ...date('reviewOn', daysFrom(100)) }),
    )
    await sends(planner(dudley), at.replace('/check', '/services'), { services: ['110', '320'] })
    const wider = where(await sends(planner(dudley), at))
    for (const who of [chief(dudley), governor(dudley)]) await sends(who, `${wider}/approve`)
    expect(await seen(planner(sandwell))).toHaveLength(4)
    expect(await text(ask(chief(sandwell), `${wider}/approve`))).toContain('It comes in the place of an agreement')
    await sends(chief(sandwell), `${wider}/approve`)
    expect(await seen(planner(sandwell))).toHaveLength(5)
    expect(await text(ask(chief(dudley), old))).toContain('Replaced by another agreement')
  })

  it('is proposed once at a time for a pair and a purpose', async () => {
    await proposes(planner(dudley))
    const check = await written(planner(sandwell))
    expect(await text(ask(planner(sandwell), check))).toContain('waits for approval')
    expect(where(await ask(planner(sandwell), check, { version: '1' }))).toBe(check)
  })

  it.each([
    ['dates', { 'from-day': '1', 'from-month': '1', 'from-year': '2020' }, 'Enter the last day'],
    ['fields', {}, 'Select what may be seen'],
    ['law', { lawfulBasis: '6(1)(e)' }, 'Select the condition for data about health'],
    ['reason', {}, 'Enter what the sharing is for'],
  ])('says what is wrong with the answer to the question of %s', async (question, sent, says) => {
    const check = await written(planner(dudley))
    const answer = await sends(planner(dudley), check.replace('/check', `/${question}`), sent)
    expect(answer.status).toBe(422)
    expect(await text(answer)).toContain(says)
  })

  it('takes no longer than 12 months', async () => {
    const check = await written(planner(dudley))
    const answer = await sends(planner(dudley), check.replace('/check', '/dates'), {
      ...date('from', today),
      ...date('until', daysFrom(366)),
    })
    expect(await text(answer)).toContain('within 12 months')
  })
})
