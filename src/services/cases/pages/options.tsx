import { Button, ButtonLink } from '#web/buttons.tsx'
import { type DateAnswer, DateField } from '#web/date-field.tsx'
import type { FieldError } from '#web/field-errors.ts'
import * as format from '#web/format.ts'
import { CheckboxField, Form, RadioField, SelectField, TextField } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { type Column, DataTable } from '#web/table.tsx'
import { caseHref } from '../addresses.ts'
import type { ServiceCase } from '../case.ts'
import type { CaseSite } from '../option.ts'
import type { OptionKind } from '../option-form.ts'
import type { KeptOption } from '../store.ts'
import { CaseSubPage, Once } from './case-parts.tsx'
import { planInWords, pounds, siteName } from './case-words.ts'

type View = {
  readonly frame: Frame
  readonly found: ServiceCase
  readonly options: readonly KeptOption[]
  readonly mayKeep: boolean
}

export function OptionsPage({ frame, found, options, mayKeep }: View) {
  const columns: readonly Column<KeptOption>[] = [
    { heading: 'Option', rowHeading: true, cell: ({ title }) => title },
    { heading: 'What changes', sentences: true, cell: ({ plan }) => planInWords(plan) },
    {
      heading: 'From',
      cell: ({ plan, isBaseline }) => !isBaseline && format.date(plan.from),
      whenEmpty: format.missing.notApplicable,
      nowrap: true,
    },
    { heading: 'Once', numeric: true, cell: ({ plan }) => pounds(plan.oneOffPounds) },
    { heading: 'Each year', numeric: true, cell: ({ plan }) => pounds(plan.runningPoundsAYear) },
    { heading: 'Source of costs', sentences: true, cell: ({ plan }) => plan.source },
    {
      heading: 'State',
      cell: ({ withdrawnOn }) => (withdrawnOn ? `Withdrawn on ${format.date(withdrawnOn)}` : 'Open'),
    },
  ]
  const open = options.filter(({ withdrawnOn, isBaseline }) => withdrawnOn === null && !isBaseline)
  return (
    <CaseSubPage frame={frame} found={found} heading={`Options: ${found.title}`} width="wide">
      <DataTable
        caption="Long list of options"
        columns={columns}
        rows={options}
        rowKey={({ id }) => id}
        whenNone="There are no options."
      />
      {mayKeep && (
        <>
          <h2 className="nhsuk-heading-m">Put an option forward</h2>
          <ul className="nhsuk-list">
            <li>
              <a href={`${caseHref(found.id)}/options/move`}>Move work from one site to another</a>
            </li>
            <li>
              <a href={`${caseHref(found.id)}/options/pool`}>Treat from one list at several sites</a>
            </li>
            <li>
              <a href={`${caseHref(found.id)}/options/hub`}>Send part of several sites to a hub</a>
            </li>
          </ul>
          {open.length > 0 && (
            <Form action={`${caseHref(found.id)}/withdraw`}>
              <SelectField
                name="option"
                label="Withdraw an option"
                unchosen="Select an option"
                options={open.map(({ id, title }) => ({ value: id, text: title }))}
              />
              <Button kind="secondary">Withdraw</Button>
            </Form>
          )}
        </>
      )}
      <ButtonLink href={`${caseHref(found.id)}/effect`} kind="secondary">
        See the computed effect
      </ButtonLink>
    </CaseSubPage>
  )
}

type NewView = {
  readonly frame: Frame
  readonly found: ServiceCase
  readonly kind: OptionKind
  readonly sites: readonly CaseSite[]
  readonly answers: Readonly<Record<string, string>>
  readonly chosen: readonly string[]
  readonly from: DateAnswer
  readonly errors: readonly FieldError[]
  readonly once: string
}

const headings: Readonly<Record<OptionKind, string>> = {
  move: 'Move work from one site to another',
  pool: 'Treat from one list at several sites',
  hub: 'Send part of several sites to a hub',
}

export function NewOptionPage({ frame, found, kind, sites, answers, chosen, from, errors, once }: NewView) {
  const places = sites.map(({ site }) => ({ value: site, text: siteName(site) }))
  const text = (name: string, label: string, hint?: string) => (
    <TextField name={name} label={label} value={answers[name]} errors={errors} numeric {...(hint && { hint })} />
  )
  return (
    <CaseSubPage frame={frame} found={found} heading={headings[kind]} errors={errors}>
      <Form>
        <Once value={once} />
        <TextField name="title" label="What the option is called" value={answers.title} errors={errors} />
        {kind === 'move' && (
          <>
            <SelectField
              name="moveFrom"
              label="From"
              unchosen="Select a site"
              options={places}
              value={answers.moveFrom}
              errors={errors}
            />
            <SelectField
              name="moveTo"
              label="To"
              unchosen="Select a site"
              options={places}
              value={answers.moveTo}
              errors={errors}
            />
          </>
        )}
        {kind === 'hub' && (
          <SelectField
            name="at"
            label="Where the hub is"
            unchosen="Select a site"
            options={places}
            value={answers.at}
            errors={errors}
          />
        )}
        {kind !== 'move' && (
          <CheckboxField
            name="sites"
            legend={kind === 'pool' ? 'Sites with one list' : 'Sites that send to the hub'}
            options={places}
            values={chosen}
            errors={errors}
          />
        )}
        {kind !== 'pool' &&
          text(
            'share',
            'Of every 100 patients, how many go there',
            'Theatre time goes in the same share where it goes too',
          )}
        {kind === 'move' && (
          <>
            <RadioField
              name="waiting"
              legend="Those who wait on that day"
              options={[
                { value: 'go too', text: 'Go too, with the time they have waited' },
                { value: 'stay', text: 'Stay to be treated where they are' },
              ]}
              value={answers.waiting}
              errors={errors}
            />
            <RadioField
              name="theatres"
              legend="Theatre time and beds"
              options={[
                { value: 'go too', text: 'Go too' },
                { value: 'stay', text: 'Stay where they are' },
              ]}
              value={answers.theatres}
              errors={errors}
            />
          </>
        )}
        {kind === 'hub' && (
          <>
            {text('addedMinutes', 'Theatre minutes a week that the hub has besides')}
            {text('addedBeds', 'Beds that the hub has besides')}
          </>
        )}
        <DateField name="from" legend="From which day" value={from} errors={errors} />
        {text('oneOff', 'Cost once, in pounds')}
        {text('running', 'Cost each year, in pounds')}
        <TextField name="source" label="Where these costs come from" value={answers.source} errors={errors} />
        <Button>Put the option forward</Button>
      </Form>
    </CaseSubPage>
  )
}
