/** Two trusts with their tables, and a transfer between them, for tests of money. */
import { createHash, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '#platform/database.ts'
import type { TestDatabase } from '#platform/test-database.ts'
import { testViewer } from '#platform/test-viewer.ts'
import type { Viewer } from '#platform/viewer.ts'
import type { TransferModel } from '../life/states.ts'
import type { StatedBasis } from './agreed/money-basis.ts'
import { readTable } from './tables/read-table.ts'
import type { TableKind } from './tables/table-kinds.ts'
import { addTable } from './tables/table-store.ts'

export const sender = 'RNA'
export const receiver = 'RBK'

export const someone = (trust: string, different: Partial<Viewer> = {}): Viewer =>
  testViewer(trust, { alliance: 'trees', purpose: 'mutual-aid', roles: ['finance'], ...different })

export const tableText: Readonly<Record<TableKind, string>> = {
  prices: 'item,name,spell,price,best_practice_price\nXX01A,Large operation,both,6000.00,6600.00\n',
  relationships: 'commissioner,kind,share_of_price,expected_annual_value\nQUA,aligned,,90000000\n',
  recharges: `sender,receiver,for,basis,amount\n${sender},${receiver},operation,share,80\n${sender},${receiver},follow-up,sum,150\n`,
}

export async function bringIn(
  { db }: Pick<TestDatabase<unknown>, 'db'>,
  trust: string,
  kind: TableKind,
  text = tableText[kind],
  { year = '2025/26', isInvented = true }: { year?: string; isInvented?: boolean } = {},
): Promise<{ readonly id: string; readonly isNew: boolean }> {
  const read = readTable(kind, new TextEncoder().encode(text), trust)
  if (!read.ok) throw new Error(JSON.stringify(read.faults))
  const sha256 = createHash('sha256').update(text).digest('hex')
  const factor = kind === 'prices' ? { marketForcesFactor: 1 } : {}
  const about = { kind, year, source: 'This test', isInvented, fileName: `${kind}.csv`, sha256, ...factor }
  return db.withViewer(someone(trust), (tx) => addTable(tx, { ...about, rows: read.rows }))
}

export async function bringInAll(test: Pick<TestDatabase<unknown>, 'db'>): Promise<void> {
  for (const trust of [sender, receiver]) {
    for (const kind of ['prices', 'relationships', 'recharges'] as const) await bringIn(test, trust, kind)
  }
}

export async function theAlliance({ scene }: Pick<TestDatabase<unknown>, 'scene'>): Promise<void> {
  await sql`insert into alliance values ('trees', 'Trees', 'To test', '{}', '{}')`.execute(scene)
  for (const trust of [sender, receiver, 'RXK']) {
    await sql`insert into alliance_member values ('trees', ${trust}, '2020-01-01', null)`.execute(scene)
  }
}

/** Does what no step of a transfer does. */
export const pastTheSteps = (
  scene: TestDatabase<unknown>['scene'],
  work: (tx: Tx) => Promise<unknown>,
): Promise<void> =>
  scene.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx)
    await work(tx)
  })

/** A transfer that stands where the test says, put there past the steps that lead to it. */
export async function aTransfer(
  { scene }: Pick<TestDatabase<unknown>, 'scene'>,
  { model = 'pathway', treatedOn }: { model?: TransferModel; treatedOn?: string } = {},
): Promise<string> {
  const [id, plan] = [randomUUID(), randomUUID()]
  await pastTheSteps(scene, async (tx) => {
    await sql`insert into plan (trust, id, alliance, name, trusts, services, settings, as_of, first_day, days, asked_by)
      values (${sender}, ${plan}, 'trees', 'A plan', '{RNA,RBK}', '{110}', '{}', '2026-01-31', '2026-02-02', 7, 'p1')`.execute(
      tx,
    )
    await sql`insert into transfer (sender, id, receiver, alliance, plan_id, pseudonym, treatment_function, site, day, surgeon,
        state, model, responsible, changed_at, clinically_screened_at, socially_screened_at, hold_until, treated_on)
      values (${sender}, ${id}, ${receiver}, 'trees', ${plan}, ${id}, '110', 'RBK02', '2026-02-10', 's1',
        ${treatedOn ? 'treated' : 'held'}, ${model}, ${sender}, now(), now(), now(), 'infinity', ${treatedOn ?? null}::date)`.execute(
      tx,
    )
  })
  return id
}

export const aBasis: StatedBasis = {
  commissioner: 'D2P2L',
  item: 'XX01A',
  spell: 'inpatient',
  specialised: 'no',
  isBestPractice: false,
  earlierCare: [],
  followUpBy: 'sender',
}
