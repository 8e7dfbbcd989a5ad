/** Transfers between trusts in every state that a page of money can show: not known, known, seen, settled, corrected. */
import { randomUUID } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import type { PageState } from './register.ts'

const finance = 'RXK/winston-bayliss'
const clerk = 'RXK/kulwinder-sehmi'
const receiver = 'RBK/paulette-brissett'
const manager = 'RNA/clive-hartill'

/** Of these pages' own, so that their addresses are known before there is a database. */
const transfers = {
  unstated: '3b7e1c0a-0000-4000-8000-00000000a001',
  known: '5c2f9d1b-0000-4000-8000-00000000a002',
  trap: '7d4a0e2c-0000-4000-8000-00000000a003',
  seen: '8e6b1f3d-0000-4000-8000-00000000a004',
  settled: '9f8c204e-0000-4000-8000-00000000a005',
  unsettled: 'a1ad315f-0000-4000-8000-00000000a006',
} as const

/** The one with the trap goes where somebody of the demonstration may accept it. */
const receiverOf = (name: string): string => (name === 'trap' ? 'RNA' : 'RBK')

const month = '2026-02'

/** Put there past the steps that lead to it: these pages show where money stands, not how a transfer came there. */
export async function makeMoney(scene: Kysely<unknown>): Promise<void> {
  await scene.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx)
    const plan = randomUUID()
    await sql`insert into plan (trust, id, alliance, name, trusts, services, settings, state, as_of, first_day, days, asked_by)
      values ('RXK', ${plan}, 'black-country', 'Plan of transfers with money', '{RXK,RBK}', '{110}', '{}', 'withdrawn',
              '2026-01-31', '2026-02-02', 7, 'farzana-mughal')`.execute(tx)
    const { rows: people } = await sql<{ pseudonym: string }>`
      select pseudonym from pathway where trust = 'RXK' and commissioner = 'D2P2L' and clock_stop is null
       order by id limit 6`.execute(tx)
    for (const [n, [name, id]] of Object.entries(transfers).entries()) {
      const isTreated = name === 'settled' || name === 'unsettled'
      const model = name === 'settled' ? 'operation' : 'pathway'
      await sql`insert into transfer (sender, id, receiver, alliance, plan_id, pseudonym, treatment_function, site, day, surgeon,
          state, model, responsible, changed_at, clinically_screened_at, socially_screened_at, hold_until, treated_on)
        values ('RXK', ${id}, ${receiverOf(name)}, 'black-country', ${plan}, ${people[n]!.pseudonym}, '110', ${receiverOf(name) === 'RNA' ? 'RNA01' : 'RBK02'}, '2026-02-10', 's1',
          ${isTreated ? 'closed' : 'returned'}, ${model}, 'RXK', '2026-02-11', '2026-02-01', '2026-02-01',
          '2026-02-09', ${isTreated ? '2026-02-10' : null}::date)`.execute(tx)
      if (name === 'unstated' || name === 'unsettled') continue
      await sql`insert into transfer_money_basis (sender, transfer_id, number, receiver, commissioner, item, spell, specialised,
          is_best_practice, earlier_care, follow_up_by, stated_by, stated_at)
        values ('RXK', ${id}, 1, ${receiverOf(name)}, ${name === 'trap' ? 'B2M3M' : 'D2P2L'}, 'XX01A', 'inpatient', 'no', false,
          '{first-appointment,tests}', 'sender', 'winston-bayliss', '2026-02-01 10:30+00')`.execute(tx)
    }
    await sql`insert into transfer_money_seen (sender, transfer_id, receiver, by_trust, by_person, at, digest, shown)
      values ('RXK', ${transfers.seen}, 'RBK', 'RBK', 'graham-bloxwood', '2026-02-02 09:00+00', 'of other figures',
              '{"year": "2025/26", "lines": null, "missing": [], "warnings": [], "isInvented": true}')`.execute(tx)
    const settlement = (number: number, version: number | null, reason: string | null) => sql`
      insert into ledger_settlement (sender, transfer_id, number, receiver, transfer_version, reason, treated_on, shown, by_trust,
          by_person)
      values ('RXK', ${transfers.settled}, ${number}, 'RBK', ${version}::integer, ${reason}::text, '2026-02-10', '{"isInvented": true}', 'RBK',
              'graham-bloxwood')`
    await settlement(1, 9, null).execute(tx)
    await settlement(2, null, 'The best practice criteria were not met').execute(tx)
    const first = randomUUID()
    const posting = (id: string, number: number, payer: string, pence: number, reverses: string | null) => sql`
      insert into ledger_posting (sender, id, transfer_id, settlement, receiver, purpose, payer, payee, pence, reverses, month,
          posted_at)
      values ('RXK', ${id}, ${transfers.settled}, ${number}, 'RBK', 'operation', ${payer}, ${payer === 'RXK' ? 'RBK' : 'RXK'},
              ${pence}, ${reverses}::uuid, ${month}, '2026-02-12 12:00+00')`
    await posting(first, 1, 'RXK', 576_840, null).execute(tx)
    await posting(randomUUID(), 2, 'RBK', 576_840, first).execute(tx)
    await posting(randomUUID(), 2, 'RXK', 535_040, null).execute(tx)
  })
}

const of = (name: keyof typeof transfers) => `/transfers/RXK/${transfers[name]}/money`

const wrongFile = {
  name: 'prices.csv',
  text: 'item,name,spell,price,best_practice_price\nXX01A,Large operation,weekend,a thousand,\nXX01A,,both,6000,\n',
}

export const moneyStates: readonly PageState[] = [
  { name: 'money between trusts', path: '/transfers/money', as: finance },
  { name: 'money between trusts, for somebody who may not keep it', path: '/transfers/money', as: clerk },
  { name: 'money between trusts, of a trust with no postings', path: '/transfers/money', as: manager },
  { name: 'money, payment rules', path: '/transfers/money/rules', as: finance },
  { name: 'money, statement of a month', path: `/transfers/money/statements/RBK/${month}`, as: finance },
  { name: 'money, statement of the other trust', path: `/transfers/money/statements/RXK/${month}`, as: receiver },
  {
    name: 'money, statement with a trust that has none',
    path: `/transfers/money/statements/RNA/${month}`,
    as: finance,
    status: 404,
  },
  { name: 'money, new table', path: '/transfers/money/tables/new', as: finance },
  { name: 'money, new table, not allowed', path: '/transfers/money/tables/new', as: clerk, status: 403 },
  {
    name: 'money, new table, nothing answered',
    path: '/transfers/money/tables/new',
    as: finance,
    steps: [{ press: 'Bring in' }],
    status: 422,
  },
  {
    name: 'money, new table with mistakes in the file',
    path: '/transfers/money/tables/new',
    as: finance,
    steps: [
      { choose: 'Prices' },
      { choose: '2026/27' },
      { fill: 'Where is it from?', with: 'Our own draft' },
      { choose: 'No, they are invented' },
      { fill: 'Market forces factor of your trust (prices only)', with: '1.0345' },
      { upload: 'File of the table', file: wrongFile },
      { press: 'Bring in' },
    ],
    status: 422,
  },
  {
    name: 'money, price table',
    path: '/transfers/money',
    as: finance,
    steps: [{ follow: '12 invented rows of prices of Sandwell and West Birmingham, 2025/26' }],
  },
  {
    name: 'money, relationships with commissioners',
    path: '/transfers/money',
    as: finance,
    steps: [{ follow: '5 invented rows of relationships with commissioners of Sandwell and West Birmingham, 2025/26' }],
  },
  {
    name: 'money, recharges of another trust',
    path: '/transfers/money',
    as: finance,
    steps: [{ follow: '8 invented rows of recharges between trusts of Walsall Healthcare, 2025/26' }],
  },
  { name: 'money of a transfer, nothing stated', path: of('unstated'), as: clerk },
  { name: 'money of a transfer, known', path: of('known'), as: finance },
  { name: 'money of a transfer, the low-volume trap', path: of('trap'), as: manager },
  { name: 'money of a transfer, changed since it was seen', path: of('seen'), as: finance },
  { name: 'money of a transfer, in the ledger', path: of('settled'), as: finance },
  { name: "money of another trust's transfer", path: of('known'), as: manager, status: 404 },
  { name: 'money of a transfer, stating it', path: `${of('unstated')}/basis`, as: clerk },
  {
    name: 'money of a transfer, nothing answered',
    path: `${of('unstated')}/basis`,
    as: clerk,
    steps: [{ press: 'Save' }],
    status: 422,
  },
  { name: 'money of a transfer, correcting the ledger', path: `${of('settled')}/correct`, as: finance },
  {
    name: 'money of a transfer, correcting without a reason',
    path: `${of('settled')}/correct`,
    as: finance,
    steps: [{ press: 'Post to the ledger' }],
    status: 422,
  },
]
