import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Tx } from '#platform/database.ts'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import type { Viewer } from '#platform/viewer.ts'
import { takeStep } from '../life/take-step.ts'
import { findTransfer } from '../life/transfer-row.ts'
import { allFacts } from '../life/two-trusts.scene.ts'
import { agreeToOffer, declineTransfer, takeBackConsent } from '../offers/answer-offer.ts'
import { consentOf, newestOffer } from '../offers/offer-fact.ts'
import { somebodyAt, today } from '../offers/offers.scene.ts'
import { codeDigest } from './link-keys.ts'
import { revokeLink } from './link-store.ts'
import { clerk, offeredPatients, standOf } from './patient-page.scene.ts'
import { withDigest } from './patient-viewer.ts'

let test: TestDatabase<unknown>
let first: Awaited<ReturnType<typeof offeredPatients>>[number]
let second: typeof first
beforeAll(async () => {
  test = await testDatabase()
})
afterAll(() => test.drop())
beforeEach(async () => {
  ;[first, second] = (await offeredPatients(test, ['Ash', 'Birch', 'Cedar'])) as [typeof first, typeof first]
})

const as = <Result>(viewer: Viewer, work: (tx: Tx) => Promise<Result>) => test.db.withViewer(viewer, work)
const idsIn = async (viewer: Viewer, table: string, id = 'id') =>
  (
    await as(viewer, (tx) => sql<{ id: string }>`select ${sql.ref(id)} as id from ${sql.table(table)}`.execute(tx))
  ).rows.map((row) => row.id)

describe('a patient on their page', () => {
  it('sees their own transfer, pathway, name and offer, and nobody else’s', async () => {
    for (const one of [first, second]) {
      expect(await idsIn(one.viewer, 'transfer')).toEqual([one.id])
      expect(await idsIn(one.viewer, 'patient')).toEqual([one.patient])
      expect(await idsIn(one.viewer, 'pathway', 'patient_id')).toEqual([one.patient])
      expect(await idsIn(one.viewer, 'transfer_offer', 'transfer_id')).toEqual([one.id])
      expect([...new Set(await idsIn(one.viewer, 'transfer_event', 'transfer_id'))]).toEqual([one.id])
      expect(await idsIn(one.viewer, 'patient_link', 'transfer_id')).toEqual([one.id])
    }
  })

  it('sees no row of any other table, and no lane, whatever is made later', async () => {
    const { rows } = await sql<{ name: string }>`
      select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname in ('public', 'share') and c.relkind in ('r', 'v', 'm', 'p') order by 1`.execute(test.scene)
    const theirs = [
      'command_done',
      'patient',
      'pathway',
      'patient_link',
      'transfer',
      'transfer_effect',
      'transfer_event',
      'transfer_offer',
      'transfer_responsibility',
    ]
    const seen: string[] = []
    for (const { name } of rows) {
      const found = await as(first.viewer, (tx) => sql`select from ${sql.table(name)} limit 1`.execute(tx)).catch(
        (error: { code?: string }) => {
          if (error.code !== '42501') throw error
          return { rows: [] }
        },
      )
      if (found.rows.length > 0) seen.push(name.replace('public.', ''))
    }
    expect(seen.filter((name) => !theirs.includes(name))).toEqual([])
  })

  it('cannot become somebody who sees more: the same context is refused in every other role', async () => {
    const stepOut = as(first.viewer, async (tx) => {
      await sql`select set_config('role', 'accord_app', true)`.execute(tx)
      return sql`select id from patient`.execute(tx)
    })
    await expect(stepOut).rejects.toThrow(/in its own role/)
    const stepIn = as(clerk, async (tx) => {
      await sql`select set_config('role', 'accord_patient', true)`.execute(tx)
      return sql`select id from patient`.execute(tx)
    })
    await expect(stepIn).rejects.toThrow(/in its own role/)
  })

  it('sees nothing any more once a clerk has ended the link', async () => {
    await as(clerk, (tx) => revokeLink(tx, clerk, first))
    expect(await idsIn(first.viewer, 'transfer')).toEqual([])
    expect(await idsIn(first.viewer, 'patient')).toEqual([])
  })

  it('is nobody with a code that belongs to no link', async () => {
    const nobody = withDigest(codeDigest(test.secret, 'BCDFGHJKLMNP'))
    for (const table of ['transfer', 'patient', 'patient_link']) expect(await idsIn(nobody, table)).toEqual([])
  })
})

describe('what a patient says on their page', () => {
  const say = async (who: typeof first) => ({
    offer: (await as(clerk, (tx) => newestOffer(tx, who)))!.id,
    at: new Date(),
    way: 'page' as const,
    speaker: 'patient' as const,
    said: 'Yes',
  })
  const seen = ({ sender, id }: typeof first, version = 4) => ({ sender, id, version })
  const once = () => ({ key: randomUUID(), today })

  it('yes is written consent, by the patient, in both trusts’ logs', async () => {
    const answer = { ...(await say(first)), kind: 'agreed' as const }
    const form = once()
    const agree = () => as(first.viewer, (tx) => agreeToOffer(tx, first.viewer, seen(first), answer, form))
    // A double click.
    const both = await Promise.all([agree(), agree()])
    expect(both).toEqual([
      { status: 'done', state: 'consented', version: 5 },
      { status: 'done', state: 'consented', version: 5 },
    ])
    expect(await as(clerk, (tx) => consentOf(tx, first))).toMatchObject({ writtenOn: today, isGiven: true })
    const { rows } = await sql<{ trust: string; person: string; person_role: string }>`
      select trust, person, person_role from audit_entry where action = 'transfer-consent' order by trust`.execute(
      test.scene,
    )
    expect(rows).toEqual([
      { trust: 'RL1', person: first.id, person_role: 'patient' },
      { trust: 'RRJ', person: first.id, person_role: 'patient' },
    ])
  })

  it('no ends the transfer, with the reason', async () => {
    const answer = { ...(await say(first)), kind: 'declined' as const, reason: 'too-far' as const }
    await as(first.viewer, (tx) => declineTransfer(tx, first.viewer, seen(first), answer, once()))
    expect(await standOf(test, first)).toMatchObject({ state: 'declined-by-patient', reason: 'too-far' })
    expect(await as(first.viewer, (tx) => findTransfer(tx, first))).toMatchObject({ state: 'declined-by-patient' })
  })

  it('a yes can be taken back', async () => {
    const answer = await say(first)
    await as(first.viewer, (tx) => agreeToOffer(tx, first.viewer, seen(first), { ...answer, kind: 'agreed' }, once()))
    const back = { ...answer, at: new Date(), kind: 'withdrew' as const }
    await as(first.viewer, (tx) => takeBackConsent(tx, first.viewer, seen(first, 5), back, once()))
    expect(await standOf(test, first)).toMatchObject({ state: 'declined-by-patient', reason: 'changed-mind' })
  })

  it('a yes is taken back after responsibility has passed: the patient returns, with the sender responsible again', async () => {
    const answer = await say(first)
    await as(first.viewer, (tx) => agreeToOffer(tx, first.viewer, seen(first), { ...answer, kind: 'agreed' }, once()))
    const steps = [
      ['RL1', 'coordinator', 'hold'],
      ['RRJ', 'coordinator', 'accept'],
      ['RL1', 'coordinator', 'complete'],
      ['RRJ', 'coordinator', 'pass'],
    ] as const
    for (const [n, [trust, role, action]] of steps.entries()) {
      const by = { ...somebodyAt(trust, role), purpose: 'mutual-aid' as const }
      const command = { ...seen(first, 5 + n), action }
      const outcome = await as(by, (tx) => takeStep(tx, by, command, { sources: allFacts(), today }))
      expect(outcome).toMatchObject({ status: 'done' })
    }
    expect(await standOf(test, first)).toMatchObject({ state: 'passed', responsible: 'RRJ', version: 9 })
    const back = { ...answer, at: new Date(), kind: 'withdrew' as const }
    const form = once()
    // A double click here too, though the patient is somebody else's by then.
    for (const _ of [1, 2]) {
      const outcome = await as(first.viewer, (tx) => takeBackConsent(tx, first.viewer, seen(first, 9), back, form))
      expect(outcome).toMatchObject({ status: 'done', state: 'returned' })
    }
    expect(await standOf(test, first)).toMatchObject({ state: 'returned', responsible: 'RL1', reason: 'changed-mind' })
  })

  it('is never said of somebody else’s transfer', async () => {
    const answer = { ...(await say(second)), kind: 'agreed' as const }
    const stolen = as(first.viewer, (tx) => agreeToOffer(tx, first.viewer, seen(second), answer, once()))
    await expect(stolen).rejects.toThrow(second.id)
    expect((await standOf(test, second)).state).toBe('offered')
  })
})
