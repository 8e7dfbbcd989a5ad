/**
 * Pages that show every pattern of src/web once, so that the frame is checked even where no feature uses a part of it
 * yet. They live in the tests and are served to nobody else.
 */
import { Hono } from 'hono'
import { z } from 'zod'
import type { AppEnv } from '#platform/app-env.ts'
import { Forbidden } from '#platform/errors.ts'
import { BackLink, Breadcrumbs } from '#web/back-link.tsx'
import { Button, ButtonGroup, ButtonLink } from '#web/buttons.tsx'
import { AloneAndTogether } from '#web/charts/alone-and-together.tsx'
import { TheatreWeek } from '#web/charts/theatre-week.tsx'
import { WaitsByWeek } from '#web/charts/waits-by-week.tsx'
import { CheckAnswers } from '#web/check-answers.tsx'
import { DateField, dateAnswer, parseDate } from '#web/date-field.tsx'
import { Details } from '#web/details.tsx'
import { Download } from '#web/download.tsx'
import { EmptyState } from '#web/empty-state.tsx'
import { fieldErrors } from '#web/field-errors.ts'
import { FileField } from '#web/file-field.tsx'
import { FilteredList } from '#web/filters.tsx'
import * as format from '#web/format.ts'
import { CheckboxField, Form, LongTextField, RadioField, SelectField, TextField } from '#web/forms.tsx'
import { type Frame, frameOf, seeOther } from '#web/frame.ts'
import { InterruptionPage } from '#web/interruption-page.tsx'
import { NhsNumberField, parseNumber } from '#web/nhs-number-field.tsx'
import { type FieldError, Page, render } from '#web/page.tsx'
import { Pagination, showing } from '#web/pagination.tsx'
import { Panel } from '#web/panel.tsx'
import { Progress } from '#web/progress.tsx'
import { sentForm } from '#web/sent-form.ts'
import { SummaryList } from '#web/summary-list.tsx'
import { type Column, DataTable, type SortOrder } from '#web/table.tsx'
import { Tag } from '#web/tag.tsx'
import { TaskList } from '#web/task-list.tsx'
import { Timeline } from '#web/timeline.tsx'
import { Day } from '#web/value.tsx'

type Row = { id: number; person: string; trust: string; weeks: number; priority: string | null; decided: string }

const trusts = ['The Dudley Group', 'Sandwell and West Birmingham', 'Walsall Healthcare']
const rows: Row[] = Array.from({ length: 173 }, (_, n) => ({
  id: n + 1,
  person: `Person ${n + 1}`,
  trust: trusts[n % 3]!,
  weeks: 78 - Math.floor(n / 3),
  priority: n % 7 === 3 ? null : `P${(n % 4) + 1}`,
  decided: `2025-${String((n % 12) + 1).padStart(2, '0')}-14`,
}))

const columns: readonly Column<Row>[] = [
  { heading: 'Person', rowHeading: true, cell: (row) => <a href={`/samples/person/${row.id}`}>{row.person}</a> },
  {
    heading: 'Trust',
    cell: (row) => row.trust,
    sort: { by: 'trust', ascending: 'Trusts from A to Z', descending: 'Trusts from Z to A' },
  },
  { heading: 'Priority', cell: (row) => row.priority, whenEmpty: format.missing.notKnown },
  { heading: 'Decision to admit', nowrap: true, cell: (row) => <Day day={row.decided} /> },
  {
    heading: 'Weeks waited',
    numeric: true,
    cell: (row) => format.number(row.weeks),
    sort: { by: 'weeks', ascending: 'Shortest wait first', descending: 'Longest wait first' },
  },
  {
    heading: 'Wait',
    cell: (row) =>
      row.weeks > 52 ? <Tag meaning="wrong">Over 52 weeks</Tag> : <Tag meaning="waiting">Over 18 weeks</Tag>,
  },
]

const size = 50

function ListPage({ frame, query }: { frame: Frame; query: Record<string, string> }) {
  const { trust = '', sort = 'weeks', order = 'descending' } = query
  const chosen = rows.filter((row) => trust === '' || row.trust === trust)
  const sorted = chosen.toSorted((a, b) => (sort === 'weeks' ? a.weeks - b.weeks : a.trust < b.trust ? -1 : 1))
  if (order === 'descending') sorted.reverse()
  const pages = Math.max(1, Math.ceil(sorted.length / size))
  const page = Math.min(pages, Number(query.page ?? 1))
  const href = (change: Record<string, string>) =>
    `/samples/list?${new URLSearchParams({ ...(trust && { trust }), sort, order, ...change })}`
  return (
    <Page
      frame={frame}
      heading="Waiting list"
      section="Waiting list"
      width="wide"
      paged={{ page, pages }}
      before={<Breadcrumbs items={[{ text: 'Home', href: '/' }]} />}
    >
      <p>
        {format.count(chosen.length, 'person', 'people')} wait for treatment. The longest wait is {format.weeks(78)}.
      </p>
      <FilteredList
        action="/samples/list"
        found={`${format.count(chosen.length, 'person', 'people')} found`}
        chosen={trust ? [{ name: 'Trust', value: trust, removeHref: '/samples/list' }] : []}
        clearHref="/samples/list"
        keep={{ sort, order }}
        controls={
          <>
            <SelectField
              name="trust"
              label="Trust"
              unchosen="All trusts"
              value={trust}
              options={[...trusts, 'Nowhere'].map((name) => ({ value: name, text: name }))}
            />
            <CheckboxField
              name="priority"
              legend="Priority"
              size="s"
              small
              options={['P1', 'P2', 'P3', 'P4'].map((name) => ({ value: name, text: name }))}
            />
            <TextField name="over" label="Weeks waited, at least" numeric width={3} />
          </>
        }
      >
        <DataTable
          caption="People who wait"
          captionHidden
          columns={columns}
          rows={sorted.slice((page - 1) * size, page * size)}
          rowKey={(row) => row.id}
          whenNone="Nobody waits at the trusts you chose."
          sorting={{
            by: sort,
            order: order as SortOrder,
            href: (by, next) => href({ sort: by, order: next }),
          }}
        />
        {sorted.length > size && <p>{showing(page, size, sorted.length)}</p>}
        <Pagination page={page} pages={pages} href={(number) => href({ page: String(number) })} />
        <Download href="/samples/list.csv" what="this list" about={`${format.number(chosen.length)} rows`} />
      </FilteredList>
    </Page>
  )
}

const messages = {
  choice: 'Select how your trust votes',
  reason: 'Enter why',
  trust: 'Select a trust',
  beds: 'Enter how many beds, as a whole number',
}
const Answers = z.object({
  choice: z.enum(['agree', 'disagree', 'abstain']),
  reason: z.string(),
  trust: z.string(),
  beds: z.string().regex(/^\d{1,3}$/),
})

function FormPage({ frame, sent, errors = [] }: { frame: Frame; sent?: Sent; errors?: readonly FieldError[] }) {
  return (
    <Page
      frame={frame}
      heading="Every kind of question"
      section="Plans"
      errors={errors}
      before={<BackLink href="/samples/list">Back to waiting list</BackLink>}
    >
      <p>Most pages ask one thing. This one asks everything once.</p>
      <Form>
        <RadioField
          name="choice"
          legend="How does your trust vote?"
          errors={errors}
          value={sent?.values.choice}
          options={[
            { value: 'agree', text: 'Agree' },
            { value: 'disagree', text: 'Disagree' },
            { value: 'abstain', text: 'Abstain', hint: 'Your trust counts towards the quorum but not the majority' },
          ]}
        />
        <LongTextField
          name="reason"
          label="Why does it vote so?"
          size="m"
          hint="In a sentence or two"
          errors={errors}
          value={sent?.values.reason}
        />
        <SelectField
          name="trust"
          label="Which trust lends the beds?"
          size="m"
          unchosen="Select a trust"
          errors={errors}
          value={sent?.values.trust}
          options={trusts.map((name) => ({ value: name, text: name }))}
        />
        <TextField
          name="beds"
          label="How many beds?"
          size="m"
          numeric
          width={3}
          suffix="beds"
          errors={errors}
          value={sent?.values.beds}
        />
        <DateField
          name="starts"
          legend="When does it start?"
          hint={`For example, ${format.date('2026-11-05')} is 5 11 2026`}
          errors={errors}
          {...(sent && { value: sent.date })}
        />
        <NhsNumberField name="number" size="m" errors={errors} value={sent?.values.number ?? ''} />
        <CheckboxField
          name="told"
          legend="Who has been told?"
          values={sent?.told ?? []}
          options={[
            { value: 'ward', text: 'The ward' },
            { value: 'theatre', text: 'The theatre' },
          ]}
        />
        <FileField name="paper" label="Which paper goes with it?" hint="A CSV file" accept=".csv" />
        <ButtonGroup>
          <Button>Continue</Button>
          <ButtonLink href="/samples/list" kind="secondary">
            Cancel
          </ButtonLink>
        </ButtonGroup>
      </Form>
    </Page>
  )
}

type Sent = {
  values: Readonly<Record<string, string>>
  date: { day: string; month: string; year: string }
  told: string[]
}

function PersonPage({ frame, id }: { frame: Frame; id: number }) {
  return (
    <Page
      frame={frame}
      heading={`Pathway ${format.number(id)}`}
      section="Waiting list"
      before={
        <Breadcrumbs
          items={[
            { text: 'Home', href: '/' },
            { text: 'People who wait', href: '/samples/list' },
          ]}
        />
      }
    >
      <SummaryList
        rows={[
          { key: 'Treatment', value: 'Total hip replacement' },
          { key: 'Decision to admit', value: format.date('2025-11-05') },
          { key: 'Surgeon', value: null, whenEmpty: format.missing.notKnown },
        ]}
      />
      <h2 className="nhsuk-heading-m">What happened</h2>
      <Timeline
        events={[
          { title: 'Referred', when: '2025-06-02', children: <p>The clock starts on the day the letter arrived.</p> },
          { title: 'Moved to another list', by: 'Sam Patel', when: new Date('2026-01-12T15:30Z') },
          { title: 'Decision to admit', by: 'Priya Shah', when: '2025-11-05' },
        ]}
      />
      <Details summary="How this wait is counted">
        <p>Waits are counted in whole weeks from the day the referral arrived.</p>
      </Details>
    </Page>
  )
}

function ChartsPage({ frame }: { frame: Frame }) {
  const words = (id: string, message: string, measure: string) => ({
    id,
    message,
    measure,
    headingLevel: 2 as const,
    source: "the trusts' own records, 31 January 2026.",
    definition: 'A wait is the time since the clock started, in whole weeks.',
    download: { href: `/samples/${id}.csv`, bytes: 4210 },
  })
  const bands = Array.from({ length: 105 }, (_, week) => ({
    fromWeeks: week,
    toWeeks: week === 104 ? null : week + 1,
    counts: [30, 21, 14].map((most, n) =>
      Math.round(most * Math.exp(-week / (14 + 8 * n)) * (1 + ((week * 7) % 5) / 9)),
    ),
  }))
  return (
    <Page frame={frame} heading="What the alliance is worth" section="Plans" width="wide">
      <AloneAndTogether
        words={words('worth', 'Together, each trust treats more people', 'People treated in 6 weeks, by trust')}
        axis="People treated"
        say={format.number}
        rows={[
          { trust: 'The Dudley Group', alone: 1204, together: 1288 },
          { trust: 'Sandwell and West Birmingham', alone: 1822, together: 1840 },
          { trust: 'Walsall Healthcare', alone: 960, together: 1131 },
        ]}
      />
      <WaitsByWeek
        words={words(
          'waits',
          'Half of all waits are under 14 weeks',
          'Waits by weeks and trust, Black Country Alliance',
        )}
        groups={trusts}
        bands={bands}
      />
      <WaitsByWeek
        words={words('one', 'Few people wait longer than a year', 'Waits by weeks, Walsall Healthcare')}
        groups={['Walsall Healthcare']}
        bands={bands.map((band) => ({ ...band, counts: [band.counts[2]!] }))}
      />
      <TheatreWeek
        words={words('week', 'Walsall is full on Tuesday', 'Share of planned theatre time used, by site and day')}
        days={['2026-02-02', '2026-02-03', '2026-02-04', '2026-02-05', '2026-02-06']}
        sites={[
          { site: 'Russells Hall', days: [0.91, 0.62, 0.44, 0.83, 0.2].map(theatreDay) },
          { site: 'Walsall Manor', days: [0.88, 1.04, undefined, 0.7, 0.96].map(theatreDay) },
        ]}
      />
    </Page>
  )
}

const theatreDay = (share: number | undefined) =>
  share === undefined ? undefined : { plannedMinutes: 480, usedMinutes: Math.round(480 * share) }

/** The routes of the samples, under /samples, and a home page that shows tasks. */
export function sampleRoutes() {
  return new Hono<AppEnv>()
    .get('/', (c) =>
      c.html(
        render(
          <Page frame={frameOf(c)} heading="Home" section="Home">
            <h2 className="nhsuk-heading-m">What needs you today</h2>
            <TaskList
              tasks={[
                {
                  text: 'Check the plan for next week',
                  href: '/samples/form',
                  hint: 'It breaks 1 rule',
                  status: { text: 'Needs you', meaning: 'attention' },
                },
                {
                  text: 'Read the waiting list',
                  href: '/samples/list',
                  status: { text: 'Done', meaning: 'done' },
                },
                { text: 'Publish the plan', status: { text: 'Cannot start yet', meaning: 'not-started' } },
              ]}
            />
          </Page>,
        ),
      ),
    )
    .get('/samples/list', (c) => c.html(render(<ListPage frame={frameOf(c)} query={c.req.query()} />)))
    .get('/samples/person/:id{[0-9]+}', (c) =>
      c.html(render(<PersonPage frame={frameOf(c)} id={Number(c.req.param('id'))} />)),
    )
    .get('/samples/empty', (c) =>
      c.html(
        render(
          <Page frame={frameOf(c)} heading="Plans" section="Plans">
            <EmptyState says="There are no plans yet.">
              <p>
                <a href="/samples/form">Make a plan</a>
              </p>
            </EmptyState>
          </Page>,
        ),
      ),
    )
    .get('/samples/form', (c) => c.html(render(<FormPage frame={frameOf(c)} />)))
    .post('/samples/form', async (c) => {
      const form = await sentForm(c)
      const parsed = Answers.safeParse(form.values)
      const date = dateAnswer(form.values, 'starts')
      const starts = parseDate(date, 'starts', 'the date it starts')
      const number = parseNumber(form.one('number'), 'number')
      const errors = [
        ...(parsed.success ? [] : fieldErrors(parsed.error, messages)),
        ...(starts.ok ? [] : [starts.error]),
        ...(number.ok ? [] : [number.error]),
      ]
      const sent = { values: form.values, date, told: form.all('told') }
      if (errors.length > 0) {
        return c.html(render(<FormPage frame={frameOf(c)} sent={sent} errors={errors} />), 422)
      }
      return seeOther(c, '/samples/check', 'Your answers are saved')
    })
    .get('/samples/check', (c) =>
      c.html(
        render(
          <Page
            frame={frameOf(c)}
            heading="Check your answers"
            section="Plans"
            before={<BackLink href="/samples/form">Back to the questions</BackLink>}
          >
            <CheckAnswers
              rows={[
                { key: 'Vote', value: 'Agree', changeHref: '/samples/form#choice' },
                { key: 'Starts', value: format.dateWithDay('2026-11-05'), changeHref: '/samples/form#starts' },
                { key: 'Recorded by', value: 'Sam Patel' },
              ]}
            >
              <p>The other trusts see your vote as soon as you confirm it.</p>
            </CheckAnswers>
          </Page>,
        ),
      ),
    )
    .get('/samples/interruption', (c) =>
      c.html(
        render(
          <InterruptionPage
            frame={frameOf(c)}
            section="Plans"
            heading="This move breaks 1 rule"
            answers={{ list: '7' }}
            goOn="Move anyway"
            stop={{ text: 'Choose another list', href: '/samples/form' }}
            before={<BackLink href="/samples/list">Back to waiting list</BackLink>}
          >
            <p>The list would finish 40 minutes late.</p>
          </InterruptionPage>,
        ),
      ),
    )
    .get('/samples/done', (c) =>
      c.html(
        render(
          <Page frame={frameOf(c)} heading="Plan published" section="Plans" headingInForm>
            <Panel heading="Plan published">17 people are offered treatment elsewhere</Panel>
            <p>
              <a href="/samples/list">See the waiting list</a>
            </p>
          </Page>,
        ),
      ),
    )
    .get('/samples/progress', (c) =>
      c.html(
        render(
          <Page frame={frameOf(c)} heading="Making the plan" section="Plans">
            <Progress href="/samples/progress" working>
              <p>The best plan so far treats {format.count(1204, 'person', 'people')}.</p>
              <p>It stops in about {format.seconds(20)}.</p>
            </Progress>
          </Page>,
        ),
      ),
    )
    .get('/samples/charts', (c) => c.html(render(<ChartsPage frame={frameOf(c)} />)))
    .get('/samples/forbidden', () => {
      throw new Forbidden('only a planner may')
    })
    .get('/samples/broken', () => {
      throw new Error('broken on purpose')
    })
}
