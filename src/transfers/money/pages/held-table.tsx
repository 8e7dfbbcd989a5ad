import { trustName } from '#nhs/organisations.ts'
import { BackLink } from '#web/back-link.tsx'
import { Download } from '#web/download.tsx'
import * as format from '#web/format.ts'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { SummaryList } from '#web/summary-list.tsx'
import { DataTable } from '#web/table.tsx'
import type { Price, Recharge } from '../money-facts.ts'
import { rechargeNames } from '../recharge-of.ts'
import { type Relationship, relationshipKinds } from '../rules/relationship.ts'
import { type Row, tableKinds } from '../tables/table-kinds.ts'
import type { HeldTable } from '../tables/table-store.ts'
import { Invented } from './invented.tsx'
import { atStart, partyName } from './money-words.ts'

type View = {
  readonly frame: Frame
  readonly table: HeldTable
  readonly rows: readonly Row[]
  readonly csvBytes: number
}

/** As many as can be read. The file has them all. */
export const ROWS_SHOWN = 100

/** One table that a trust has brought in. */
export function HeldTablePage({ frame, table, rows, csvBytes }: View) {
  const shown = rows.slice(0, ROWS_SHOWN)
  const { trust, kind, year, source, isInvented, marketForcesFactor, broughtAt } = table
  return (
    <Page
      frame={frame}
      heading={`${tableKinds[kind].name}, ${year}`}
      section="Transfers"
      before={<BackLink href="/transfers/money">Back to money between trusts</BackLink>}
    >
      {isInvented && <Invented />}
      <SummaryList
        rows={[
          { key: 'Trust', value: trustName(trust) },
          { key: 'Source', value: <span data-quoted="">{source}</span> },
          ...(marketForcesFactor === null ? [] : [{ key: 'Market forces factor', value: String(marketForcesFactor) }]),
          { key: 'Brought in', value: format.dateTime(broughtAt) },
          { key: 'Rows', value: format.number(rows.length) },
        ]}
      />
      {rows.length > ROWS_SHOWN && <p>The first {format.number(ROWS_SHOWN)} rows are shown.</p>}
      {kind === 'prices' && <Prices rows={shown as readonly Price[]} />}
      {kind === 'relationships' && <Relationships rows={shown as readonly Relationship[]} />}
      {kind === 'recharges' && <Recharges rows={shown as readonly Recharge[]} />}
      <Download href={`/transfers/money/tables/${trust}/${table.id}.csv`} what="this table" bytes={csvBytes} />
    </Page>
  )
}

const spells = { 'day-case': 'Day case', inpatient: 'Inpatient stay', both: 'Both' } as const

const Prices = ({ rows }: { readonly rows: readonly Price[] }) => (
  <DataTable
    caption="Prices before the market forces factor"
    columns={[
      { heading: 'Item', rowHeading: true, cell: ({ item }) => item },
      { heading: 'Name', cell: ({ name }) => <span data-quoted="">{name}</span> },
      { heading: 'Stay', cell: ({ spell }) => spells[spell] },
      { heading: 'Price', numeric: true, cell: ({ pence }) => format.exactMoney(pence) },
      {
        heading: 'Best practice price',
        numeric: true,
        cell: ({ bestPracticePence }) => bestPracticePence !== undefined && format.exactMoney(bestPracticePence),
        whenEmpty: format.missing.notApplicable,
      },
    ]}
    rows={rows}
    rowKey={({ item, spell }) => `${item} ${spell}`}
    whenNone="There is no row that you may see."
    compact
  />
)

const Relationships = ({ rows }: { readonly rows: readonly Relationship[] }) => (
  <DataTable
    caption="How commissioners pay"
    columns={[
      { heading: 'Commissioner', rowHeading: true, cell: ({ commissioner }) => partyName(commissioner) },
      { heading: 'Kind', cell: ({ kind }) => relationshipKinds[kind].name },
      {
        heading: 'Share of the price',
        numeric: true,
        cell: ({ shareOfPrice }) => shareOfPrice !== undefined && format.share(shareOfPrice),
        whenEmpty: format.missing.notApplicable,
      },
      {
        heading: 'Expected in the year',
        numeric: true,
        cell: ({ yearlyValuePence }) => yearlyValuePence !== undefined && format.money(yearlyValuePence),
      },
    ]}
    rows={rows}
    rowKey={({ commissioner }) => commissioner}
    whenNone="There is no row that you may see."
    compact
  />
)

const Recharges = ({ rows }: { readonly rows: readonly Recharge[] }) => (
  <DataTable
    caption="Recharges"
    columns={[
      { heading: 'Patients of', rowHeading: true, cell: ({ sender }) => trustName(sender) },
      { heading: 'Treated at', cell: ({ receiver }) => trustName(receiver) },
      { heading: 'For', cell: (row) => atStart(rechargeNames[row.for]) },
      {
        heading: 'Recharge',
        numeric: true,
        cell: ({ basis, amount }) =>
          basis === 'share' ? `${format.share(amount)} of the price` : format.exactMoney(amount),
      },
    ]}
    rows={rows}
    rowKey={(row) => `${row.sender} ${row.receiver} ${row.for}`}
    whenNone="There is no row that you may see: recharges are between two trusts."
    compact
  />
)
