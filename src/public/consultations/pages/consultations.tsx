/** What an alliance asks everybody: the questions, one of them with its form, and what is said after an answer. */
import { paperBlocks } from '#board'
import type { Day } from '#nhs/day.ts'
import { BackLink, Breadcrumbs } from '#web/back-link.tsx'
import { Button } from '#web/buttons.tsx'
import type { FieldError } from '#web/field-errors.ts'
import * as format from '#web/format.ts'
import { Form, LongTextField, RadioField } from '#web/forms.tsx'
import type { Frame } from '#web/page.tsx'
import { PrintedBlock } from '#web/print/printed-block.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import { allianceHref, consultationHref, consultationsHref } from '../../addresses.ts'
import { PublicPage } from '../../pages/public-page.tsx'
import type { PublicAlliance } from '../../store.ts'
import {
  type Consultation,
  type ConsultationStanding,
  capacities,
  capacityCodes,
  consultationStanding,
  longestAnswer,
} from '../consultation.ts'

type OfAlliance = { readonly frame: Frame; readonly alliance: PublicAlliance }

const standings: Readonly<Record<ConsultationStanding, string>> = { coming: 'Coming', open: 'Open', closed: 'Closed' }

type ConsultationsPageProps = OfAlliance & { readonly consultations: readonly Consultation[]; readonly today: Day }

export function ConsultationsPage({ frame, alliance, consultations, today }: ConsultationsPageProps) {
  const columns: Column<Consultation>[] = [
    {
      heading: 'What it is about',
      rowHeading: true,
      sentences: true,
      cell: ({ id, title }) => <a href={consultationHref(alliance.id, id)}>{title}</a>,
    },
    { heading: 'Standing', cell: (each) => standings[consultationStanding(each, today)] },
    { heading: 'Last day', nowrap: true, cell: ({ closesOn }) => format.date(closesOn) },
  ]
  return (
    <PublicPage frame={frame} alliance={alliance} heading="Have your say">
      <p>Before the trusts change a service, they ask the people who use it.</p>
      <DataTable
        caption="Questions, the latest first"
        columns={columns}
        rows={consultations}
        rowKey={({ id }) => id}
        whenNone="The alliance asks nothing at the moment."
      />
    </PublicPage>
  )
}

type ConsultationPageProps = OfAlliance & {
  readonly consultation: Consultation
  readonly today: Day
  readonly capacity?: string
  readonly said?: string
  readonly errors?: readonly FieldError[]
}

export function ConsultationPage(props: ConsultationPageProps) {
  const { frame, alliance, consultation, today, errors = [] } = props
  const { id, title, about, question, opensOn, closesOn } = consultation
  const standing = consultationStanding(consultation, today)
  return (
    <PublicPage
      frame={frame}
      alliance={alliance}
      heading={title}
      errors={errors}
      before={
        <Breadcrumbs
          items={[
            { text: alliance.name, href: allianceHref(alliance.id) },
            { text: 'Have your say', href: consultationsHref(alliance.id) },
          ]}
        />
      }
    >
      <div data-quoted="">
        {paperBlocks(about).map((block, n) => (
          <PrintedBlock key={n} block={block} headingLevel={2} />
        ))}
      </div>
      {standing === 'coming' && <p>You can answer from {format.date(opensOn)}.</p>}
      {standing === 'closed' && <p>This closed on {format.date(closesOn)}. Answers are not taken any more.</p>}
      {standing === 'open' && (
        <>
          <h2 className="nhsuk-heading-m">Your answer</h2>
          <p>
            You can answer until {format.date(closesOn)}. You can answer by phone, too: call any trust of the alliance.
          </p>
          <Form action={consultationHref(alliance.id, id)}>
            <RadioField
              name="capacity"
              legend="Who are you?"
              options={capacityCodes.map((value) => ({ value, text: capacities[value] }))}
              value={props.capacity ?? ''}
              errors={errors}
            />
            <LongTextField
              name="said"
              label={question}
              hint={`Do not write your name, or anything about your health that you would not want the trusts to read. Up to ${format.number(longestAnswer)} characters.`}
              rows={8}
              value={props.said}
              errors={errors}
            />
            {/* Nobody sees this; programs that fill in every field do. */}
            <div hidden>
              <label htmlFor="website">Leave this empty</label>
              <input id="website" name="website" type="text" autoComplete="off" />
            </div>
            <Button>Send your answer</Button>
          </Form>
        </>
      )}
    </PublicPage>
  )
}

type AfterProps = OfAlliance & { readonly consultation: Consultation }

export function ThankYouPage({ frame, alliance, consultation }: AfterProps) {
  return (
    <PublicPage frame={frame} alliance={alliance} heading="Thank you for your answer">
      <p>It was about: {consultation.title}.</p>
      <p>
        The trusts of the alliance read every answer before they decide. What they decide will be on the page of
        decisions.
      </p>
    </PublicPage>
  )
}

export function TooManyAnswersPage({ frame, alliance, consultation }: AfterProps) {
  return (
    <PublicPage
      frame={frame}
      alliance={alliance}
      heading="There have been many answers from here"
      before={<BackLink href={consultationHref(alliance.id, consultation.id)}>Back to the question</BackLink>}
    >
      <p>Your answer was not sent. So that nobody floods the trusts with answers, we take only so many in an hour.</p>
      <p>Wait an hour and try again, or use another connection.</p>
    </PublicPage>
  )
}
