import { site as siteOf } from '#nhs/organisations.ts'
import { BackLink } from '#web/back-link.tsx'
import { Button } from '#web/buttons.tsx'
import { DateField } from '#web/date-field.tsx'
import type { FieldError } from '#web/field-errors.ts'
import * as format from '#web/format.ts'
import { Form, RadioField, SelectField, TextField } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { SummaryList } from '#web/summary-list.tsx'
import { DataTable } from '#web/table.tsx'
import { networkHref } from '../../addresses.ts'
import type { ClinicalService } from '../../catalogue/catalogue.ts'
import type { DiscussionAnswers } from '../case-form.ts'
import { type Discussion, type NetworkCase, outcomeName, outcomes } from '../network-case.ts'
import type { CaseRoute } from '../route-case.ts'
import type { NetworkRules } from '../routing-rules.ts'
import { RouteAnswer, unitName } from './where-to.tsx'

type View = {
  readonly frame: Frame
  readonly service: ClinicalService
  readonly rules: NetworkRules
  readonly found: NetworkCase
  readonly route: CaseRoute
  readonly answers: DiscussionAnswers
  readonly errors?: readonly FieldError[]
  readonly onceKey: string
}

const siteName = (code: string): string => siteOf(code)?.name ?? code

/** One case: where the rules say that it goes, what the meeting said each time, and what it says now. */
export function CasePage({ frame, service, rules, found, route, answers, errors = [], onceKey }: View) {
  const named = (all: readonly { readonly code: string; readonly name: string }[], code: string) =>
    all.find((each) => each.code === code)?.name ?? code
  return (
    <Page
      frame={frame}
      heading={`Case ${found.reference}`}
      section="Services"
      errors={errors}
      before={<BackLink href={networkHref(service.id)}>Back to the network</BackLink>}
    >
      <SummaryList
        rows={[
          { key: 'Service', value: service.name },
          { key: 'Where the patient is', value: siteName(found.site) },
          { key: 'Complexity', value: named(rules.grades, found.grade) },
          {
            key: 'With',
            value: found.features.map((feature) => named(rules.features, feature)).join(', '),
            whenEmpty: format.missing.notApplicable,
          },
          { key: 'Noted', value: format.date(found.notedOn) },
          { key: 'Discussed by the regional meeting', value: found.isComplex ? 'Has to be' : 'Does not have to be' },
        ]}
      />
      <RouteAnswer route={route} />
      <DataTable
        caption="What the meeting said"
        columns={[
          { heading: 'Day', rowHeading: true, cell: ({ onDay }: Discussion) => format.date(onDay), nowrap: true },
          {
            heading: 'Outcome',
            cell: ({ outcome, toSite }) => (toSite ? `It goes to ${siteName(toSite)}` : outcomeName(outcome)),
          },
          { heading: 'Who', cell: ({ who }) => who, sentences: true },
        ]}
        rows={found.discussions}
        rowKey={(_, n) => n}
        whenNone="It has not been discussed."
      />
      <h2 className="nhsuk-heading-m">Record a discussion</h2>
      <Form>
        <input type="hidden" name="once" value={onceKey} data-varies />
        <input type="hidden" name="seen" value={found.discussions.length} />
        <DateField name="on-day" legend="Day of the meeting" value={answers.onDay} errors={errors} />
        <RadioField
          name="outcome"
          legend="What was said?"
          options={outcomes.map(({ code, name }) => ({ value: code, text: name }))}
          value={answers.outcome}
          errors={errors}
        />
        <SelectField
          name="toSite"
          label="If it goes to another unit, which"
          options={route.mayGoTo
            .filter(({ site }) => site !== found.site)
            .map((each) => ({ value: each.site, text: unitName(each) }))}
          unchosen="Select a unit"
          value={answers.toSite}
          errors={errors}
        />
        <TextField
          name="who"
          label="Who discussed it"
          hint="Their posts, such as: two revision surgeons, a radiologist and a microbiologist"
          value={answers.who}
          errors={errors}
        />
        <Button>Record it</Button>
      </Form>
    </Page>
  )
}
