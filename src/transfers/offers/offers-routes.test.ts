/** Offers through their pages, as people use them: offered, called about, answered, confirmed, taken back. */
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { trustName } from '#nhs/organisations.ts'
import { clock } from '#platform/clock.ts'
import { NotFound } from '#platform/errors.ts'
import { logger } from '#platform/log.ts'
import { metrics } from '#platform/metrics.ts'
import type { Parts } from '#platform/parts.ts'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import type { Role } from '#platform/viewer.ts'
import { startWorker, type Worker } from '#platform/worker.ts'
import { app } from '#web/app.tsx'
import { inReadingOrder, readPdf } from '#web/print/pdf-reader.scene.ts'
import { findTransfer } from '../life/transfer-row.ts'
import { setBookingTeam } from '../patient/booking-team-store.ts'
import { callsToMake, noteCalled } from '../patient/call-store.ts'
import { lettersJob } from './letters/letters-job.ts'
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
const how = { way: 'phone', speaker: 'patient', ...boxes('on', today) }
/** Fills in a form about an answer, and goes on to the page that checks it. */
const checked = async (path: string, form: Readonly<Record<string, string>>): Promise<string> => {
  const { version } = await hiddenOf(get(path))
  return (await post(path, { ...form, version: version! })).headers.get('location')!
}
/** The same, then saves it. */
const answered = async (path: string, form: Readonly<Record<string, string>>, said = "I'd like to") => {
  const href = await checked(path, form)
  const check: Record<string, string> = { ...(await hiddenOf(get(href))), said }
  return { href, check, saved: await post(href, check) }
}

describe('offering a date', () => {
  it('is asked a question a page, begins with what the plan proposes, and ends with the rule and what it counts for', async () => {
    await screened(test, transfer)
    const begun = await get(`${home}/steps/offer`)
    const first = begun.headers.get('location')!
    expect(await (await get(first)).text()).toContain(`value="${Number(inDays(28).slice(8))}"`)
    const second = (await post(first, boxes('day', inDays(28)))).headers.get('location')!
    expect(await (await get(second)).text()).not.toContain('and team"')
    await sql`insert into surgeon values ('RRJ', 'okafor', 'Ms Okafor', '{110}', null, '{RRJ05}')`.execute(test.scene)
    await sql`
      insert into sharing_agreement (owner, recipient, alliance, purpose, fields, treatment_functions, valid_from, valid_to,
                                     approved_by_owner, approved_by_recipient)
      values ('RRJ', 'RL1', 'orthopaedic', 'planning', '{capacity}', '{110}', now() - interval '1 day', now() + interval '300 days', '{a,b}', 'c')`.execute(
      test.scene,
    )
    expect(await (await get(second)).text()).toContain('value="Ms Okafor and team"')
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
    expect((await get(`${home}/offers`, 'coordinator', 'RXW')).status).toBe(404)
    expect((await get(`${home}/offers`, 'surgeon')).status).toBe(200)
  })

  it('is shown to the receiver without what the patient said, in the sender’s log, and no other page of it is', async () => {
    await screened(test, transfer)
    expect(await textOf(get(`${home}/offers`, 'coordinator', 'RRJ'))).toContain('There is nothing to see.')
    await offered()
    await answered(`${home}/steps/consent`, how, 'CANARY-WORDS')
    const text = await textOf(get(`${home}/offers`, 'coordinator', 'RRJ'))
    expect(text).toContain('The patient Agrees')
    expect(text).toContain('Interpreter Not known')
    expect(text).not.toContain('CANARY-WORDS')
    for (const page of ['steps/offer', 'steps/consent', 'offers/call', 'offers/letters', 'offers/needs/note'])
      expect((await get(`${home}/${page}`, 'coordinator', 'RRJ')).status).toBe(404)
    const log = await sql`select 1 from audit_entry where trust = 'RL1' and action = 'read'`.execute(test.scene)
    expect(log.rows).toHaveLength(1)
  })
})

describe('what a patient answers', () => {
  beforeEach(async () => {
    await screened(test, transfer)
    await offered()
  })

  it('yes by phone is checked, saved, and asks for it in writing; a letter makes it complete', async () => {
    const { check, saved } = await answered(`${home}/steps/consent`, how)
    expect(check.as).toBe('step')
    expect(saved.headers.get('location')).toBe(home)
    expect(await stateOf()).toBe('consented')
    const text = await textOf(get(`${home}/offers`))
    expect(text).toContain('The patient agreed in a conversation. Ask them to confirm it in writing.')
    const letter = await answered(`${home}/steps/consent`, { ...how, way: 'letter' })
    expect(letter.check.as).toBe('note')
    expect(await textOf(get(`${home}/offers`))).toContain('The patient agreed in a conversation and in writing.')
  })

  it('is saved once however often the button is pressed', async () => {
    const { href, check, saved } = await answered(`${home}/steps/consent`, how)
    const again = await post(href, check)
    expect([saved.status, again.status]).toEqual([303, 303])
    const { rows } = await sql<{ n: number }>`select count(*) as n from transfer_answer`.execute(test.scene)
    expect(rows[0]!.n).toBe(1)
  })

  it('no to two reasonable dates asks a clinician and ends nothing, which is said before and after', async () => {
    const path = `${home}/offers/date-declined`
    const no = { ...how, reason: 'date' }
    await answered(path, no)
    await offered(inDays(49))
    const check = await textOf(get(await checked(path, no)))
    expect(check).toContain('Ask which days suit, and offer one of them.')
    expect(check).toContain('For a clinician to decide: Should this patient start active monitoring?')
    await answered(path, no)
    expect(await stateOf()).toBe('offered')
    const text = await textOf(get(`${home}/offers`))
    expect(text).toContain('The patient declined two reasonable offers. The clock runs on.')
    expect(text).toContain('The patient agrees.')
  })

  it('no to going there ends it with the reason; a yes that is taken back ends it too', async () => {
    const { saved } = await answered(`${home}/steps/decline`, { ...how, reason: 'too-far' })
    expect(saved.status).toBe(303)
    expect(await stateOf()).toBe('declined-by-patient')
    const over = await get(`${home}/steps/decline`)
    expect([over.status, await textOf(over)]).toEqual([403, expect.stringContaining('This transfer is over')])
  })

  it('can be taken back after a yes, and no date can be declined by then', async () => {
    expect((await get(`${home}/offers/taken-back`)).status).toBe(403)
    await answered(`${home}/steps/consent`, how)
    expect((await get(`${home}/offers/date-declined`)).status).toBe(403)
    await answered(`${home}/offers/taken-back`, how)
    expect(await stateOf()).toBe('declined-by-patient')
  })

  it('asks again with every mistake', async () => {
    const answer = await post(`${home}/offers/date-declined`, boxes('on', inDays(1)))
    expect(answer.status).toBe(422)
    const text = await textOf(answer)
    for (const message of ['Select why', 'Select how they answered', 'Select who answered', 'not in the future'])
      expect(text).toContain(message)
  })

  it('in the patient’s own words is in no address, and is kept when it is too long to save', async () => {
    const href = await checked(`${home}/steps/consent`, how)
    const long = `CANARY ${'x'.repeat(2000)}`
    const answer = await post(href, { ...(await hiddenOf(get(href))), said: long })
    expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining(long)])
    const { saved } = await answered(`${home}/steps/consent`, how, 'CANARY')
    expect(saved.headers.get('location')).not.toContain('CANARY')
    expect(await textOf(get(`${home}/offers`))).toContain('CANARY')
  })

  it('of a day before the offer is no answer to it', async () => {
    const answer = await post(`${home}/steps/consent`, { ...how, ...boxes('on', inDays(-1)) })
    expect(await textOf(answer)).toContain('Enter a day of the answer on which the offer had been made')
  })

  it('is not written over what somebody else did meanwhile', async () => {
    const href = await checked(`${home}/steps/consent`, how)
    const check = await hiddenOf(get(href))
    await offered(inDays(49))
    const late = await post(href, check)
    expect(late.status).toBe(409)
    expect(await stateOf()).toBe('offered')
  })
})

describe('a call', () => {
  it('has a script with the patient and the offer in it, and leads on to what was said', async () => {
    await screened(test, transfer)
    expect((await get(`${home}/offers/call`)).status).toBe(403)
    await offered()
    const text = await textOf(get(`${home}/offers/call`))
    expect(text).toContain('Hello, this is Sam Patel, Coordinator at')
    expect(text).toContain('Ms Okafor and her team would operate.')
    expect(text).toContain('Call the number on your letter if anything changes')
    const clerk = somebodyAt('RL1', 'booking-clerk')
    const team = { phone: '01691 404000', hours: 'Monday to Friday, 8am to 5pm', version: 0 }
    await test.db.withViewer(clerk, (tx) => setBookingTeam(tx, clerk, team))
    expect(await textOf(get(`${home}/offers/call`))).toContain('Call 01691 404000 if anything changes')
    expect(await (await get(`${home}/offers/letters`)).text()).toContain('value="01691 404000"')
    const onTo = async (heard: string) => (await post(`${home}/offers/call`, { heard })).headers.get('location')
    expect(await onTo('agrees')).toBe(`${home}/steps/consent?way=phone`)
    expect(await onTo('declines-date')).toBe(`${home}/offers/date-declined?way=phone`)
    expect(await onTo('declines')).toBe(`${home}/steps/decline?way=phone`)
    expect(await onTo('thinking')).toBe(`${home}/offers/no-answer?outcome=thinking`)
    expect((await post(`${home}/offers/call`, {})).status).toBe(422)
  })

  it('without an answer is kept once, and counts as none', async () => {
    await screened(test, transfer)
    await offered()
    const path = `${home}/offers/no-answer`
    const form: Record<string, string> = {
      ...(await hiddenOf(get(path))),
      outcome: 'call-asked',
      note: 'After 4pm',
    }
    for (const _ of [1, 2]) expect((await post(path, form)).headers.get('location')).toBe(home)
    expect(await toCall('RL1')).toMatchObject([{ kind: 'asked', said: 'After 4pm', familyName: 'Canary', phone: null }])
    expect(await toCall('RRJ')).toEqual([])
    const text = await textOf(get(`${home}/offers`))
    expect(text).toContain('They ask for a call')
    expect(text).toContain('The patient has declined no offer.')
    expect((await post(path, { once: form.once! })).status).toBe(422)
    // Nobody was reached: the call is still to be made. They have been spoken with: it is not.
    const call = async (outcome: string) => post(path, { ...(await hiddenOf(get(path))), outcome, note: '' })
    await call('not-reached')
    expect(await toCall('RL1')).toHaveLength(1)
    await call('thinking')
    expect(await toCall('RL1')).toEqual([])
  })

  it('is not to be made any more once the patient has answered in a conversation', async () => {
    await screened(test, transfer)
    await offered()
    const path = `${home}/offers/no-answer`
    await post(path, { ...(await hiddenOf(get(path))), outcome: 'call-asked', note: '' })
    await answered(`${home}/steps/consent`, { ...how, way: 'letter' })
    expect(await toCall('RL1')).toHaveLength(1)
    await answered(`${home}/steps/consent`, how)
    expect(await toCall('RL1')).toEqual([])
  })
})

/** Calls that somebody of a trust has to make. */
const toCall = (trust: string) => test.db.reading(somebodyAt(trust, 'booking-clerk'), (tx) => callsToMake(tx))

describe('a change of mind once another trust answers for the patient', () => {
  /** As if the steps had been taken. */
  const standsAt = (state: string, responsible: string) =>
    test.scene.transaction().execute(async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx)
      await sql`update transfer set state = ${state}, responsible = ${responsible}`.execute(tx)
    })
  beforeEach(async () => {
    await screened(test, transfer)
    await offered()
    await answered(`${home}/steps/consent`, how)
    await standsAt('passed', 'RRJ')
  })
  const path = () => `${home}/offers/taken-back`

  it('is told to that trust, whose it is to call and to return them, and changes nothing over its head', async () => {
    expect(await textOf(get(await checked(path(), how)))).toContain('The receiving trust answers for the patient now.')
    const { href, check, saved } = await answered(path(), how, 'My hip is better')
    expect([saved.status, saved.headers.get('location')]).toEqual([303, home])
    expect(decodeURIComponent(saved.headers.get('set-cookie')!)).toContain('the receiving trust is told')
    expect((await post(href, check)).status).toBe(303)
    expect(await stateOf()).toBe('passed')
    expect(await toCall('RRJ')).toMatchObject([{ kind: 'changed-mind', sender: 'RL1', said: 'My hip is better' }])
    expect(await toCall('RL1')).toEqual([])
    expect(await toCall('RXW')).toEqual([])
    const { rows } = await sql<{ trust: string }>`
      select trust from audit_entry where action = 'answer-offer' and detail ->> 'kind' = 'withdrew' order by trust`.execute(
      test.scene,
    )
    expect(rows.map(({ trust }) => trust)).toEqual(['RL1', 'RRJ'])
  })

  it('is off the list once that trust has called, which the sender cannot say for it', async () => {
    await answered(path(), how)
    const [first] = await toCall('RRJ')
    const noteAt = (trust: string) => {
      const clerk = somebodyAt(trust, 'booking-clerk')
      return test.db.withViewer(clerk, (tx) => noteCalled(tx, clerk, first!.call))
    }
    await expect(noteAt('RL1')).rejects.toThrow(NotFound)
    expect(await noteAt('RRJ')).toBe('changed-mind')
    expect(await toCall('RRJ')).toEqual([])
  })

  it('is nothing to call about any more once they are returned', async () => {
    await answered(path(), how)
    await standsAt('returned', 'RL1')
    expect([await toCall('RL1'), await toCall('RRJ')]).toEqual([[], []])
  })

  it('is for those who talk with patients, and ends the transfer while the sender answers for them', async () => {
    expect((await get(path(), 'surgeon')).status).toBe(403)
    await standsAt('accepted', 'RL1')
    await answered(path(), how)
    expect(await stateOf()).toBe('declined-by-patient')
    expect(await toCall('RL1')).toEqual([])
  })
})

describe('what a patient needs', () => {
  it('is asked part by part, and saving one leaves the others', async () => {
    const save = async (part: string, form: Readonly<Record<string, string>>) => {
      const path = `${home}/offers/needs/${part}`
      return post(path, { ...(await hiddenOf(get(path))), ...form })
    }
    expect((await save('speaking', { interpreter: 'spoken' })).status).toBe(422)
    expect((await save('speaking', { interpreter: 'spoken', language: 'Punjabi' })).status).toBe(303)
    expect((await save('letters', { 'letter-form': 'email', email: 'nowhere' })).status).toBe(422)
    await save('letters', { 'letter-form': 'large-print', email: '' })
    await save('address', { address: '1 Oak Lane\r\n\r\n Oswestry ' })
    await save('note', { note: 'Calls before 4pm' })
    const text = await textOf(get(`${home}/offers`))
    expect(text).toContain('Punjabi. Interpreter for the language they speak')
    for (const kept of ['Large print', '1 Oak Lane Oswestry', 'Calls before 4pm']) expect(text).toContain(kept)
  })

  it('is not written over what a colleague saved meanwhile, and is for those who talk with patients', async () => {
    const path = `${home}/offers/needs/note`
    const form = await hiddenOf(get(path))
    await post(path, { ...form, note: 'First' })
    expect((await post(path, { ...form, note: 'First' })).status).toBe(303)
    expect((await post(path, { ...form, note: 'Second' })).status).toBe(409)
    expect((await get(path, 'surgeon')).status).toBe(403)
    expect((await get(path, 'coordinator', 'RRJ')).status).toBe(404)
  })

  it('includes days on which they cannot come, which make an offer for one of them unreasonable', async () => {
    await screened(test, transfer)
    const path = `${home}/offers/unavailable`
    const form = { ...(await hiddenOf(get(path))), ...boxes('from', inDays(25)), ...boxes('to', inDays(30)) }
    for (const _ of [1, 2]) expect((await post(path, form)).status).toBe(303)
    const { rows } = await sql<{ id: string }>`select id from patient_unavailable`.execute(test.scene)
    expect(rows).toHaveLength(1)
    expect(await textOf(get(checkHref()))).toContain(
      'The patient had said beforehand that they cannot come on that day.',
    )
    expect((await post(path, { ...form, ...boxes('to', inDays(24)) })).status).toBe(422)
    for (const _ of [1, 2]) expect((await post(`${path}/${rows[0]!.id}/can-come`, {})).status).toBe(303)
    expect(await textOf(get(checkHref()))).toContain('This is a reasonable offer.')
  })
})

describe('a letter', () => {
  beforeEach(async () => {
    await screened(test, transfer)
    await offered()
  })

  it('is read before it is written, then kept word for word as a page and as a PDF', async () => {
    const path = `${home}/offers/letters`
    const draft = await get(path)
    const html = await draft.clone().text()
    expect(html).toContain('Robin Canary')
    expect(html).toContain('Add the address: only the postcode is held.')
    const form = { ...(await hiddenOf(draft)), phone: '01691 404000' }
    expect((await post(path, { ...form, phone: 'call us' })).status).toBe(422)
    const saved = await post(path, form)
    const written = saved.headers.get('location')!
    expect((await post(path, form)).headers.get('location')).toBe(written)
    expect(await textOf(get(written))).toContain('Call us on 01691 404000.')
    const pdf = await get(`${written}/letter.pdf`)
    expect(pdf.headers.get('content-type')).toBe('application/pdf')
    expect(pdf.headers.get('content-disposition')).not.toContain('Canary')
    const file = Buffer.from(await pdf.arrayBuffer())
    expect(inReadingOrder(readPdf(file).tags).join(' ')).toContain('Robin Canary')
    expect((await get(written, 'coordinator', 'RRJ')).status).toBe(404)
    expect((await get(written, 'board-secretary')).status).toBe(403)
    const { rows } = await sql`select 1 from transfer_letter`.execute(test.scene)
    expect(rows).toHaveLength(1)
  })

  it('of a patient who has answered is not written', async () => {
    await answered(`${home}/steps/consent`, how)
    const answer = await get(`${home}/offers/letters`)
    expect([answer.status, await textOf(answer)]).toEqual([403, expect.stringContaining('has answered already')])
  })
})

describe('letters to everybody who waits', () => {
  let worker: Worker | undefined
  afterEach(async () => {
    await worker?.stop()
    worker = undefined
  })

  it('are asked for once, seen at work, and taken as one file that says whom it leaves out and what is left to do', async () => {
    await screened(test, transfer)
    await offered()
    const path = '/transfers/letters'
    expect(await textOf(get(path))).toContain('1 patient waits to answer an offer. 1 of them had no letter about it.')
    expect((await post(path, { ...(await hiddenOf(get(path))), who: 'without' })).status).toBe(422)
    const form = { ...(await hiddenOf(get(path))), who: 'without', phone: '01691 404000', sides: 'one' }
    const run = (await post(path, form)).headers.get('location')!
    expect((await post(path, form)).headers.get('location')).toBe(run)
    expect(await textOf(get(run))).toContain('The letters wait for their turn.')
    expect((await get(`${run}/letters.pdf`)).status).toBe(404)
    worker = await startWorker({
      db: test.db,
      queueUrl: test.queueUrl,
      kinds: [lettersJob(test)],
      concurrency: 1,
      log: logger('silent'),
    })
    await expect
      .poll(async () => textOf(get(run)), { timeout: 30_000, interval: 200 })
      .toContain('1 letter for 1 transfer')
    const text = await textOf(get(run))
    expect(text).toContain('Canary, Robin Add the address: only the postcode is held.')
    const pdf = await get(`${run}/letters.pdf`)
    const file = Buffer.from(await pdf.arrayBuffer())
    expect(file.length).toBe(Number(pdf.headers.get('content-length')))
    expect(readPdf(file).pages).toBeGreaterThan(0)
    expect(await textOf(get(path))).toContain('0 of them had no letter about it.')
    expect((await get(run, 'coordinator', 'RRJ')).status).toBe(404)
    expect((await get(path, 'surgeon')).status).toBe(403)
  })

  it('are written to those who are chosen, and to nobody else', async () => {
    const [first, second] = await aPlanFor(test, ['Canary', 'Dove'])
    for (const one of [first!, second!]) {
      await screened(test, one)
      home = `/transfers/RL1/${one.id}`
      await offered()
    }
    const path = '/transfers/letters'
    const form = { ...(await hiddenOf(get(path))), who: 'some', phone: '01691 404000', sides: 'both' }
    const choose = (await post(path, form)).headers.get('location')!
    expect(await textOf(get(choose))).toContain('Dove, Robin')
    const hidden = await hiddenOf(get(choose))
    expect(hidden).toMatchObject({ phone: '01691 404000', sides: 'both' })
    const nobody = await post('/transfers/letters/choose', hidden)
    expect([nobody.status, await textOf(nobody)]).toEqual([422, expect.stringContaining('Select at least one patient')])
    const run = (await post('/transfers/letters/choose', { ...hidden, transfer: second!.id })).headers.get('location')!
    expect((await post('/transfers/letters/choose', { ...hidden, transfer: second!.id })).headers.get('location')).toBe(
      run,
    )
    const { rows } = await sql<{ asked: number }>`select asked from letter_run`.execute(test.scene)
    expect(rows).toEqual([{ asked: 1 }])
    expect((await get(choose, 'surgeon')).status).toBe(403)
    expect((await get('/transfers/letters/choose')).headers.get('location')).toBe(path)
  })

  it('are refused when nobody is left to write to, and can be stopped', async () => {
    await screened(test, transfer)
    await offered()
    const path = '/transfers/letters'
    const form = { ...(await hiddenOf(get(path))), who: 'all', phone: '01691 404000', sides: 'both' }
    const run = (await post(path, form)).headers.get('location')!
    expect((await post(`${run}/stop`, {})).status).toBe(303)
    expect(await textOf(get(run))).toContain('It was stopped. No file was made.')
    await answered(`${home}/steps/consent`, how)
    const late = await post(path, { ...form, once: crypto.randomUUID() })
    expect([late.status, await textOf(late)]).toEqual([
      422,
      expect.stringContaining('Wait until a date is offered: nobody waits to answer'),
    ])
  })
})

describe('where the program stands on a day of its own', () => {
  it('an offer waits as many days as it says, and is judged by those days', async () => {
    await screened(test, transfer)
    const usual = parts
    parts = { ...usual, clock: clock('2026-01-31') }
    try {
      const query = { day: '2026-02-28', site: 'RRJ05', team: 'Ms Okafor', way: 'phone', replyBy: '2026-02-10' }
      const href = `${home}/steps/offer/check?${new URLSearchParams(query)}`
      await post(href, await hiddenOf(get(href)))
      await answered(`${home}/offers/date-declined`, { ...how, reason: 'date', ...boxes('on', '2026-01-31') })
      const text = await textOf(get(`${home}/offers`))
      expect(text).toContain('State Offered')
      expect(text).toContain('This is a reasonable offer.')
      expect(text).toContain('Declined: the dates do not suit 31 January 2026')
    } finally {
      parts = usual
    }
  })
})
