import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { holdOf } from '#capacity'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import { stepHref, transferHref } from '../addresses.ts'
import type { Transfer } from '../life/transfer-row.ts'
import { aTransfer, bringTo, receiver, seen, sender, step } from '../life/two-trusts.scene.ts'
import { asking, holdPlaceFor, partsOf, sceneWithCapacity } from './steps.scene.ts'

describe('accepting a patient', () => {
  let test: TestDatabase<unknown>
  let asked: ReturnType<typeof asking>
  let transfer: Transfer
  let path: string
  beforeAll(async () => {
    test = await testDatabase()
    asked = asking(partsOf(test))
  })
  afterAll(() => test.drop())
  beforeEach(async () => {
    await sceneWithCapacity(test, 1)
    transfer = await holdPlaceFor(test, await bringTo(test, await aTransfer(test, 1), 'held'))
    path = stepHref(transfer, 'accept')
  })
  const timesSeen = async () => {
    const { rows } = await sql<{ count: number }>`select count(*) as count from transfer_money_seen`.execute(test.scene)
    return rows[0]!.count
  }

  it('takes three pages: the transfer, what it means, and the transfer that says it is done', async () => {
    expect(await asked.html('RRJ', transferHref(transfer), undefined, ['booking-clerk'])).toContain(`href="${path}"`)
    const text = await asked.words('RRJ', path, undefined, ['booking-clerk'])
    expect(text).toContain('The money is not known yet')
    expect(text).toContain('is in force for Trauma and Orthopaedic')
    expect(text).toContain('Theatre Theatre 1')
    const done = await asked.send('RRJ', path, {}, ['booking-clerk'])
    expect([done.status, done.headers.get('location')]).toEqual([303, transferHref(transfer)])
    expect(decodeURIComponent(done.headers.get('set-cookie')!)).toContain(
      'The patient is accepted. Next: send the records.',
    )
  })

  it('notes what was shown of the money with the yes, and makes the place firm', async () => {
    await asked.send('RRJ', path)
    expect((await seen(test, transfer)).state).toBe('accepted')
    expect(await timesSeen()).toBe(1)
    expect((await test.db.reading(receiver, (tx) => holdOf(tx, transfer)))?.state).toBe('confirmed')
    const { rows } = await sql<{
      trust: string
    }>`select trust from audit_entry where action = 'see-money' order by trust`.execute(test.scene)
    expect(rows.map(({ trust }) => trust)).toEqual(['RL1', 'RRJ'])
  })

  it('accepts nothing when the money has changed since it was shown', async () => {
    const { version } = await seen(test, transfer)
    const form = { version: String(version), once: '00000000-0000-4000-8000-000000000001', digest: 'of other figures' }
    const answer = await asked.ask('RRJ', path, form)
    expect(answer.status).toBe(403)
    expect(await answer.text()).toContain('The money of this transfer has changed since it was shown')
    expect((await seen(test, transfer)).state).toBe('held')
    expect(await timesSeen()).toBe(0)
  })

  it('notes nothing of the money when it is refused for another reason', async () => {
    await sql`update sharing_agreement set suspended_at = now() where purpose = 'mutual-aid'`.execute(test.scene)
    expect(await asked.words('RRJ', path)).toContain('The mutual-aid agreement between the two trusts is not in force')
    await sql`update sharing_agreement set suspended_at = null`.execute(test.scene)
    const page = await asked.html('RRJ', path)
    const form = Object.fromEntries(
      [...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
        name,
        value,
      ]),
    )
    await sql`update sharing_agreement set suspended_at = now() where purpose = 'mutual-aid'`.execute(test.scene)
    expect((await asked.ask('RRJ', path, form)).status).toBe(403)
    expect(await timesSeen()).toBe(0)
    await sql`update sharing_agreement set suspended_at = null`.execute(test.scene)
    // What was refused can be sent again once nothing stands in the way, and then does its work once.
    for (const _ of ['once', 'twice']) expect((await asked.ask('RRJ', path, form)).status).toBe(303)
    expect(await timesSeen()).toBe(1)
  })

  it('is not for the sender, nor for finance, nor for anybody once the patient has declined', async () => {
    expect((await asked.ask('RL1', path)).status).toBe(403)
    const form = { version: String(transfer.version), once: '00000000-0000-4000-8000-000000000002', digest: 'x' }
    expect((await asked.ask('RL1', path, form)).status).toBe(403)
    expect((await asked.ask('RRJ', path, form, ['finance'])).status).toBe(403)
    await step(test, transfer, sender, 'decline', { details: { reason: 'too-far' } })
    const late = await asked.ask('RRJ', path, { ...form, once: '00000000-0000-4000-8000-000000000003' })
    expect(late.status).toBe(409)
    expect(await late.text()).toContain('recorded that the patient declines (it is too far)')
  })
})
