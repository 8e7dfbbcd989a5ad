/**
 * Pages that show every pattern of src/web once, so that the frame is checked even where no feature uses a part of it
 * yet. They live in the tests and are served to nobody else.
 */
import { Hono } from 'hono'
import type { AppEnv } from '#platform/app-env.ts'
import { Forbidden } from '#platform/errors.ts'
import { BackLink, Breadcrumbs } from '#web/back-link.tsx'
import { CheckAnswers } from '#web/check-answers.tsx'
import { dateAnswer, parseDate } from '#web/date-field.tsx'
import { Details } from '#web/details.tsx'
import { EmptyState } from '#web/empty-state.tsx'
import { fieldErrors } from '#web/field-errors.ts'
import * as format from '#web/format.ts'
import { type Frame, frameOf, seeOther } from '#web/frame.ts'
import { InterruptionPage } from '#web/interruption-page.tsx'
import { parseNumber } from '#web/nhs-number-field.tsx'
import { Page, render } from '#web/page.tsx'
import { Panel } from '#web/panel.tsx'
import { Progress } from '#web/progress.tsx'
import { sentForm } from '#web/sent-form.ts'
import { SummaryList } from '#web/summary-list.tsx'
import { TaskList } from '#web/task-list.tsx'
import { Timeline } from '#web/timeline.tsx'
import { ChartsPage } from './samples/charts-page.tsx'
import { Answers, FormPage, messages } from './samples/form-page.tsx'
import { ListPage } from './samples/list-page.tsx'
import { MeasuresPage } from './samples/measures-page.tsx'

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
    .get('/samples/progress', (c) => {
      return c.html(
        render(
          <Page frame={frameOf(c)} heading="Making the plan" section="Plans">
            <Progress
              href="/samples/progress"
              working
              details={
                <>
                  <p>{format.count(61, 'plan')} looked at</p>
                  <Details summary="The numbers">
                    <p>The first cost {format.number(12_345)}.</p>
                  </Details>
                </>
              }
              whileWorking={<a href="/samples/done">Stop here</a>}
            >
              <p>The best plan so far treats {format.count(1204, 'person', 'people')}.</p>
              <p>It stops in about {format.seconds(20)}.</p>
            </Progress>
          </Page>,
        ),
      )
    })
    .get('/samples/charts', (c) => c.html(render(<ChartsPage frame={frameOf(c)} />)))
    .get('/samples/measures', (c) => c.html(render(<MeasuresPage frame={frameOf(c)} />)))
    .get('/samples/forbidden', () => {
      throw new Forbidden('only a planner may')
    })
    .get('/samples/broken', () => {
      throw new Error('broken on purpose')
    })
}
