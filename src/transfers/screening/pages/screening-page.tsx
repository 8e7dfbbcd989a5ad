import type { Day } from '#nhs/day.ts'
import { BackLink } from '#web/back-link.tsx'
import { Button } from '#web/buttons.tsx'
import { EmptyState } from '#web/empty-state.tsx'
import type { FieldError } from '#web/field-errors.ts'
import * as format from '#web/format.ts'
import { Form, RadioField, SelectField } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { Pagination, showing } from '#web/pagination.tsx'
import { DataTable } from '#web/table.tsx'
import { workHref } from '../../addresses.ts'
import { models } from '../../life/states.ts'
import type { Person } from '../../work-lists/people-of.ts'
import { checkHref, screeningHref } from '../addresses.ts'
import type { Judgement } from '../judgement.ts'
import type { PlanToScreen, Proposal } from '../proposal-store.ts'
import { type ScreeningAsked, screeningAddress } from '../screening-asked.ts'
import { proposalColumns } from './proposal-columns.tsx'

type View = {
  readonly frame: Frame
  readonly asked: ScreeningAsked
  readonly plans: readonly PlanToScreen[]
  readonly rows: readonly Proposal[]
  readonly people: ReadonlyMap<string, Person>
  readonly found: number
  readonly pageSize: number
  readonly judgements: readonly Judgement[]
  readonly today: Day
  readonly errors: readonly FieldError[]
}

/** Proposals of one's own patients, to be judged several at a time. */
export function ScreeningPage(view: View) {
  const { frame, asked, plans, rows, found, pageSize, errors } = view
  const pages = Math.max(1, Math.ceil(found / pageSize))
  return (
    <Page
      frame={frame}
      heading="Screen proposals"
      section="Transfers"
      width="wide"
      errors={errors}
      paged={{ page: asked.page, pages }}
      before={<BackLink href={workHref}>Back to work on transfers</BackLink>}
    >
      <p>
        Patients of your trust whom a published plan would treat elsewhere. Each needs 2 judgements before anything is
        offered: a surgeon's, and a coordinator's or booking clerk's.
      </p>
      {plans.length > 1 && <Plans plans={plans} asked={asked} />}
      {rows.length === 0 ? (
        <EmptyState says="No proposal waits for your judgement">
          <p>
            Proposals come when a <a href="/plans">plan</a> is published.
          </p>
        </EmptyState>
      ) : (
        <Ticking {...view} />
      )}
      {found > pageSize && <p>{showing(asked.page, pageSize, found)}</p>}
      <Pagination page={asked.page} pages={pages} href={(page) => screeningAddress(asked, { page, ticked: [] })} />
    </Page>
  )
}

function Plans({ plans, asked }: Pick<View, 'plans' | 'asked'>) {
  const lists = [
    { plan: undefined, text: 'All plans' },
    ...plans.map(({ plan, publishedAt, count }) => ({
      plan,
      text: `Plan published on ${format.dateTime(publishedAt)} (${format.number(count)})`,
    })),
  ]
  return (
    <ul className="nhsuk-list" aria-label="Plans">
      {lists.map(({ plan, text }) => (
        <li key={plan ?? 'all'}>
          {plan === asked.plan ? (
            <strong>{text}</strong>
          ) : (
            <a href={plan ? `${screeningHref}?plan=${plan}` : screeningHref}>{text}</a>
          )}
        </li>
      ))}
    </ul>
  )
}

function Ticking({ asked, rows, people, judgements, today, errors }: View) {
  const { plan, page, ticked, judgement, model } = asked
  const isTicked = (id: string) => ticked === 'all' || ticked.some((tick) => tick.id === id)
  const error = errors.find(({ field }) => field === 'tick')
  return (
    <Form action={checkHref}>
      {plan && <input type="hidden" name="plan" value={plan} />}
      <input type="hidden" name="page" value={page} />
      <p>
        <a href={screeningAddress(asked, { ticked: 'all' })}>Select everybody on this page</a>
        {ticked.length > 0 && (
          <>
            {' or '}
            <a href={screeningAddress(asked, { ticked: [] })}>select nobody</a>
          </>
        )}
      </p>
      <div className={`nhsuk-form-group${error ? ' nhsuk-form-group--error' : ''}`}>
        {error && (
          <span className="nhsuk-error-message" id="tick-error">
            <span className="nhsuk-u-visually-hidden">Error: </span>
            {error.message}
          </span>
        )}
        <DataTable
          caption="Proposals, the soonest day of surgery first"
          columns={proposalColumns(people, today, {
            isTicked,
            firstId: rows[0]!.id,
            ...(error && { describedBy: 'tick-error' }),
          })}
          rows={rows}
          rowKey={({ id }) => id}
          whenNone="No proposal waits for your judgement."
          compact
        />
      </div>
      <RadioField
        name="judgement"
        legend="What do you judge of those selected?"
        options={judgements.map(({ code, name, hint }) => ({ value: code, text: name, ...(hint && { hint }) }))}
        value={judgement?.code}
        errors={errors}
      />
      <SelectField
        name="model"
        label="How they would be treated"
        hint="For those who are suitable"
        unchosen="As each stands"
        value={model}
        options={models.map(({ code, name }) => ({ value: code, text: name }))}
      />
      <Button>Continue</Button>
    </Form>
  )
}
