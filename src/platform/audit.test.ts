import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { trustCode } from '#nhs/trust-code.ts'
import { audit, auditLaneRead } from './audit.ts'
import { checkedChain } from './audit-chain.ts'
import { type TestDatabase, testDatabase } from './test-database.ts'
import { testViewer } from './test-viewer.ts'

describe('the audit log', () => {
  let test: TestDatabase<unknown>
  beforeAll(async () => {
    test = await testDatabase()
  })
  afterAll(() => test.drop())

  const sam = testViewer('RAA')
  const chain = (trust: string) => test.db.reading({ ...sam, trust: trustCode(trust) }, (tx) => checkedChain(tx))

  it('tells each owner who looked, how often and at how much, and no owner of another’s rows', async () => {
    await test.db.withViewer(sam, (tx) =>
      auditLaneRead(
        tx,
        'planning_pathway',
        new Map([
          ['RBB', 12],
          ['RCC', 3],
        ]),
      ),
    )
    const seenBy = async (trust: string) =>
      (
        await test.db.reading({ ...sam, trust: trustCode(trust) }, (tx) =>
          sql<{ person: string; person_trust: string; rows: number }>`
          select person, person_trust, (detail->>'rows')::int as rows from audit_entry`.execute(tx),
        )
      ).rows
    expect(await seenBy('RBB')).toEqual([{ person: 'p1', person_trust: 'RAA', rows: 12 }])
    expect(await seenBy('RCC')).toEqual([{ person: 'p1', person_trust: 'RAA', rows: 3 }])
  })

  it('has no entry of what was undone', async () => {
    const undone = test.db.withViewer(sam, async (tx) => {
      await audit(tx, ['RDD'], { action: 'read', object: 'x' })
      throw new Error('undone')
    })
    await expect(undone).rejects.toThrow('undone')
    expect((await chain('RDD')).entries).toBe(0)
  })

  it('takes who acted from the signed context, and takes no entry from nobody', async () => {
    const nobody = test.db.withViewer(sam, async (tx) => {
      await sql`select set_config('app.context', '', true)`.execute(tx)
      await audit(tx, ['RBB'], { action: 'read', object: 'x' })
    })
    await expect(nobody).rejects.toThrow(/nobody is asking/)
  })

  it('keeps one unbroken chain per owner when many write at once', async () => {
    await Promise.all(
      Array.from({ length: 40 }, (_, n) =>
        test.db.withViewer(sam, (tx) =>
          audit(tx, n % 2 ? ['REE', 'RFF'] : ['RFF', 'REE'], { action: 'read', object: `${n}` }),
        ),
      ),
    )
    expect(await chain('REE')).toMatchObject({ entries: 40, brokenAt: undefined })
    expect(await chain('RFF')).toMatchObject({ entries: 40, brokenAt: undefined })
  })

  it('shows an entry that was changed, one that was taken out, and a tail that was cut off', async () => {
    const after = async (damage: ReturnType<typeof sql>) => {
      await test.db.withViewer(sam, async (tx) => {
        for (let n = 0; n < 5; n += 1) await audit(tx, ['RGG'], { action: 'read', object: `${n}` })
      })
      await damage.execute(test.scene)
      const found = await chain('RGG')
      await sql`delete from audit_entry where trust = 'RGG'`.execute(test.scene)
      await sql`delete from audit_head where trust = 'RGG'`.execute(test.scene)
      return found.brokenAt
    }
    expect(await after(sql`select 1`)).toBe(undefined)
    expect(await after(sql`update audit_entry set object = 'innocent' where trust = 'RGG' and seq = 3`)).toBe(3)
    expect(await after(sql`delete from audit_entry where trust = 'RGG' and seq = 2`)).toBe(3)
    expect(await after(sql`delete from audit_entry where trust = 'RGG' and seq = 5`)).toBe(5)
  })

  it('is not called broken while others add to it', async () => {
    const add = () => test.db.withViewer(sam, (tx) => audit(tx, ['RHH'], { action: 'read', object: 'x' }))
    await add()
    let isAdding = true
    const adding = (async () => {
      while (isAdding) await add()
    })()
    const checks = []
    for (let n = 0; n < 20; n += 1) checks.push((await chain('RHH')).brokenAt)
    isAdding = false
    await adding
    expect(checks).toEqual(Array(20).fill(undefined))
  })

  it('holds a head that was kept elsewhere, unless the end was cut off and the head set back with it', async () => {
    const add = () => test.db.withViewer(sam, (tx) => audit(tx, ['RJJ'], { action: 'read', object: 'x' }))
    const checked = (expected?: string) =>
      test.db.reading({ ...sam, trust: trustCode('RJJ') }, (tx) => checkedChain(tx, expected))
    for (let n = 0; n < 3; n += 1) await add()
    const kept = (await checked()).head?.digest
    expect(kept).toMatch(/^[0-9a-f]{64}$/)
    await add()
    expect(await checked(kept)).toMatchObject({ entries: 4, brokenAt: undefined, expectedAt: 3 })
    await sql`delete from audit_entry where trust = 'RJJ' and seq > 2`.execute(test.scene)
    await sql`update audit_head h set seq = e.seq, hash = e.hash from audit_entry e
      where h.trust = 'RJJ' and e.trust = 'RJJ' and e.seq = 2`.execute(test.scene)
    // To the chain alone it looks whole.
    expect(await checked(kept)).toMatchObject({ entries: 2, brokenAt: undefined, expectedAt: undefined })
  })

  it('shows a head that was set back while its entries stayed', async () => {
    for (let n = 0; n < 3; n += 1)
      await test.db.withViewer(sam, (tx) => audit(tx, ['RKK'], { action: 'read', object: 'x' }))
    await sql`update audit_head h set seq = e.seq, hash = e.hash from audit_entry e
      where h.trust = 'RKK' and e.trust = 'RKK' and e.seq = 2`.execute(test.scene)
    expect((await chain('RKK')).brokenAt).toBe(4)
  })

  it('cannot be written past its function', async () => {
    const forged = test.db.withViewer(sam, (tx) => sql`delete from audit_entry`.execute(tx))
    await expect(forged).rejects.toThrow(/permission denied/)
  })
})
