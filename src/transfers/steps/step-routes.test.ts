import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import { stepHref, transferHref } from '../addresses.ts'
import type { ActionCode } from '../life/actions.ts'
import type { TransferModel, TransferState } from '../life/states.ts'
import { aTransfer, bringTo, receiver, seen, step } from '../life/two-trusts.scene.ts'
import { asking, partsOf, sceneWithCapacity } from './steps.scene.ts'

describe('the pages of steps', () => {
  let test: TestDatabase<unknown>
  let asked: ReturnType<typeof asking>
  beforeAll(async () => {
    test = await testDatabase()
    asked = asking(partsOf(test))
  })
  afterAll(() => test.drop())
  beforeEach(() => sceneWithCapacity(test, 1))

  const at = async (state: TransferState, model?: TransferModel) =>
    bringTo(test, await aTransfer(test, 1, model), state)
  const notice = (answer: Response) => decodeURIComponent(answer.headers.get('set-cookie') ?? '')

  it('judge a transfer clinically, with the way it is to be, and then socially', async () => {
    const transfer = await aTransfer(test, 1)
    const clinical = stepHref(transfer, 'screen-clinical')
    const done = await asked.send('RL1', clinical, { model: 'surgeon' }, ['surgeon'])
    expect([done.status, done.headers.get('location')]).toEqual([303, transferHref(transfer)])
    expect(notice(done)).toContain('Next: judge it socially suitable')
    await asked.send('RL1', stepHref(transfer, 'screen-social'), {}, ['booking-clerk'])
    expect(await seen(test, transfer)).toMatchObject({ state: 'screened', model: 'surgeon' })
  })

  it('ask again for what was not answered', async () => {
    const transfer = await aTransfer(test, 1)
    const answer = await asked.send('RL1', stepHref(transfer, 'screen-clinical'), { model: 'none' })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('Select how the patient would be treated there')
  })

  it('do once what is sent twice', async () => {
    const transfer = await aTransfer(test, 1)
    const path = stepHref(transfer, 'screen-social')
    const once = '00000000-0000-4000-8000-000000000001'
    for (const _ of ['once', 'twice']) {
      expect((await asked.ask('RL1', path, { version: '1', once })).status).toBe(303)
    }
    expect((await seen(test, transfer)).version).toBe(2)
  })

  it('say who did what meanwhile to somebody whose page is too old', async () => {
    const transfer = await at('held')
    const once = '00000000-0000-4000-8000-000000000002'
    await step(test, transfer, receiver, 'accept')
    const answer = await asked.ask('RRJ', `${stepHref(transfer, 'refuse')}/why`, {
      version: String(transfer.version),
      once,
      reason: 'no-kit',
    })
    expect(answer.status).toBe(409)
    expect(await answer.text()).toContain('Royal Orthopaedic Hospital accepted the patient on')
  })

  it.each([
    ['withdraw', 'RL1', 'screened', 'mistake', 'withdrawn'],
    ['refuse', 'RRJ', 'held', 'no-kit', 'declined-by-receiver'],
    ['return', 'RRJ', 'passed', 'unfit', 'returned'],
  ] as const)('stop somebody before they %s, and ask why', async (code, trust, state, reason, end) => {
    const transfer = await at(state)
    const path = stepHref(transfer, code)
    expect(await asked.words(trust, path)).toContain('Stop, and change nothing')
    const goneOn = await asked.send(trust, path)
    expect(goneOn.headers.get('location')).toBe(`${path}/why`)
    expect((await asked.send(trust, `${path}/why`)).status).toBe(422)
    expect((await seen(test, transfer)).state).toBe(state)
    const done = await asked.send(trust, `${path}/why`, { reason, note: 'They were told' })
    expect(done.status).toBe(303)
    expect(await seen(test, transfer)).toMatchObject({ state: end, reason })
    expect(await asked.words('RL1', transferHref(transfer))).toContain('They were told')
  })

  it('ask for the day of admission, show it once more, and stop the clock on it', async () => {
    const transfer = await at('booked')
    const path = stepHref(transfer, 'treat')
    const tomorrow = await asked.send('RRJ', path, { 'treated-day': '1', 'treated-month': '2', 'treated-year': '2026' })
    expect(await tomorrow.text()).toContain('Enter a day of admission that is not in the future')
    const answered = await asked.send('RRJ', path, {
      'treated-day': '30',
      'treated-month': '1',
      'treated-year': '2026',
    })
    const check = answered.headers.get('location')!
    expect(check).toBe(`${path}/check?treated=2026-01-30`)
    expect((await seen(test, transfer)).state).toBe('booked')
    expect(await asked.words('RRJ', check)).toContain('Friday 30 January 2026')
    const hidden = Object.fromEntries(
      [...(await asked.html('RRJ', check)).matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(
        ([, name = '', value = '']) => [name, value],
      ),
    )
    expect((await asked.ask('RRJ', `${path}/check`, hidden)).status).toBe(303)
    expect(await seen(test, transfer)).toMatchObject({ state: 'treated', treatedOn: '2026-01-30' })
  })

  it('take no day of admission before the wait, of a patient who stays the sender’s either', async () => {
    const transfer = await at('booked', 'operation')
    const path = stepHref(transfer, 'treat')
    const before = { 'treated-day': '31', 'treated-month': '5', 'treated-year': '2025' }
    const says = 'Enter a day of admission on which the patient was waiting: 1 June 2025 or later'
    expect(await (await asked.send('RRJ', path, before)).text()).toContain(says)
    expect(await (await asked.send('RRJ', `${path}/check?treated=2025-05-31`)).text()).toContain(says)
    expect((await seen(test, transfer)).state).toBe('booked')
  })

  it('take what was done with the patient who is handed back, and show it to the sender', async () => {
    const transfer = await at('treated')
    const path = stepHref(transfer, 'hand-back')
    expect(await (await asked.send('RRJ', path)).text()).toContain('Enter what was done and what has to follow')
    await asked.send('RRJ', path, { note: 'Hip replaced. Stitches out on day 12.' })
    expect(await asked.words('RL1', transferHref(transfer))).toContain('Stitches out on day 12.')
    const closed = await asked.send('RL1', stepHref(transfer, 'close'))
    expect(notice(closed)).toContain('Nothing more is to be done')
  })

  it.each<[ActionCode, string, TransferState, TransferState]>([
    ['pass', 'RRJ', 'complete', 'passed'],
    ['book', 'RRJ', 'passed', 'booked'],
    ['follow-up', 'RRJ', 'treated', 'followed-up'],
  ])('take the step "%s" of %s with one button', async (code, trust, from, to) => {
    const transfer = await at(from)
    expect((await asked.send(trust, stepHref(transfer, code))).status).toBe(303)
    expect((await seen(test, transfer)).state).toBe(to)
  })

  it('name everything that the records lack before they can be sent, and have no button', async () => {
    const transfer = await at('accepted')
    const text = await asked.words('RL1', stepHref(transfer, 'complete'))
    expect(text).toContain('What is missing first')
    expect(text).toContain('The handover checklist lacks:')
    expect((await asked.html('RL1', stepHref(transfer, 'complete'))).split('<main')[1]).not.toContain('<form')
  })

  it('are refused to the other trust and to other roles, with who it is for', async () => {
    const transfer = await at('complete')
    const pass = stepHref(transfer, 'pass')
    expect((await asked.ask('RL1', pass)).status).toBe(403)
    expect(await asked.words('RL1', pass)).toContain('This is not for your trust to do')
    expect(await asked.words('RRJ', pass, undefined, ['finance'])).toContain(
      'Coordinators, booking clerks and surgeons',
    )
    const sent = { version: String(transfer.version), once: '00000000-0000-4000-8000-000000000003' }
    expect((await asked.ask('RL1', pass, sent)).status).toBe(403)
    expect((await seen(test, transfer)).state).toBe('complete')
  })

  it('are not there for a third trust, nor for a step that there is not', async () => {
    const transfer = await at('complete')
    expect((await asked.ask('RXW', stepHref(transfer, 'pass'))).status).toBe(404)
    expect((await asked.ask('RXW', transferHref(transfer))).status).toBe(404)
    expect((await asked.ask('RRJ', `${transferHref(transfer)}/steps/lapse`)).status).toBe(404)
    expect((await asked.ask('RRJ', `${stepHref(transfer, 'pass')}/why`)).status).toBe(404)
    expect((await asked.ask('RRJ', '/transfers/RL1/not-one')).status).toBe(404)
  })
})
