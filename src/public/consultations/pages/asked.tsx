/** For the people of an alliance: what it asks everybody, and what was answered. */
import { paperBlocks } from '#board'
import type { Day } from '#nhs/day.ts'
import { trustName } from '#nhs/organisations.ts'
import { BackLink, Breadcrumbs } from '#web/back-link.tsx'
import { Button, ButtonLink } from '#web/buttons.tsx'
import { type DateAnswer, DateField } from '#web/date-field.tsx'
import { Download } from '#web/download.tsx'
import type { FieldError } from '#web/field-errors.ts'
import * as format from '#web/format.ts'
import { Form, LongTextField, TextField } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { PrintedBlock } from '#web/print/printed-block.tsx'
import { SummaryList } from '#web/summary-list.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import { askedHref, askedOneHref, consultationHref, shownHref } from '../../addresses.ts'
import { capacities, capacityCodes, consultationStanding } from '../consultation.ts'
import type { Answer, AskedConsultation } from '../store.ts'

const section = 'Consultations'

function standingInWords(asked: AskedConsultation, today: Day): string {
  if (asked.withdrawnOn) return 'Withdrawn'
  return { coming: 'Coming', open: 'Open', closed: 'Closed' }[consultationStanding(asked, today)]
}

type AskedListProps = {
  readonly frame: Frame
  readonly asked: readonly AskedConsultation[]
  readonly today: Day
  readonly mayAsk: boolean
}

export function AskedListPage({ frame, asked, today, mayAsk }: AskedListProps) {
  const columns: Column<AskedConsultation>[] = [
    {
      heading: 'What it is about',
      rowHeading: true,
      sentences: true,
      cell: ({ id, title }) => <a href={askedOneHref(id)}>{title}</a>,
    },
    { heading: 'Asked by', cell: ({ trust }) => trustName(trust) },
    { heading: 'Standing', cell: (each) => standingInWords(each, today) },
    { heading: 'Last day', nowrap: true, cell: ({ closesOn }) => format.date(closesOn) },
    { heading: 'Answers', numeric: true, cell: ({ answers }) => format.number(answers) },
  ]
  return (
    <Page
      frame={frame}
      heading="Consultations"
      section={section}
      before={<Breadcrumbs items={[{ text: 'Board', href: '/board' }]} />}
    >
      <p>These are the questions that the alliance asks everybody, on its public pages.</p>
      {mayAsk && <ButtonLink href={`${askedHref}/new`}>Ask a question</ButtonLink>}
      {mayAsk && (
        <p>
          <a href={shownHref}>Priorities on the public pages</a>
        </p>
      )}
      <DataTable
        caption="Consultations, the latest first"
        columns={columns}
        rows={asked}
        rowKey={({ id }) => id}
        whenNone="Nothing has been asked yet."
      />
    </Page>
  )
}

type NewProps = {
  readonly frame: Frame
  readonly once: string
  readonly answers?: Readonly<Record<string, string>>
  readonly opens?: DateAnswer
  readonly closes?: DateAnswer
  readonly errors?: readonly FieldError[]
}

export function AskPage({ frame, once, answers = {}, opens, closes, errors = [] }: NewProps) {
  return (
    <Page
      frame={frame}
      heading="Ask a question"
      section={section}
      errors={errors}
      before={<BackLink href={askedHref}>Back to consultations</BackLink>}
    >
      <p>Everybody can read this from the moment you send it. You can withdraw it.</p>
      <Form>
        <input type="hidden" name="once" value={once} />
        <TextField
          name="title"
          label="What is it about?"
          hint="Up to 65 characters"
          value={answers.title}
          errors={errors}
        />
        <LongTextField
          name="about"
          label="What do people need to know?"
          hint='Begin a heading with "# " and an item of a list with "- ". Up to 4,000 characters.'
          rows={12}
          value={answers.about}
          errors={errors}
        />
        <TextField name="question" label="What do you ask them?" value={answers.question} errors={errors} />
        <DateField
          name="opens"
          legend="From which day can people answer?"
          errors={errors}
          {...(opens && { value: opens })}
        />
        <DateField name="closes" legend="What is the last day?" errors={errors} {...(closes && { value: closes })} />
        <Button>Ask everybody</Button>
      </Form>
    </Page>
  )
}

type AskedProps = {
  readonly frame: Frame
  readonly alliance: string
  readonly asked: AskedConsultation
  readonly answers: readonly Answer[]
  readonly today: Day
  readonly mayAsk: boolean
}

/** One, with every answer: prints as a summary for the board. */
export function AskedPage({ frame, alliance, asked, answers, today, mayAsk }: AskedProps) {
  const href = askedOneHref(asked.id)
  const counts = capacityCodes.map((code) => ({
    code,
    count: answers.filter(({ capacity }) => capacity === code).length,
  }))
  return (
    <Page
      frame={frame}
      heading={asked.title}
      section={section}
      before={<Breadcrumbs items={[{ text: 'Consultations', href: askedHref }]} />}
    >
      <SummaryList
        rows={[
          { key: 'Question', value: asked.question },
          { key: 'Standing', value: standingInWords(asked, today) },
          { key: 'Asked by', value: trustName(asked.trust) },
          { key: 'From', value: format.date(asked.opensOn) },
          { key: 'Last day', value: format.date(asked.closesOn) },
        ]}
      />
      {!asked.withdrawnOn && (
        <p>
          <a href={consultationHref(alliance, asked.id)}>See it as everybody does</a>
        </p>
      )}
      <h2 className="nhsuk-heading-m">What people were told</h2>
      <div data-quoted="">
        {paperBlocks(asked.about).map((block, n) => (
          <PrintedBlock key={n} block={block} headingLevel={3} />
        ))}
      </div>
      <DataTable
        caption="Who answered"
        columns={[
          { heading: 'Who', rowHeading: true, cell: ({ code }) => capacities[code] },
          { heading: 'Answers', numeric: true, cell: ({ count }) => format.number(count) },
        ]}
        rows={counts}
        rowKey={({ code }) => code}
        whenNone="Nobody has answered."
      />
      <h2 className="nhsuk-heading-m">What they said</h2>
      {answers.length === 0 && <p>Nobody has answered yet.</p>}
      {answers.length > 0 && (
        <Download href={`${href}/answers.csv`} what="the answers" about={format.count(answers.length, 'row')} />
      )}
      {answers.map(({ id, capacity, said, onDay }) => (
        <section key={id} data-quoted="">
          <h3 className="nhsuk-heading-s">
            {capacities[capacity]}, {format.date(onDay)}
          </h3>
          <p className="accord-as-typed">{said}</p>
        </section>
      ))}
      {mayAsk && !asked.withdrawnOn && (
        <>
          <h2 className="nhsuk-heading-m">Withdraw it</h2>
          <p>Nobody sees it any more, and no answer is taken. The answers that were given stay with the alliance.</p>
          <Form action={`${href}/withdraw`}>
            <input type="hidden" name="version" value={asked.version} />
            <Button kind="warning">Withdraw this question</Button>
          </Form>
        </>
      )}
    </Page>
  )
}
