import { trustName } from '#nhs/organisations.ts'
import { ButtonLink } from '#web/buttons.tsx'
import * as format from '#web/format.ts'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import { referenceOf } from '../../offers/reference-of.ts'
import type { StatementTotal, Unsettled } from '../ledger/statement.ts'
import type { Answer } from '../may-keep-money.ts'
import type { PaymentYear } from '../rules/payment-year.ts'
import { type TableKind, tableKinds } from '../tables/table-kinds.ts'
import type { HeldTable } from '../tables/table-store.ts'
import { Invented } from './invented.tsx'
import { moneyHref } from './money-of-transfer.tsx'
import { owedInWords } from './money-words.ts'

type View = {
  readonly frame: Frame
  readonly totals: readonly StatementTotal[]
  readonly unsettled: readonly Unsettled[]
  readonly tables: readonly HeldTable[]
  /** Members of the alliance, and the years that somebody may ask about. */
  readonly members: readonly string[]
  readonly years: readonly PaymentYear[]
  readonly mayKeep: Answer
}

/** What trusts owe each other, what is not in the ledger yet, and the tables that money is known by. */
export function MoneyBetweenTrustsPage({ frame, totals, unsettled, tables, members, years, mayKeep }: View) {
  return (
    <Page frame={frame} heading="Money between trusts" section="Transfers" width="wide">
      <p>
        What transfers make trusts owe each other. What a commissioner pays a hospital is not in here: it is between
        those two.
      </p>
      {tables.some(({ isInvented }) => isInvented) && <Invented />}
      <DataTable
        caption="Monthly statements"
        columns={[
          {
            heading: 'Statement',
            rowHeading: true,
            cell: ({ partner, month }) => (
              <a href={`/transfers/money/statements/${partner}/${month}`}>
                {trustName(partner)}, {format.month(month)}
              </a>
            ),
          },
          { heading: 'Postings', numeric: true, cell: ({ postings }) => format.number(postings) },
          { heading: 'What the month comes to', cell: ({ pence }) => owedInWords(pence) },
        ]}
        rows={totals}
        rowKey={({ partner, month }) => `${partner} ${month}`}
        whenNone="Nothing has been posted between your trust and others."
      />
      {unsettled.length > 0 && (
        <DataTable
          caption="Treated, and not in the ledger yet"
          columns={[
            {
              heading: 'Transfer',
              rowHeading: true,
              cell: (each) => <a href={moneyHref(each)}>Money of {referenceOf(each.id)}</a>,
            },
            { heading: 'From', cell: ({ sender }) => trustName(sender) },
            { heading: 'To', cell: ({ receiver }) => trustName(receiver) },
            { heading: 'Treated on', cell: ({ treatedOn }) => format.date(treatedOn) },
          ]}
          rows={unsettled}
          rowKey={({ id }) => id}
          whenNone="Every treated transfer is in the ledger."
        />
      )}
      {years.map((year) => (
        <DataTable
          key={year}
          caption={`Tables of ${year}`}
          columns={[
            { heading: 'Trust', rowHeading: true, cell: (trust) => trustName(trust) },
            ...(Object.keys(tableKinds) as TableKind[]).map((kind) => columnOf(kind, year, tables)),
          ]}
          rows={members}
          rowKey={(trust) => trust}
          whenNone="The alliance has no members."
        />
      ))}
      {mayKeep.allowed ? (
        <ButtonLink href="/transfers/money/tables/new">Bring in a table</ButtonLink>
      ) : (
        <p className="nhsuk-u-secondary-text-colour">{mayKeep.because}</p>
      )}
      <p>
        <a href="/transfers/money/rules">How hospitals are paid: the rules</a>
      </p>
    </Page>
  )
}

function columnOf(kind: TableKind, year: PaymentYear, tables: readonly HeldTable[]): Column<string> {
  return {
    heading: tableKinds[kind].name,
    cell: (trust) => {
      const held = tables.find((table) => table.trust === trust && table.kind === kind && table.year === year)
      if (!held) return 'Missing'
      return (
        <a href={`/transfers/money/tables/${trust}/${held.id}`}>
          {held.isInvented ? format.count(held.rows, 'invented row') : format.count(held.rows, 'row')}
          <span className="nhsuk-u-visually-hidden">
            {' '}
            of {tableKinds[kind].name.toLowerCase()} of {trustName(trust)}, {year}
          </span>
        </a>
      )
    },
  }
}
