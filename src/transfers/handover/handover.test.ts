import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { clock } from '#platform/clock.ts'
import type { Tx } from '#platform/database.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import type { Viewer } from '#platform/viewer.ts'
import { bytesOf, smallPdf } from '#web/small-documents.scene.ts'
import type { Transfer } from '../life/transfer-row.ts'
import type { Answer } from './checklist/checklist-answer.ts'
import { answerItem, keptAnswers, receivedAnswers } from './checklist/checklist-store.ts'
import { answerItems, keptDataSet, makeDataSet, receivedDataSet } from './data-set/data-set-store.ts'
import {
  attachDocument,
  documentsOf,
  readDocument,
  receivedDocuments,
  removeDocument,
} from './documents/document-store.ts'
import { handoverFacts } from './handover-facts.ts'
import { missingAnswers, setTheScene, somebodyAt, standAt, today, transferId } from './handover-in-database.scene.ts'
import { transferAt } from './store.ts'

const facts = handoverFacts(clock(today))
const sender = somebodyAt('RL1')
const receiver = somebodyAt('RRJ')

describe('the records that go with a patient', () => {
  let test: TestDatabase<unknown>
  beforeAll(async () => {
    test = await testDatabase()
  })
  afterAll(() => test.drop())
  beforeEach(async () => {
    await test.empty()
    await setTheScene(test)
  })

  const as = <Result>(viewer: Viewer, work: (tx: Tx, transfer: Transfer) => Promise<Result>): Promise<Result> =>
    test.db.withViewer(viewer, async (tx) => work(tx, await transferAt(tx, { sender: 'RL1', id: transferId })))
  const attach = (body = smallPdf) =>
    as(sender, (tx, transfer) =>
      attachDocument(tx, transfer, { name: 'Letter.pdf', mediaType: 'application/pdf', body }),
    )
  const answer = (item: string, given: Answer, seen = 0) =>
    as(sender, (tx, transfer) => answerItem(tx, transfer, item, given, seen))
  const have = (document: string | null, note: string | null = null): Answer => ({
    state: 'have',
    datedOn: '2026-01-20',
    note,
    document,
  })
  const make = async () => {
    await as(sender, (tx, transfer) => answerItems(tx, transfer, missingAnswers, 0))
    return as(sender, (tx, transfer) => makeDataSet(tx, transfer, today))
  }
  const log = async () => {
    const { rows } = await sql<{ trust: string; action: string; object: string }>`
      select trust, action, object from audit_entry order by seq`.execute(test.scene)
    return rows.map(({ trust, action, object }) => `${trust}: ${action} ${object.replace(transferId, 'T')}`)
  }

  describe('as an administrative data set', () => {
    it('lack what the records do not hold, and keep the identifier, its issuer and the original start', async () => {
      const kept = await as(sender, (tx, transfer) => keptDataSet(tx, transfer, today))
      expect(kept.faults.map(({ item }) => item)).toEqual(Object.keys(missingAnswers))
      expect(kept.set).toMatchObject({
        pathwayIdentifier: 'RXWPATHWAY0000001   ',
        pathwayIssuer: 'RXW',
        clockStart: '2025-01-02',
        status: '20',
        organisations: ['RXW', 'RL1'],
      })
    })

    it('are not made while anything is wrong, and every fault is named', async () => {
      const made = await as(sender, (tx, transfer) => makeDataSet(tx, transfer, today))
      expect(made.ok ? [] : made.faults.map(({ item }) => item)).toEqual(Object.keys(missingAnswers))
      expect(await as(sender, facts.dataSet)).toBeUndefined()
    })

    it('are made when nothing is wrong, and then reach the receiver with their padding', async () => {
      expect(await make()).toEqual({ ok: true })
      expect(await as(sender, facts.dataSet)).toEqual({ faults: 0 })
      const received = await as(receiver, receivedDataSet)
      expect(received?.set).toMatchObject({ familyName: 'Canary-Ann', pathwayIdentifier: 'RXWPATHWAY0000001   ' })
      expect(await log()).toContain('RL1: read mutual-aid lane: administrative data set')
    })

    it('have to be made again when a record has changed since', async () => {
      await make()
      await sql`update patient set family_name = 'Canary-Smith'`.execute(test.scene)
      const kept = await as(sender, (tx, transfer) => keptDataSet(tx, transfer, today))
      expect([kept.isStale, kept.made?.set.familyName]).toEqual([true, 'Canary-Ann'])
      expect(await as(sender, facts.dataSet)).toEqual({ faults: 0, isStale: true })
    })

    it('are not changed by somebody who has not seen the last change', async () => {
      await as(sender, (tx, transfer) => answerItems(tx, transfer, { title: 'Mrs' }, 0))
      const late = as(sender, (tx, transfer) => answerItems(tx, transfer, { title: 'Dr' }, 0))
      await expect(late).rejects.toThrow(Conflict)
    })
  })

  describe('as a checklist', () => {
    it('lack everything at first, by name', async () => {
      const fact = await as(sender, facts.checklist)
      expect(fact.missing).toHaveLength(7)
      expect(fact.missing[0]).toBe('clinical letter')
    })

    it('are complete when each item is there or not needed', async () => {
      const letter = await attach()
      await answer('letter', have(letter))
      await answer('imaging', { state: 'not-needed', reason: 'Seen at the joint clinic' })
      for (const item of [
        'pre-operative-assessment',
        'consent-to-surgery',
        'kit',
        'infection-status',
        'follow-up-plan',
      ])
        await answer(item, have(null, 'On the shared drive of the clinic'))
      const fact = await as(sender, facts.checklist)
      expect(fact.missing).toEqual([])
      expect((await as(receiver, receivedAnswers)).get('letter')).toEqual(have(letter))
    })

    it('are answered by whoever saw the last answer', async () => {
      await answer('letter', { state: 'missing' })
      await expect(answer('letter', { state: 'missing' })).rejects.toThrow(Conflict)
      await answer('letter', have(null, 'By post'), 1)
      expect((await as(sender, keptAnswers)).versions.get('letter')).toBe(2)
    })
  })

  describe('as documents', () => {
    it('come back byte for byte with their digest, and each reading is in the log of the sender', async () => {
      const id = await attach()
      expect((await as(sender, documentsOf)).map(({ sha256 }) => sha256)).toHaveLength(1)
      const own = await as(sender, (tx, transfer) => readDocument(tx, transfer, id, 'RL1'))
      expect(Uint8Array.from(own.body)).toEqual(smallPdf)
      const theirs = await as(receiver, (tx, transfer) => readDocument(tx, transfer, id, 'RRJ'))
      expect(Uint8Array.from(theirs.body)).toEqual(smallPdf)
      expect(await log()).toEqual([
        'RL1: attach-document transfer T',
        'RL1: read-document transfer T',
        'RL1: read mutual-aid lane: handover document',
      ])
    })

    it('are attached once', async () => {
      await attach()
      await expect(attach()).rejects.toThrow(Conflict)
      await attach(bytesOf(`${Buffer.from(smallPdf).toString('latin1')}another`))
    })

    it('that are taken off are gone, and what rested on them is missing again', async () => {
      const id = await attach()
      await answer('letter', have(id))
      await as(sender, (tx, transfer) => removeDocument(tx, transfer, id))
      expect(await as(sender, documentsOf)).toEqual([])
      expect((await as(sender, keptAnswers)).answers.get('letter')).toEqual({ state: 'missing' })
      const { rows } = await sql`select 1 from transfer_document where body is not null`.execute(test.scene)
      expect(rows).toEqual([])
      await expect(as(sender, (tx, transfer) => readDocument(tx, transfer, id, 'RL1'))).rejects.toThrow(NotFound)
      await expect(answer('letter', have(id), 2)).rejects.toThrow(Conflict)
    })

    it('whose digest is another than their content cannot be kept', async () => {
      const wrong = sql`insert into transfer_document (sender, transfer_id, name, media_type, sha256, bytes, body, person)
        values ('RL1', ${transferId}, 'x', 'application/pdf', ${'0'.repeat(64)}, 3, '\\x010203', 'p')`
      await expect(wrong.execute(test.scene)).rejects.toThrow(/check constraint/)
    })
  })

  describe('once they are complete', () => {
    it.each(['complete', 'passed', 'closed', 'withdrawn'])(
      'or the transfer has ended, are changed by nobody: %s',
      async (state) => {
        await attach()
        await standAt(test.scene, state)
        const other = bytesOf(`${Buffer.from(smallPdf).toString('latin1')}another`)
        await expect(attach(other)).rejects.toThrow(Conflict)
        await expect(answer('letter', { state: 'missing' })).rejects.toThrow(Conflict)
        await expect(as(sender, (tx, transfer) => answerItems(tx, transfer, { title: 'Mrs' }, 0))).rejects.toThrow(
          Conflict,
        )
      },
    )
  })

  describe('for the receiver', () => {
    const seen = async () => [
      (await as(receiver, receivedDocuments)).length,
      (await as(receiver, receivedAnswers)).size,
      (await as(receiver, receivedDataSet)) === undefined ? 0 : 1,
    ]
    beforeEach(async () => {
      await answer('letter', have(await attach()))
      await make()
    })

    it.each([
      ['identified', false],
      ['screened', false],
      ['offered', false],
      ['consented', true],
      ['held', true],
      ['accepted', true],
      ['complete', true],
      ['passed', true],
      ['treated', true],
      ['handed-back', true],
      ['closed', false],
      ['declined-by-patient', false],
      ['withdrawn', false],
      ['returned', false],
    ])('are there from consent until the transfer ends: %s, %s', async (state, isSeen) => {
      await standAt(test.scene, state)
      expect(await seen()).toEqual(isSeen ? [1, 1, 1] : [0, 0, 0])
    })

    it('are gone when the hold is over, before anybody has written so', async () => {
      await standAt(test.scene, 'held', '-1 minute')
      expect(await seen()).toEqual([0, 0, 0])
    })

    it('are gone when the agreement ends, for another service, or for another purpose', async () => {
      const planning = somebodyAt('RRJ', ['coordinator'], 'planning')
      expect(await as(planning, receivedDocuments)).toEqual([])
      await sql`update sharing_agreement set treatment_functions = '{100}'`.execute(test.scene)
      expect(await seen()).toEqual([0, 0, 0])
      await sql`update sharing_agreement set treatment_functions = '{110}', revoked_at = now()`.execute(test.scene)
      expect(await seen()).toEqual([0, 0, 0])
    })

    it('cannot be changed, nor read past the lane', async () => {
      const past = (table: string) =>
        test.db.withViewer(receiver, async (tx) => (await sql`select 1 from ${sql.table(table)}`.execute(tx)).rows)
      for (const table of ['transfer_document', 'handover_item', 'transfer_data_set'])
        expect(await past(table)).toEqual([])
      const changed = as(receiver, (tx, transfer) => answerItem(tx, transfer, 'kit', { state: 'missing' }, 0))
      await expect(changed).rejects.toThrow(/row-level security/)
    })

    it('are nothing to a third trust', async () => {
      const third = somebodyAt('RXW')
      await expect(as(third, receivedDocuments)).rejects.toThrow(NotFound)
      const rows = await test.db.withViewer(
        third,
        async (tx) => (await sql`select 1 from share.handover_document`.execute(tx)).rows,
      )
      expect(rows).toEqual([])
    })
  })
})
