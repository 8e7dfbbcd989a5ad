/** Money through its pages, as people use them: stated, seen, brought in, corrected and downloaded. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { clock } from '#platform/clock.ts'
import { logger } from '#platform/log.ts'
import { metrics } from '#platform/metrics.ts'
import type { Parts } from '#platform/parts.ts'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import type { Role } from '#platform/viewer.ts'
import { app } from '#web/app.tsx'
import { aTransfer, bringInAll, receiver, sender, someone, tableText, theAlliance } from './money.scene.ts'
import { moneyRoutes } from './money-routes.ts'

let test: TestDatabase<unknown>
let parts: Parts
const dataFolder = mkdtempSync(join(tmpdir(), 'accord-money-'))

beforeAll(async () => {
  test = await testDatabase()
  parts = { ...test, log: logger('silent'), dataFolder, clock: clock('2026-01-31'), plannerThreads: 1 }
})
afterAll(async () => {
  await test.drop()
  rmSync(dataFolder, { recursive: true })
})
beforeEach(async () => {
  await test.empty()
  await theAlliance(test)
})

/** Asks as somebody of a trust; with a form, sends it. */
async function ask(trust: string, path: string, form?: URLSearchParams | FormData, role: Role = 'finance') {
  const whole = app({
    session: async () => someone(trust, { roles: [role] }),
    describe: async () => ({ trust, alliance: 'Trees' }),
    modules: [moneyRoutes(parts)],
    logger: logger('silent'),
    metrics: metrics(),
  })
  const sent = form && { method: 'POST', body: form, headers: { origin: 'http://accord.test', host: 'accord.test' } }
  return whole.request(`http://accord.test${path}`, sent)
}

const page = async (...asked: Parameters<typeof ask>) => (await ask(...asked)).text()
const form = (answers: Readonly<Record<string, string>>) => new URLSearchParams(answers)

const basis = {
  item: 'xx01a',
  spell: 'inpatient',
  specialised: 'no',
  bestPractice: 'no',
  earlierCare: 'tests',
  followUpBy: 'sender',
  after: '0',
}

/** A transfer whose patient is on the sender's list. */
async function transferOfSomebody(different: Parameters<typeof aTransfer>[1] = {}): Promise<string> {
  const id = await aTransfer(test, different)
  await sql`insert into patient (trust, id, local_id, nhs_number_status, family_name, given_name, sex, ethnic_category)
    values (${sender}, ${id}, 'L1', '01', 'Canary', 'Robin', '2', 'A')`.execute(test.scene)
  await sql`insert into pathway (trust, id, patient_id, pseudonym, source, source_key, pathway_identifier, pathway_issuer,
      waiting_list_type, treatment_function, reported_group, commissioner, nation, site, referral_received_on, clock_start,
      rtt_status, priority_order, sex, age_band, ethnic_group)
    values (${sender}, ${id}, ${id}, ${id}, 'test', 'k1', '01234567890123456789', ${sender}, 'IRTT', '110', '110', 'D2P2L',
      'England', 'RNA01', '2025-06-01', '2025-06-01', '20', 4, '2', '75-84', 'white')`.execute(test.scene)
  return `/transfers/${sender}/${id}/money`
}

const digestOn = (text: string): string => /name="digest" value="([0-9a-f]+)"/.exec(text)?.[1] ?? ''

describe('the money of a transfer, page by page', () => {
  it('is stated by a clerk of the sender, who never types the commissioner, and shown without a name', async () => {
    await bringInAll(test)
    const href = await transferOfSomebody()
    const saved = await ask(sender, `${href}/basis`, form(basis), 'booking-clerk')
    expect([saved.status, saved.headers.get('location')]).toEqual([303, href])
    const seen = await page(receiver, href)
    expect(seen).toContain('Black Country (D2P2L)')
    expect(seen).toContain('£6,000')
    expect(seen).not.toContain('Canary')
    const again = await ask(sender, `${href}/basis`, form(basis), 'booking-clerk')
    expect(again.status).toBe(409)
  })

  it('is not stated by the receiver, by a surgeon, or of a patient who has left the list', async () => {
    const href = await transferOfSomebody()
    expect((await ask(receiver, `${href}/basis`, form(basis))).status).toBe(403)
    expect((await ask(sender, `${href}/basis`, form(basis), 'surgeon')).status).toBe(403)
    await sql`delete from pathway`.execute(test.scene)
    expect((await ask(sender, `${href}/basis`, form(basis))).status).toBe(409)
  })

  it('is confirmed as seen by the receiver, once, and only as it was shown', async () => {
    await bringInAll(test)
    const href = await transferOfSomebody()
    await ask(sender, `${href}/basis`, form(basis))
    const digest = digestOn(await page(receiver, href, undefined, 'surgeon'))
    expect((await ask(sender, href, form({ digest }))).status).toBe(403)
    expect((await ask(receiver, href, form({ digest: 'other' }))).status).toBe(409)
    for (const _ of ['once', 'twice']) {
      expect((await ask(receiver, href, form({ digest }), 'surgeon')).status).toBe(303)
    }
    const { rows } = await sql<{ count: number }>`select count(*) as count from transfer_money_seen`.execute(test.scene)
    expect(rows[0]!.count).toBe(1)
    expect(await page(sender, href)).toContain('The receiver saw this on')
  })
})

describe('a table, page by page', () => {
  const table = (text: string, different: Readonly<Record<string, string>> = {}) => {
    const answers = { kind: 'prices', year: '2025/26', source: 'A test', invented: 'no', factor: '1.1', ...different }
    const sent = new FormData()
    for (const [name, value] of Object.entries(answers)) sent.append(name, value)
    sent.append('file', new File([text], 'prices.csv', { type: 'text/csv' }))
    return sent
  }
  const path = '/transfers/money/tables/new'

  it('is brought in by finance, shown to fellow members, and comes back as the file that it was', async () => {
    const brought = await ask(sender, path, table(tableText.prices))
    expect(brought.status).toBe(303)
    const href = brought.headers.get('location')!
    expect(await page(receiver, href)).toContain('Large operation')
    expect((await page(receiver, `${href}.csv`)).replace('\uFEFF', '').replaceAll('\r\n', '\n')).toBe(tableText.prices)
    expect((await ask(sender, path, table(tableText.prices))).headers.get('location')).toBe(href)
    expect((await ask(sender, path, table(tableText.prices), 'booking-clerk')).status).toBe(403)
  })

  it('with mistakes changes nothing, and says which', async () => {
    const refused = await ask(sender, path, table('item,name,spell,price\nXX01A,Hip,both,much\n', { factor: '9' }))
    expect(refused.status).toBe(422)
    const text = await refused.text()
    expect(text).toContain('It is no sum of money')
    expect(text).toContain('Enter the market forces factor')
    const { rows } = await sql<{ count: number }>`select count(*) as count from payment_table`.execute(test.scene)
    expect(rows[0]!.count).toBe(0)
  })
})

describe('the ledger, page by page', () => {
  it('is put right for a reason, and its statement is a page, a CSV and a workbook', async () => {
    await bringInAll(test)
    const href = await transferOfSomebody({ model: 'operation', treatedOn: '2026-02-10' })
    await ask(sender, `${href}/basis`, form(basis))
    expect(await page(sender, '/transfers/money')).toContain('Treated, and not in the ledger yet')
    expect((await ask(receiver, `${href}/correct`, form({ reason: '' }))).status).toBe(422)
    expect((await ask(receiver, `${href}/correct`, form({ reason: 'It was late' }), 'coordinator')).status).toBe(403)
    expect((await ask(receiver, `${href}/correct`, form({ reason: 'It was late' }))).status).toBe(303)
    const overview = await page(receiver, '/transfers/money')
    expect(overview).not.toContain('Treated, and not in the ledger yet')
    const statement = /href="(\/transfers\/money\/statements\/RNA\/[0-9-]+)"/.exec(overview)![1]!
    expect(await page(receiver, statement)).toContain('£4,800 owed to you')
    const csv = await page(receiver, `${statement}.csv`)
    expect(csv).toContain(',Dudley Group,Walsall Healthcare,4800,Invented figures. It was late')
    expect(csv).not.toContain('Canary')
    const sheet = await ask(receiver, `${statement}.xlsx`)
    expect(sheet.headers.get('content-disposition')).toMatch(/statement-rna-\d{4}-\d{2}\.xlsx/)
    expect(
      Buffer.from(await sheet.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK')
    expect((await ask('RXK', statement)).status).toBe(404)
  })
})
