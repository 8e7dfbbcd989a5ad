import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import { consentOf } from '../offers/offer-fact.ts'
import { inDays, today } from '../offers/offers.scene.ts'
import { browserAt } from './browser.scene.ts'
import { MOST_CALLS_IN_A_DAY } from './call-store.ts'
import { codeInGroups } from './link-code.ts'
import { birthDateOf, clerk, offerAgain, offeredPatients, standOf } from './patient-page.scene.ts'
import { tryLimits } from './try-limits.ts'

let test: TestDatabase<unknown>
let first: Awaited<ReturnType<typeof offeredPatients>>[number]
let second: typeof first
beforeAll(async () => {
  test = await testDatabase(10)
})
afterAll(() => test.drop())
beforeEach(async () => {
  ;[first, second] = (await offeredPatients(test, ['Ash', 'Birch'])) as [typeof first, typeof first]
})

const aBrowser = (address?: string) => browserAt(test, address)

describe('opening the page', () => {
  it('takes the code as people type it, and the date of birth', async () => {
    const browser = aBrowser()
    const answer = await browser.open(` ${codeInGroups(first.code).toLowerCase()} `, birthDateOf(0))
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/my/offer'])
    expect(await browser.textOf('/my/offer')).toContain('A date for your operation at another hospital')
  })

  it('says the same of a wrong date and of a code that nobody has', async () => {
    const messages = []
    for (const code of [first.code, 'BCDFGHJKLMNP']) {
      const answer = await aBrowser().open(code, '1960-01-01')
      expect(answer.status).toBe(422)
      messages.push(await answer.text())
    }
    expect(messages[0]).toBe(messages[1])
  })

  it('never takes one patient’s date for another’s code', async () => {
    expect((await aBrowser().open(second.code, birthDateOf(0))).status).toBe(422)
  })

  it('is not for somebody who tries dates: after a few, even the right one waits', async () => {
    const browser = aBrowser()
    await browser.ask('/my', { code: first.code })
    for (let n = 0; n < tryLimits.ofLinkInAnHour; n += 1) {
      expect((await browser.birthDate(`19${50 + n}-06-01`)).status).toBe(422)
    }
    expect((await browser.birthDate(birthDateOf(0))).status).toBe(429)
    // From anywhere else too.
    expect((await aBrowser('198.51.100.7').open(first.code, birthDateOf(0))).status).toBe(429)
    // An hour later the patient gets in.
    await sql`update patient_link set tries_from = tries_from - interval '1 hour'`.execute(test.scene)
    expect((await browser.birthDate(birthDateOf(0))).status).toBe(303)
  })

  it('gains nothing by trying many dates at the same moment', async () => {
    const tries = Array.from({ length: 24 }, async (_, n) => {
      // Each from its own place, so that the link alone counts.
      const browser = aBrowser(`198.51.100.${n}`)
      return (await browser.open(first.code, n === 23 ? birthDateOf(0) : `19${40 + n}-06-01`)).status
    })
    const statuses = await Promise.all(tries)
    expect(statuses.filter((status) => status === 422).length).toBeLessThanOrEqual(tryLimits.ofLinkInAnHour)
  })

  it('ends for a link with too many wrong dates ever, until a clerk gives a new code', async () => {
    await sql`update patient_link set tries_ever = ${tryLimits.ofLinkEver}`.execute(test.scene)
    expect((await aBrowser().open(first.code, birthDateOf(0))).status).toBe(429)
  })

  it('is slow for one address, whatever codes it tries', async () => {
    const browser = aBrowser('203.0.113.9')
    for (let n = 0; n < tryLimits.ofAddressInAnHour; n += 1) {
      await browser.open('BCDFGHJKLMNP', '1960-01-01')
    }
    expect((await browser.open(second.code, birthDateOf(1))).status).toBe(429)
    expect((await aBrowser('203.0.113.10').open(second.code, birthDateOf(1))).status).toBe(303)
  })

  it('is no quicker for one address that tries many links and codes at the same moment', async () => {
    const address = '203.0.113.11'
    await aBrowser(address).open('BCDFGHJKLMNP', '1960-01-01')
    await sql`update patient_link_address set tries = ${tryLimits.ofAddressInAnHour - 1}`.execute(test.scene)
    const codes = Array.from({ length: 24 }, (_, n) => [first.code, second.code, 'BCDFGHJKLMNP'][n % 3]!)
    const answers = await Promise.all(codes.map((code) => aBrowser(address).open(code, '1960-01-01')))
    expect(answers.filter(({ status }) => status === 422)).toHaveLength(1)
  })

  it('keeps neither code, token nor address in the database, and writes no code into an address', async () => {
    const browser = aBrowser('192.0.2.55')
    await browser.open(first.code, '1960-01-01')
    const answer = await browser.open(first.code, birthDateOf(0))
    expect(answer.headers.get('location')).toBe('/my/offer')
    const token = [...browser.cookies].find(([name]) => name.endsWith('page'))![1]
    for (const table of ['patient_link', 'patient_session', 'patient_link_address', 'audit_entry']) {
      const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(table)} t`.execute(test.scene)
      const all = rows.map(({ row }) => row).join()
      for (const secret of [first.code, token, '192.0.2.55']) expect(all).not.toContain(secret)
    }
  })

  it('says that the code is over once the time to answer is, and opens again for nobody', async () => {
    await sql`alter table transfer disable trigger user`.execute(test.scene)
    await sql`update transfer set reply_by = now() - interval '1 minute'`.execute(test.scene)
    await sql`alter table transfer enable trigger user`.execute(test.scene)
    expect((await aBrowser().open(first.code, birthDateOf(0))).status).toBe(410)
  })

  it('is written into the log of the patient’s trust, each time, right or wrong', async () => {
    await aBrowser().open(first.code, '1960-01-01')
    await aBrowser().open(first.code, birthDateOf(0))
    const { rows } = await sql<{ outcome: string; object: string }>`
      select outcome, object from audit_entry where action = 'open-patient-page' order by seq`.execute(test.scene)
    const object = `transfer ${first.id}`
    expect(rows).toEqual([
      { outcome: 'refused', object },
      { outcome: 'done', object },
    ])
  })
})

describe('a patient on their page', () => {
  const opened = async (who = first, n = 0) => {
    const browser = aBrowser()
    await browser.open(who.code, birthDateOf(n))
    return browser
  }

  it('reads what is offered, how to get there, who looks after them, their place, and what stays the same', async () => {
    await sql`alter table transfer disable trigger user`.execute(test.scene)
    await sql`update transfer set home_day = ${inDays(84)}, home_day_is = 'planned'`.execute(test.scene)
    await sql`alter table transfer enable trigger user`.execute(test.scene)
    const text = await (await opened()).textOf('/my/offer')
    for (const said of [
      'Royal Orthopaedic Hospital, B31 2AP',
      'Ms Okafor and her team',
      'about 8 weeks sooner than at Robert Jones and Agnes Hunt',
      'You would stay 2 nights.',
      'About 1 hour 35 minutes by car, or',
      'would look after you, before and after the operation',
      'You have waited 63 weeks',
      'If you say no, you keep your place on the list',
      'Call the number on your letter',
    ]) {
      expect(text).toContain(said)
    }
    expect(text).not.toMatch(/Ash|Birch|999 ?000/)
  })

  it('is sent back to the beginning without a session, and to the offer by a page that is not for now', async () => {
    const nobody = await aBrowser().ask('/my/offer')
    expect([nobody.status, nobody.headers.get('location')]).toEqual([303, '/my'])
    const early = await (await opened()).ask('/my/change-mind')
    expect([early.status, early.headers.get('location')]).toEqual([303, '/my/offer'])
  })

  it('says yes once, however often the button is pressed, and that is consent in writing', async () => {
    const browser = await opened()
    const form = await browser.hiddenIn('/my/yes')
    const answers = await Promise.all([browser.ask('/my/yes', form), browser.ask('/my/yes', form)])
    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    expect(await standOf(test, first)).toMatchObject({ state: 'consented', version: 5 })
    expect(await test.db.reading(clerk, (tx) => consentOf(tx, first))).toMatchObject({
      writtenOn: today,
      verbalOn: null,
    })
    expect((await sql`select from transfer_answer`.execute(test.scene)).rows).toHaveLength(1)
    expect(await browser.textOf('/my/offer')).toContain('You said yes to this date')
  })

  it('says no with a reason in three questions, and keeps their place', async () => {
    const browser = await opened()
    expect((await browser.ask('/my/no', {})).status).toBe(422)
    const reason = await browser.ask('/my/no', { reason: 'too-far' })
    const check = reason.headers.get('location')!
    const form = await browser.hiddenIn(check)
    expect((await browser.ask('/my/no/check', { ...form, said: 'I do not drive' })).status).toBe(303)
    expect(await standOf(test, first)).toMatchObject({ state: 'declined-by-patient', reason: 'too-far' })
    const { rows } = await sql<{ said: string; way: string }>`select said, way from transfer_answer`.execute(test.scene)
    expect(rows).toEqual([{ said: 'It is too far. I do not drive', way: 'page' }])
    expect(await browser.textOf('/my/offer')).toContain('You keep your place on the list')
  })

  it('says no to a date alone, and stays asked', async () => {
    const browser = await opened()
    expect((await browser.ask('/my/no', { reason: 'date' })).headers.get('location')).toBe('/my/no/date')
    expect((await browser.ask('/my/no/date', {})).status).toBe(422)
    const check = (await browser.ask('/my/no/date', { another: 'yes' })).headers.get('location')!
    await browser.ask('/my/no/check', { ...(await browser.hiddenIn(check)), said: '' })
    expect((await standOf(test, first)).state).toBe('offered')
    expect(await browser.textOf('/my/offer')).toContain('You told us that this date does not suit you')
  })

  it('takes a yes back', async () => {
    const browser = await opened()
    await browser.ask('/my/yes', await browser.hiddenIn('/my/yes'))
    const form = await browser.hiddenIn('/my/change-mind')
    const answers = await Promise.all([browser.ask('/my/change-mind', form), browser.ask('/my/change-mind', form)])
    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    expect(await standOf(test, first)).toMatchObject({ state: 'declined-by-patient', reason: 'changed-mind' })
  })

  it('is told when the offer changed while they read it, and nothing is sent', async () => {
    const browser = await opened()
    const form = await browser.hiddenIn('/my/yes')
    await offerAgain(test, first, 4, { day: inDays(35) })
    const answer = await browser.ask('/my/yes', form)
    expect(answer.status).toBe(409)
    expect(await answer.text()).toContain('Your offer has changed')
    expect((await standOf(test, first)).state).toBe('offered')
  })

  it('cannot answer for somebody else by changing what the form carries', async () => {
    const browser = await opened()
    const other = await (await opened(second, 1)).hiddenIn('/my/yes')
    const answer = await browser.ask('/my/yes', other)
    expect(answer.status).toBe(404)
    expect((await standOf(test, second)).state).toBe('offered')
    expect((await standOf(test, first)).state).toBe('offered')
  })

  it('asks for a call once, and is not called by a number that is none', async () => {
    const browser = await opened()
    const once = randomUUID()
    expect((await browser.ask('/my/call', { once, phone: 'my phone', time: 'any' })).status).toBe(422)
    for (const _ of [1, 2]) await browser.ask('/my/call', { once, phone: '01632 960 001', time: 'morning', said: '' })
    const { rows } = await sql<{ phone: string }>`select phone from patient_call`.execute(test.scene)
    expect(rows).toEqual([{ phone: '01632 960 001' }])
  })

  it('asks for one call at a time, also with two forms at once, and for three in a day', async () => {
    const browser = await opened()
    const ask = () => browser.ask('/my/call', { once: randomUUID(), phone: '01632 960 001', time: 'any', said: '' })
    const both = await Promise.all([ask(), ask()])
    expect(both.map(({ status }) => status).sort()).toEqual([303, 409])
    expect(await browser.textOf('/my/call')).toContain('You do not need to ask again')
    const called = () =>
      sql`update patient_call set done_at = now(), done_by = 'p' where done_at is null`.execute(test.scene)
    for (let n = 1; n < MOST_CALLS_IN_A_DAY; n += 1) {
      await called()
      expect((await ask()).status).toBe(303)
    }
    await called()
    expect((await ask()).status).toBe(429)
    expect(await browser.textOf('/my/call')).toContain('Call us, or ask again tomorrow')
    await sql`update patient_call set asked_at = asked_at - interval '1 day'`.execute(test.scene)
    expect((await ask()).status).toBe(303)
    expect((await sql`select from patient_call where done_at is null`.execute(test.scene)).rows).toHaveLength(1)
  })

  it('can close their page', async () => {
    const browser = await opened()
    await browser.ask('/my/leave', {})
    expect((await browser.ask('/my/offer')).headers.get('location')).toBe('/my')
    expect((await sql`select from patient_session`.execute(test.scene)).rows).toEqual([])
  })
})
