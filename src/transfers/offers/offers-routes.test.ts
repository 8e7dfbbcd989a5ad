/** Offers through their pages, as people use them: offered, called about, answered, confirmed, taken back. */
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { trustName } from '#nhs/organisations.ts'
import { clock } from '#platform/clock.ts'
import { logger } from '#platform/log.ts'
import { metrics } from '#platform/metrics.ts'
import type { Parts } from '#platform/parts.ts'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import type { Role } from '#platform/viewer.ts'
import { app } from '#web/app.tsx'
import { findTransfer } from '../life/transfer-row.ts'
import { aPlanFor, inDays, screened, somebodyAt, today } from './offers.scene.ts'
import { offersRoutes } from './offers-routes.tsx'

let test: TestDatabase<unknown>
let parts: Parts
let transfer: { sender: string; id: string; patient: string }
let home: string
beforeAll(async () => {
  test = await testDatabase()
  parts = { ...test, log: logger('silent'), dataFolder: '/nowhere', clock: clock(), plannerThreads: 1 }
})
afterAll(() => test.drop())
beforeEach(async () => {
  const [first] = await aPlanFor(test, ['Canary'])
  transfer = first!
  home = `/transfers/RL1/${transfer.id}`
})

const appFor = (trust: string, role: Role) =>
  app({
    session: () => somebodyAt(trust, role),
    describe: () => ({ trust: trustName(trust) }),
    modules: [offersRoutes(parts)],
    logger: parts.log,
    metrics: metrics(),
  })
const get = (path: string, role: Role = 'booking-clerk', trust = 'RL1') => appFor(trust, role).request(path)
const post = (path: string, form: Readonly<Record<string, string>>, role: Role = 'booking-clerk') =>
  appFor('RL1', role).request(path, {
    method: 'POST',
    body: new URLSearchParams(form),
    headers: { 'sec-fetch-site': 'same-origin' },
  })
const textOf = async (answer: Response | Promise<Response>) =>
  (await (await answer).text())
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replaceAll('&quot;', '"')
    .replace(/\s+/g, ' ')
/** What a form would send along if its button were pressed. */
const hiddenOf = async (answer: Response | Promise<Response>): Promise<Record<string, string>> => {
  const html = await (await answer).text()
  const inputs = [...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)]
  return Object.fromEntries(inputs.map(([, name, value]) => [name!, value!.replaceAll('&#x27;', "'")]))
}
const boxes = (name: string, day: string) => {
  const [year, month, dayOfMonth] = day.split('-') as [string, string, string]
  return { [`${name}-day`]: dayOfMonth, [`${name}-month`]: month, [`${name}-year`]: year }
}
const stateOf = async () =>
  (await test.db.withViewer(somebodyAt('RL1'), (tx) => findTransfer(tx, { sender: 'RL1', id: transfer.id })))!.state

const checkHref = (day = inDays(28)) =>
  `${home}/steps/offer/check?${new URLSearchParams({ day, site: 'RRJ05', team: 'Ms Okafor and her team', way: 'phone', replyBy: inDays(10) })}`
const offered = async (day = inDays(28)) => {
  const href = checkHref(day)
  return post(href, await hiddenOf(get(href)))
}
const said = { way: 'phone', speaker: 'patient', said: "I'd like to", ...boxes('on', today) }
/** Fills in a form about an answer, checks it and saves it. */
const answered = async (path: string, form: Readonly<Record<string, string>>) => {
  const { version } = await hiddenOf(get(path))
  const check = await hiddenOf(post(path, { ...form, version: version! }))
  return { check, saved: await post(path, { ...check, stage: 'save' }) }
}

describe('offering a date', () => {
  it('is asked a question a page, begins with what the plan proposes, and ends with the rule and what it counts for', async () => {
    await screened(test, transfer)
    const begun = await get(`${home}/steps/offer`)
    const first = begun.headers.get('location')!
    expect(await (await get(first)).text()).toContain(`value="${Number(inDays(28).slice(8))}"`)
    const second = (await post(first, boxes('day', inDays(28)))).headers.get('location')!
    const third = (await post(second, { site: 'RRJ05', team: 'Ms Okafor and her team' })).headers.get('location')!
    const last = (await post(third, { way: 'phone', ...boxes('reply-by', inDays(10)) })).headers.get('location')!
    const text = await textOf(get(last))
    expect(text).toContain('This is a reasonable offer.')
    expect(text).toContain('It gave 28 days of notice. A reasonable offer gives 21 days or more.')
    const saved = await post(last, await hiddenOf(get(last)))
    expect(saved.headers.get('location')).toBe(home)
    expect(decodeURIComponent(saved.headers.get('set-cookie')!)).toContain('Next: call the patient, or write a letter.')
    expect(await stateOf()).toBe('offered')
  })

  it('may be of a date too soon to be reasonable, which the page says before it is saved', async () => {
    await screened(test, transfer)
    const text = await textOf(get(checkHref(inDays(20))))
    expect(text).toContain('This is not a reasonable offer. It may be made.')
    expect(text).toContain('It gave 20 days of notice.')
    expect((await offered(inDays(20))).status).toBe(303)
  })

  it('asks again, with what was typed, for a date that cannot be, and leads to what is missing', async () => {
    await screened(test, transfer)
    const answer = await post(`${home}/steps/offer/day`, { 'day-day': '31', 'day-month': '2', 'day-year': '2026' })
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toContain('Enter the day of the operation as a real date')
    expect(html).toContain('value="31"')
    const missing = await get(`${home}/steps/offer/check?day=${inDays(28)}`)
    expect(missing.headers.get('location')).toContain('/steps/offer/place')
  })

  it('is done once when the form is sent twice, and says who did what when somebody was quicker', async () => {
    await screened(test, transfer)
    const form = await hiddenOf(get(checkHref()))
    const late = await hiddenOf(get(checkHref(inDays(35))))
    expect((await post(checkHref(), form)).status).toBe(303)
    expect((await post(checkHref(), form)).status).toBe(303)
    const { rows } = await sql<{ n: number }>`select count(*) as n from transfer_offer`.execute(test.scene)
    expect(rows[0]!.n).toBe(1)
    const answer = await post(checkHref(inDays(35)), late)
    expect(answer.status).toBe(409)
    expect(await textOf(answer)).toContain('offered it to the patient')
  })

  it('is for coordinators and booking clerks of the sender, once it has been judged suitable', async () => {
    const early = await get(`${home}/steps/offer`)
    expect(early.status).toBe(403)
    expect(await textOf(early)).toContain('cannot be done in the state "Identified"')
    await screened(test, transfer)
    expect((await get(`${home}/steps/offer/day`, 'surgeon')).status).toBe(403)
    expect((await get(`${home}/offers`, 'board-secretary')).status).toBe(403)
    expect((await get(`${home}/offers`, 'coordinator', 'RRJ')).status).toBe(404)
    expect((await get(`${home}/offers`, 'surgeon')).status).toBe(200)
  })
})

describe('what a patient answers', () => {
  beforeEach(async () => {
    await screened(test, transfer)
    await offered()
  })

  it('yes by phone is checked, saved, and asks for it in writing; a letter makes it complete', async () => {
    const { check, saved } = await answered(`${home}/steps/consent`, said)
    expect(check).toMatchObject({ as: 'step', said: "I'd like to" })
    expect(saved.headers.get('location')).toBe(home)
    expect(await stateOf()).toBe('consented')
    const text = await textOf(get(`${home}/offers`))
    expect(text).toContain('The patient agreed in a conversation. Ask them to confirm it in writing.')
    const letter = await answered(`${home}/steps/consent`, { ...said, way: 'letter' })
    expect(letter.check.as).toBe('note')
    expect(await textOf(get(`${home}/offers`))).toContain('The patient agreed in a conversation and in writing.')
  })

  it('is saved once however often the button is pressed', async () => {
    const { check, saved } = await answered(`${home}/steps/consent`, said)
    const again = await post(`${home}/steps/consent`, { ...check, stage: 'save' })
    expect([saved.status, again.status]).toEqual([303, 303])
    const { rows } = await sql<{ n: number }>`select count(*) as n from transfer_answer`.execute(test.scene)
    expect(rows[0]!.n).toBe(1)
  })

  it('no to two reasonable dates asks a clinician and ends nothing, which is said before and after', async () => {
    const path = `${home}/offers/date-declined`
    const no = { ...said, reason: 'date' }
    await answered(path, no)
    await offered(inDays(49))
    const { version } = await hiddenOf(get(path))
    const check = await textOf(post(path, { ...no, version: version! }))
    expect(check).toContain('Ask which days suit, and offer one of them.')
    expect(check).toContain('For a clinician to decide: Should this patient start active monitoring?')
    await answered(path, no)
    expect(await stateOf()).toBe('offered')
    const text = await textOf(get(`${home}/offers`))
    expect(text).toContain('The patient declined two reasonable offers. The clock runs on.')
    expect(text).toContain('The patient agrees.')
  })

  it('no to going there ends it with the reason; a yes that is taken back ends it too', async () => {
    const { saved } = await answered(`${home}/steps/decline`, { ...said, reason: 'too-far' })
    expect(saved.status).toBe(303)
    expect(await stateOf()).toBe('declined-by-patient')
    const over = await get(`${home}/steps/decline`)
    expect([over.status, await textOf(over)]).toEqual([403, expect.stringContaining('This transfer is over')])
  })

  it('can be taken back after a yes, and no date can be declined by then', async () => {
    await answered(`${home}/steps/consent`, said)
    expect((await get(`${home}/offers/date-declined`)).status).toBe(403)
    await answered(`${home}/offers/taken-back`, said)
    expect(await stateOf()).toBe('declined-by-patient')
  })

  it('asks again with every mistake, and keeps what was said out of the address', async () => {
    const answer = await post(`${home}/offers/date-declined`, { said: 'CANARY', ...boxes('on', inDays(1)) })
    expect(answer.status).toBe(422)
    const text = await textOf(answer)
    for (const message of [
      'Select why',
      'Select how they answered',
      'Select who answered',
      'not in the future',
      'CANARY',
    ])
      expect(text).toContain(message)
  })

  it('of a day before the offer is no answer to it', async () => {
    const answer = await post(`${home}/steps/consent`, { ...said, ...boxes('on', inDays(-1)) })
    expect(await textOf(answer)).toContain('Enter a day of the answer on which the offer had been made')
  })

  it('is not written over what somebody else did meanwhile', async () => {
    const { version } = await hiddenOf(get(`${home}/steps/consent`))
    const check = await hiddenOf(post(`${home}/steps/consent`, { ...said, version: version! }))
    await offered(inDays(49))
    const late = await post(`${home}/steps/consent`, { ...check, stage: 'save' })
    expect(late.status).toBe(409)
    expect(await stateOf()).toBe('offered')
  })
})
