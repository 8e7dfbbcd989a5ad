import { trustName } from '#nhs/organisations.ts'
import { BackLink } from '#web/back-link.tsx'
import { Download } from '#web/download.tsx'
import * as format from '#web/format.ts'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { SummaryList } from '#web/summary-list.tsx'
import { DataTable } from '#web/table.tsx'
import { referenceOf } from '../../offers/reference-of.ts'
import type { Statement } from '../ledger/statement.ts'
import { rechargeNames } from '../recharge-of.ts'
import { Invented } from './invented.tsx'
import { moneyHref } from './money-of-transfer.tsx'
import { atStart, owedInWords } from './money-words.ts'

type View = {
  readonly frame: Frame
  readonly statement: Statement
  readonly csvBytes: number
  readonly sheetBytes: number
}

/** What was posted between the viewer's trust and another in one month. */
export function StatementPage({ frame, statement, csvBytes, sheetBytes }: View) {
  const { partner, month, opening, lines, closing } = statement
  const href = `/transfers/money/statements/${partner}/${month}`
  return (
    <Page
      frame={frame}
      heading={`${trustName(partner)}, ${format.month(month)}`}
      section="Transfers"
      width="wide"
      before={<BackLink href="/transfers/money">Back to money between trusts</BackLink>}
    >
      {lines.some(({ isInvented }) => isInvented) && <Invented />}
      <SummaryList
        rows={[
          { key: 'Before this month', value: owedInWords(opening) },
          { key: 'This month', value: owedInWords(closing - opening) },
          { key: 'After this month', value: owedInWords(closing) },
        ]}
      />
      <DataTable
        caption="Postings"
        columns={[
          {
            heading: 'Transfer',
            rowHeading: true,
            cell: ({ sender, transfer }) => (
              <a href={moneyHref({ sender, id: transfer })}>Money of {referenceOf(transfer)}</a>
            ),
          },
          {
            heading: 'For',
            cell: ({ purpose, isTakenBack }) =>
              isTakenBack ? `Taken back: ${rechargeNames[purpose]}` : atStart(rechargeNames[purpose]),
          },
          { heading: 'Treated on', cell: ({ treatedOn }) => format.date(treatedOn) },
          { heading: 'Posted on', cell: ({ postedOn }) => format.date(postedOn) },
          { heading: 'Sum', cell: ({ pence }) => owedInWords(pence) },
          {
            heading: 'Reason',
            sentences: true,
            cell: ({ reason }) => reason && <span data-quoted="">{reason}</span>,
            whenEmpty: format.missing.notApplicable,
          },
        ]}
        rows={lines}
        rowKey={(_, n) => n}
        whenNone="Nothing was posted in this month."
      />
      <Download href={`${href}.csv`} what="this statement" bytes={csvBytes} />
      <Download href={`${href}.xlsx`} what="this statement" type="Excel" bytes={sheetBytes} />
    </Page>
  )
}
