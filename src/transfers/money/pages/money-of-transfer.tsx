import { commissioner } from '#nhs/commissioner.ts'
import { trustName } from '#nhs/organisations.ts'
import { treatmentFunctionName } from '#nhs/treatment-function.ts'
import { BackLink } from '#web/back-link.tsx'
import { Button } from '#web/buttons.tsx'
import * as format from '#web/format.ts'
import { Form } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { SummaryList } from '#web/summary-list.tsx'
import { DataTable } from '#web/table.tsx'
import { transferHref } from '../../addresses.ts'
import { referenceOf } from '../../offers/reference-of.ts'
import { sectionOf } from '../../steps/pages/section.ts'
import type { MoneyBasis } from '../agreed/money-basis.ts'
import type { MoneyTransfer, TransferMoney } from '../agreed/money-of-transfer.ts'
import { digestOf, shownMoney } from '../agreed/shown-money.ts'
import type { Answer } from '../may-keep-money.ts'
import type { MoneyPreview, Position } from '../preview.ts'
import { rechargeNames } from '../recharge-of.ts'
import { Invented } from './invented.tsx'
import {
  atStart,
  changeInWords,
  earlierCareNames,
  paidInWords,
  partyName,
  specialisedNames,
  spellNames,
} from './money-words.ts'
import { RulesTable } from './rules-table.tsx'

type View = {
  readonly frame: Frame
  readonly money: TransferMoney
  readonly mayState: Answer
  readonly mayConfirm: Answer
  readonly mayCorrect: boolean
}

export const moneyHref = ({ sender, id }: Pick<MoneyTransfer, 'sender' | 'id'>) => `/transfers/${sender}/${id}/money`

/** Who is paid, what the receiver gets and what the sender loses: before the receiver says yes. */
export function MoneyOfTransferPage({ frame, money, mayState, mayConfirm, mayCorrect }: View) {
  const { transfer, basis, preview } = money
  const where = `${trustName(transfer.sender)} to ${trustName(transfer.receiver)}`
  return (
    <Page
      frame={frame}
      heading="Money of this transfer"
      section={sectionOf(transfer)}
      before={<BackLink href="/transfers/money">Back to money between trusts</BackLink>}
    >
      <p>
        {treatmentFunctionName(transfer.treatmentFunction)}, {where}, {format.date(transfer.treatedOn ?? transfer.day)}.
        Reference {referenceOf(transfer.id)}.
      </p>
      <p>
        <a href={transferHref(transfer)}>See the transfer</a>
      </p>
      {preview.isInvented && <Invented />}
      <Warnings preview={preview} />
      {preview.known ? <Figures preview={preview} /> : <WhatIsMissing preview={preview} />}
      <Confirm money={money} mayConfirm={mayConfirm} />
      <h2 className="nhsuk-heading-m">What the sender has stated</h2>
      {basis ? <Basis basis={basis} transfer={transfer} /> : <p>Nothing yet.</p>}
      {mayState.allowed ? (
        <p>
          <a href={`${moneyHref(transfer)}/basis`}>
            {basis ? 'Change what is stated' : 'State what the money depends on'}
          </a>
        </p>
      ) : (
        <p className="nhsuk-u-secondary-text-colour">{mayState.because}</p>
      )}
      {mayCorrect && transfer.treatedOn !== null && (
        <p>
          <a href={`${moneyHref(transfer)}/correct`}>Put this transfer into the ledger again</a>
        </p>
      )}
      {preview.known && <RulesTable caption="Rules that were used" rules={preview.rules} />}
    </Page>
  )
}

export function Warnings({ preview: { warnings } }: { readonly preview: MoneyPreview }) {
  if (warnings.length === 0) return null
  return (
    <div className="nhsuk-warning-callout">
      <h2 className="nhsuk-warning-callout__label">
        <span className="nhsuk-u-visually-hidden">Important: </span>Know this before you say yes
      </h2>
      {warnings.map(({ id, says }) => (
        <p key={id}>{says}</p>
      ))}
    </div>
  )
}

export function WhatIsMissing({ preview }: { readonly preview: Extract<MoneyPreview, { known: false }> }) {
  return (
    <>
      <h2 className="nhsuk-heading-m">The money is not known yet</h2>
      <p>Nothing is guessed. This is missing:</p>
      <ul className="nhsuk-list nhsuk-list--bullet">
        {preview.missing.map(({ says, remedy }) => (
          <li key={says}>
            {says} {remedy}
          </li>
        ))}
      </ul>
    </>
  )
}

export function Figures({ preview }: { readonly preview: Extract<MoneyPreview, { known: true }> }) {
  const { payer, paid, sender, receiver, year, lines } = preview
  const positions: readonly Position[] = [receiver, sender]
  return (
    <>
      <SummaryList
        rows={[
          { key: 'Who pays', value: partyName(payer.commissioner.code) },
          { key: 'Who is paid', value: trustName(paid) },
          { key: 'Year of payment', value: year },
          { key: `What it changes for ${trustName(receiver.trust)}`, value: changeInWords(receiver.change) },
          { key: `What it changes for ${trustName(sender.trust)}`, value: changeInWords(sender.change) },
        ]}
      />
      <DataTable
        caption="Who pays whom"
        columns={[
          {
            heading: 'For',
            rowHeading: true,
            cell: (line) => (line.for === 'care' ? "The patient's care" : atStart(rechargeNames[line.for])),
          },
          { heading: 'From', cell: ({ from }) => partyName(from) },
          { heading: 'To', cell: ({ to }) => partyName(to) },
          { heading: 'Sum', numeric: true, cell: ({ pence }) => format.exactMoney(pence) },
        ]}
        rows={lines}
        rowKey={(line) => line.for}
        whenNone="Nobody pays anything."
      />
      <DataTable
        caption="What each trust has of it"
        columns={[
          { heading: 'Trust', rowHeading: true, cell: ({ trust }) => trustName(trust) },
          { heading: 'From the commissioner', cell: ({ fromCommissioner }) => paidInWords(fromCommissioner) },
          { heading: 'Between the trusts', cell: ({ recharges }) => paidInWords(recharges) },
          { heading: 'Without the transfer', cell: ({ without }) => paidInWords(without) },
          { heading: 'Change', cell: ({ change }) => changeInWords(change) },
        ]}
        rows={positions}
        rowKey={({ trust }) => trust}
        whenNone="No trust has anything of it."
      />
    </>
  )
}

function Confirm({
  money: { isSeen, seen, preview },
  mayConfirm,
}: {
  readonly money: TransferMoney
  readonly mayConfirm: Answer
}) {
  if (isSeen && seen) return <p>The receiver saw this on {format.dateTime(seen.at)}.</p>
  const before = seen && <p>Something has changed since the receiver saw it on {format.dateTime(seen.at)}.</p>
  if (!mayConfirm.allowed) return before ?? <p>The receiver has not confirmed that it has seen this.</p>
  return (
    <>
      {before}
      <p>
        {preview.known
          ? 'Confirm this before you accept the patient.'
          : 'You can accept the patient without knowing the money. Confirm that you know what is missing.'}
      </p>
      <Form>
        <input type="hidden" name="digest" value={digestOf(shownMoney(preview))} />
        <Button>Confirm that you have seen this</Button>
      </Form>
    </>
  )
}

function Basis({ basis, transfer }: { readonly basis: MoneyBasis; readonly transfer: MoneyTransfer }) {
  const found = commissioner(basis.commissioner)
  return (
    <SummaryList
      rows={[
        { key: 'Commissioner', value: found ? `${found.name} (${basis.commissioner})` : basis.commissioner },
        { key: 'Price item', value: basis.item },
        { key: 'Stay', value: spellNames[basis.spell] },
        { key: 'Specialised service', value: specialisedNames[basis.specialised] },
        { key: 'Best practice criteria met', value: basis.isBestPractice ? 'Yes' : 'No' },
        {
          key: 'Paid to the sender before',
          value:
            basis.earlierCare.length === 0
              ? 'Nothing'
              : format.list(basis.earlierCare.map((each) => earlierCareNames[each].toLowerCase())),
        },
        { key: 'Who follows up', value: trustName(transfer[basis.followUpBy]) },
        { key: 'Stated', value: format.dateTime(basis.statedAt) },
      ]}
    />
  )
}
