/** What goes with a patient: the checklist, the documents and the data set, and what each still lacks. */
import { trustName } from '#nhs/organisations.ts'
import { BackLink } from '#web/back-link.tsx'
import { Details } from '#web/details.tsx'
import { mediaTypes } from '#web/document-content.ts'
import * as format from '#web/format.ts'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { SummaryList } from '#web/summary-list.tsx'
import { DataTable } from '#web/table.tsx'
import type { Meaning } from '#web/tag.tsx'
import { TaskList } from '#web/task-list.tsx'
import { hospitalName } from '../../hospital-name.ts'
import type { Transfer } from '../../life/transfer-row.ts'
import { sectionOf } from '../../steps/pages/section.ts'
import { dataSetHref, documentHref, documentsHref, itemHref } from '../addresses.ts'
import type { Answer, Answers } from '../checklist/checklist-answer.ts'
import type { ChecklistItem } from '../checklist/checklist-rules.ts'
import { lackOf, lastDay } from '../checklist/gate.ts'
import type { DocumentListed } from '../documents/document-store.ts'

export type HandoverView = {
  readonly frame: Frame
  readonly transfer: Transfer
  /** Nothing when this trust may not see it yet, or no longer. */
  readonly patientName?: string | undefined
  readonly procedureName?: string | null | undefined
  readonly items: readonly ChecklistItem[]
  readonly answers: Answers
  readonly documents: readonly DocumentListed[]
  /** In a few words: "Made", "Missing or wrong items". */
  readonly dataSet: { readonly text: string; readonly meaning: Meaning }
  readonly mayChange: boolean
  /** Why it cannot be changed, when somebody might have thought so. */
  readonly because?: string
  readonly isShared: boolean
  readonly today: string
}

export function HandoverPage(view: HandoverView) {
  const { frame, transfer, isShared } = view
  return (
    <Page
      frame={frame}
      heading="What goes with the patient"
      section={sectionOf(transfer)}
      before={<BackLink href="/transfers">Back to transfers</BackLink>}
    >
      <Facts {...view} />
      {isShared ? (
        <>
          <h2 className="nhsuk-heading-m">Checklist</h2>
          <Standing {...view} />
          <TaskList tasks={view.items.map((item) => taskFor(item, view))} />
          <h2 className="nhsuk-heading-m">Documents</h2>
          <Documents {...view} />
          <h2 className="nhsuk-heading-m">Administrative data set</h2>
          <TaskList
            id="data-set"
            tasks={[{ text: 'See the data set', href: dataSetHref(transfer), status: view.dataSet }]}
          />
        </>
      ) : (
        <p>
          The sending trust shows this once the patient has agreed, and until the transfer ends. The mutual-aid
          agreement between the two trusts has to be in force.
        </p>
      )}
    </Page>
  )
}

function Facts({ transfer, patientName, procedureName }: HandoverView) {
  const { sender, receiver, day } = transfer
  return (
    <SummaryList
      rows={[
        {
          key: 'Patient',
          value: patientName && <span data-personal="true">{patientName}</span>,
          whenEmpty: format.missing.notShown,
        },
        { key: 'Procedure', value: procedureName, whenEmpty: format.missing.notShown },
        { key: 'From', value: trustName(sender) },
        { key: 'To', value: hospitalName(receiver, transfer.site) },
        { key: 'Day of surgery', value: format.dateWithDay(day) },
      ]}
    />
  )
}

function Standing({ items, answers, transfer, today, mayChange, because }: HandoverView) {
  const lacking = items.filter((item) => lackOf(item, answers.get(item.code), { dayOfSurgery: transfer.day, today }))
  return (
    <>
      <p>
        {lacking.length === 0
          ? 'Everything is there, and holds until the day of surgery.'
          : `${format.count(lacking.length, 'item')} of ${format.number(items.length)} still to do.`}
      </p>
      {!mayChange && because && <p>You cannot change this: {because}.</p>}
    </>
  )
}

function taskFor(item: ChecklistItem, { transfer, answers, today, mayChange }: HandoverView) {
  const answer = answers.get(item.code)
  const lack = lackOf(item, answer, { dayOfSurgery: transfer.day, today })
  return {
    text: item.name,
    ...(mayChange && { href: itemHref(transfer, item.code) }),
    hint: lack && answer && answer.state !== 'missing' ? `${lack.because} ${lack.remedy}` : said(item, answer),
    status: statusOf(answer, lack !== undefined),
  }
}

function statusOf(answer: Answer | undefined, lacks: boolean): { text: string; meaning: Meaning } {
  if (!answer || answer.state === 'missing') return { text: 'Missing', meaning: 'attention' }
  if (lacks) return { text: 'Not enough', meaning: 'wrong' }
  return { text: answer.state === 'have' ? 'There' : 'Not needed', meaning: 'done' }
}

function said(item: ChecklistItem, answer: Answer | undefined): string {
  if (answer?.state === 'not-needed') return `Not needed: ${answer.reason}`
  if (answer?.state !== 'have') return item.says
  const until = lastDay(item, answer.datedOn)
  const dated = `Of ${format.date(answer.datedOn)}${until ? `, and holds until ${format.date(until)}` : ''}`
  return answer.note ? `${dated}. ${answer.note}` : dated
}

function Documents({ transfer, documents, mayChange }: HandoverView) {
  return (
    <>
      <DataTable
        caption="Documents that are attached"
        captionHidden
        columns={[
          {
            heading: 'Document',
            rowHeading: true,
            cell: ({ id, name }) => (
              <a href={documentHref(transfer, id)} data-quoted="true">
                {name}
              </a>
            ),
          },
          { heading: 'Kind', cell: ({ mediaType }) => mediaTypes[mediaType].name },
          { heading: 'Size', cell: ({ bytes }) => format.fileSize(bytes) },
          { heading: 'Attached', cell: ({ at }) => <span data-varies="true">{format.dateTime(at)}</span> },
          ...(mayChange
            ? [
                {
                  heading: 'Take off',
                  headingHidden: true,
                  cell: ({ id, name }: DocumentListed) => (
                    <a href={`${documentHref(transfer, id)}/remove`}>
                      Take off <span data-quoted="true">{name}</span>
                    </a>
                  ),
                },
              ]
            : []),
        ]}
        rows={documents}
        rowKey={({ id }) => id}
        whenNone="No document is attached."
      />
      {mayChange && (
        <p>
          <a href={documentsHref(transfer)}>Attach a document</a>
        </p>
      )}
      <Details summary="How documents are kept">
        <p>
          Each is kept with its digest (SHA-256), which shows that nobody has changed it. Each reading is in the sending
          trust&apos;s access log.
        </p>
      </Details>
    </>
  )
}
