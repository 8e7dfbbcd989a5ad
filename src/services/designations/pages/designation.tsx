import type { Day } from '#nhs/day.ts'
import { site as siteOf, trustName } from '#nhs/organisations.ts'
import { Breadcrumbs } from '#web/back-link.tsx'
import { Button } from '#web/buttons.tsx'
import { DateField } from '#web/date-field.tsx'
import type { FieldError } from '#web/field-errors.ts'
import * as format from '#web/format.ts'
import { Form, LongTextField, RadioField, SelectField } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { SummaryList } from '#web/summary-list.tsx'
import { DataTable } from '#web/table.tsx'
import { designationsHref, serviceHref, servicesHref } from '../../addresses.ts'
import { criteria } from '../criteria.ts'
import type { DecidedItem } from '../decided-item.ts'
import { type DesignationEvent, nextSteps, steps } from '../designation.ts'
import type { NamedDesignation } from '../designations-csv.ts'
import type { DecisionAnswers } from '../forms.ts'
import { StandingTag } from './standing-tag.tsx'

type View = {
  readonly frame: Frame
  readonly designation: NamedDesignation
  readonly decided: readonly DecidedItem[]
  readonly mayDecide: boolean
  readonly today: Day
  readonly answers: DecisionAnswers
  readonly errors?: readonly FieldError[]
  readonly onceKey: string
}

/** One site that was put forward: what it shows, what the board decided, and for whoever writes that down the form. */
export function DesignationPage(props: View) {
  const { frame, designation, decided, mayDecide, today, answers, errors = [], onceKey } = props
  const { trust, site, service, serviceName, standing, shown, proposedOn, events } = designation
  const open = nextSteps(designation, today)
  return (
    <Page
      frame={frame}
      heading={`${siteOf(site)?.name ?? site}: ${serviceName.toLowerCase()}`}
      section="Services"
      errors={errors}
      before={
        <Breadcrumbs
          items={[
            { text: 'Services', href: servicesHref },
            { text: 'Centres of excellence', href: designationsHref },
          ]}
        />
      }
    >
      <SummaryList
        rows={[
          { key: 'Trust', value: trustName(trust) },
          { key: 'For', value: <a href={serviceHref(service)}>{serviceName}</a> },
          { key: 'Standing', value: <StandingTag standing={standing} /> },
          { key: 'Put forward', value: format.date(proposedOn) },
          {
            key: 'Review due',
            value: events.at(-1)?.reviewOn && format.date(events.at(-1)!.reviewOn!),
            whenEmpty: format.missing.notApplicable,
          },
        ]}
      />
      <DataTable
        caption="What is shown for each criterion"
        columns={[
          { heading: 'Criterion', rowHeading: true, cell: ({ name }) => name },
          { heading: 'Asks', cell: ({ asks }) => `${asks}.`, sentences: true },
          { heading: 'Evidence', cell: ({ code }) => shown[code] ?? 'Missing', sentences: true },
        ]}
        rows={criteria}
        rowKey={({ code }) => code}
        whenNone="There are no criteria."
      />
      <DataTable
        caption="What the board decided"
        columns={[
          { heading: 'Day', rowHeading: true, cell: ({ onDay }: DesignationEvent) => format.date(onDay), nowrap: true },
          { heading: 'Decision', cell: ({ what }) => steps.find(({ code }) => code === what)!.name },
          { heading: 'Why', cell: ({ said }) => said, sentences: true },
          {
            heading: 'At',
            cell: ({ decision }) => decision && <DecidedAt decision={decision} decided={decided} />,
            whenEmpty: format.missing.notKnown,
          },
        ]}
        rows={events}
        rowKey={(_, n) => n}
        whenNone="The board has not decided yet."
      />
      {mayDecide && open.length > 0 && (
        <>
          <h2 className="nhsuk-heading-m">Write down what the board decided</h2>
          <Form>
            <input type="hidden" name="once" value={onceKey} data-varies />
            <input type="hidden" name="seen" value={events.length} />
            <RadioField
              name="what"
              legend="What did the board decide?"
              options={steps
                .filter(({ code }) => open.includes(code))
                .map(({ code, does }) => ({ value: code, text: does }))}
              value={answers.what}
              errors={errors}
            />
            <DateField name="on-day" legend="When was it decided?" value={answers.onDay} errors={errors} />
            <DateField
              name="review"
              legend="When does the board look again?"
              hint="If it is designated or renewed: within 3 years"
              value={answers.reviewOn}
              errors={errors}
            />
            {decided.length > 0 && (
              <SelectField
                name="decision"
                label="Decision in the board's register, if it is there"
                options={decided.map(({ item, title, meeting }) => ({ value: item, text: `${title}, ${meeting}` }))}
                unchosen="It is not there"
                value={answers.decision}
                errors={errors}
              />
            )}
            <LongTextField name="said" label="Why" value={answers.said} rows={3} errors={errors} />
            <Button>Write it down</Button>
          </Form>
        </>
      )}
    </Page>
  )
}

function DecidedAt({ decision, decided }: { readonly decision: string; readonly decided: readonly DecidedItem[] }) {
  const found = decided.find(({ item }) => item === decision)
  return (
    <a href={`/board/items/${decision}`}>{found ? `${found.title}, ${found.meeting}` : 'A decision of the board'}</a>
  )
}
