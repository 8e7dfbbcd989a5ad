import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { audit } from '#platform/audit.ts'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import { testViewer } from '#platform/test-viewer.ts'
import { auditChain, auditQuestion } from './audit.ts'
import { BadUse } from './command.ts'
import { runWith } from './test-io.ts'

const sam = testViewer('RRJ')

describe('accord audit', () => {
  let test: TestDatabase<unknown>
  beforeAll(async () => {
    test = await testDatabase()
    for (let n = 0; n < 3; n += 1) {
      await test.db.withViewer(sam, (tx) => audit(tx, ['RL1'], { action: 'read', object: `${n}` }))
    }
  })
  afterAll(() => test.drop())
  const accord = (...args: string[]) =>
    runWith((io) => auditChain(test.db, auditQuestion(['--trust', 'RL1', ...args]), io))
  const headIn = (text: string) => /^Head: ([0-9a-f]{64})$/m.exec(text)?.[1] ?? ''

  it('prints how many entries there are, when the last was written, and the head to write down', async () => {
    const { status, stdout } = await accord()
    expect(status).toBe(0)
    expect(stdout).toMatch(/^The audit log of RL1 is whole: 3 entries\.\nLast entry: 20\d\d-.*Z\nHead: [0-9a-f]{64}\n$/)
  })

  it('says yes to a head that is still there, however many entries came after it', async () => {
    const head = headIn((await accord()).stdout)
    await test.db.withViewer(sam, (tx) => audit(tx, ['RL1'], { action: 'read', object: 'later' }))
    const { status, stdout } = await accord('--expect', head.toUpperCase())
    expect(status).toBe(0)
    expect(stdout).toContain('Yes: the head that was expected is entry 3')
    expect(JSON.parse((await accord('--expect', head, '--json')).stdout)).toMatchObject({
      trust: 'RL1',
      entries: 4,
      whole: true,
      brokenAt: null,
      expectedAt: 3,
    })
  })

  it('says no, and exits with 1, once the end was cut off and the head set back', async () => {
    const head = headIn((await accord()).stdout)
    await sql`delete from audit_entry where seq = 4`.execute(test.scene)
    await sql`update audit_head set seq = 3, hash = (select hash from audit_entry where seq = 3)`.execute(test.scene)
    expect((await accord()).status).toBe(0)
    const { status, stdout } = await accord('--expect', head)
    expect(status).toBe(1)
    expect(stdout).toContain('No: the head that was expected is not in it.')
  })

  it('exits with 1 and names the entry that was changed', async () => {
    await sql`update audit_entry set object = 'innocent' where seq = 2`.execute(test.scene)
    const { status, stdout } = await accord()
    expect(status).toBe(1)
    expect(stdout).toContain('The audit log of RL1 is broken at entry 2. Entries that fit before it: 1.')
    expect(stdout).not.toContain('Head:')
  })

  it('wants a trust, and a head as it was printed', () => {
    expect(() => auditQuestion([])).toThrow(BadUse)
    expect(() => auditQuestion(['--trust', 'RL1', '--expect', 'abc'])).toThrow('--expect "abc" is not a head')
  })
})
