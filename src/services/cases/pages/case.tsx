import { trustName } from '#nhs/organisations.ts'
import { Breadcrumbs } from '#web/back-link.tsx'
import * as format from '#web/format.ts'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { SummaryList } from '#web/summary-list.tsx'
import { type Task, TaskList } from '#web/task-list.tsx'
import { caseHref, casesHref, noteHref, servicesHref } from '../addresses.ts'
import type { CaseEffect } from '../effect-body.ts'
import { fiveTests } from '../five-tests.ts'
import { notesOf } from '../notes.ts'
import type { CaseFacts, CheckedItem, JudgedOption } from '../standing.ts'

type View = CaseFacts & {
  readonly frame: Frame
  readonly serviceName: string
  readonly judged: readonly JudgedOption[]
  readonly checked: readonly CheckedItem[]
  readonly last: CaseEffect | undefined
  readonly mayKeep: boolean
}

/** One case: why, and each part of it with where it stands. */
export function CasePage(view: View) {
  const { frame, found, serviceName, notes, mayKeep } = view
  const decision = notesOf(notes, 'decision')[0]
  const [benefits, consultations] = [notesOf(notes, 'benefit'), notesOf(notes, 'consultation')]
  const next = (rows: readonly unknown[]): string => String(rows.length + 1)
  return (
    <Page
      frame={frame}
      heading={found.title}
      section="Services"
      before={
        <Breadcrumbs
          items={[
            { text: 'Services', href: servicesHref },
            { text: 'Cases for change', href: casesHref },
          ]}
        />
      }
    >
      <SummaryList
        rows={[
          { key: 'Service', value: serviceName },
          { key: 'Led by', value: `${found.name}, ${trustName(found.trust)}` },
          { key: 'Why it should change', value: found.why },
          {
            key: 'Decision of the board',
            value: decision && (
              <>
                {String(decision.body.said)} <a href={`/board/decisions/${decision.body.decision}`}>See the decision</a>
              </>
            ),
            whenEmpty: format.missing.noData,
            ...(mayKeep && { changeHref: noteHref(found.id, 'decision', 'decision') }),
          },
        ]}
      />
      <h2 className="nhsuk-heading-m">Parts of the case</h2>
      <TaskList tasks={tasksOf(view)} />
      <h2 className="nhsuk-heading-m">Consultations</h2>
      {consultations.length === 0 ? (
        <p>No responses have been written down.</p>
      ) : (
        <SummaryList
          rows={consultations.map(({ subject, body }) => ({
            key: String(body.question),
            value: `${format.dateRange(String(body.from), String(body.to))}: ${format.number(Number(body.for))} for, ${format.number(Number(body.against))} against, ${format.number(Number(body.neither))} neither. ${body.said} Source: ${body.source}`,
            ...(mayKeep && {
              changeHref: noteHref(found.id, 'consultation', subject),
              changes: `consultation ${subject}`,
            }),
          }))}
        />
      )}
      {mayKeep && (
        <p>
          <a href={noteHref(found.id, 'consultation', next(consultations))}>Write down what a consultation brought</a>
        </p>
      )}
      <h2 className="nhsuk-heading-m">Benefits</h2>
      {benefits.length === 0 ? (
        <p>No benefits have been named.</p>
      ) : (
        <SummaryList
          rows={benefits.map(({ subject, body }) => ({
            key: String(body.benefit),
            value: `${body.measure}, by ${format.date(String(body.due))}`,
            ...(mayKeep && { changeHref: noteHref(found.id, 'benefit', subject), changes: `benefit ${subject}` }),
          }))}
        />
      )}
      {mayKeep && (
        <p>
          <a href={noteHref(found.id, 'benefit', next(benefits))}>Name a benefit</a>
        </p>
      )}
    </Page>
  )
}

function tasksOf({ found, options, judged, checked, scores, notes, effect, last }: View): Task[] {
  const at = (part: string): string => `${caseHref(found.id)}/${part}`
  const open = options.filter(({ withdrawnOn }) => withdrawnOn === null)
  const listed = judged.filter(({ standing }) => standing === 'short list').length
  const waiting = judged.some(({ standing }) => standing === 'open')
  const met = fiveTests.filter(({ id }) =>
    notes.some(({ kind, subject, body }) => kind === 'test' && subject === id && body.answer !== 'not-met'),
  ).length
  const done = checked.filter(({ state }) => state !== 'not-done').length
  const scorers = new Set(scores.map(({ trust, person }) => `${trust}/${person}`)).size
  const part = (isDone: boolean, text: string): Task['status'] => ({ text, meaning: isDone ? 'done' : 'waiting' })
  return [
    {
      text: 'Options',
      href: at('options'),
      status: part(open.length > 1, open.length > 1 ? format.count(open.length, 'option') : 'Only one'),
    },
    {
      text: 'Computed effect',
      href: at('effect'),
      hint: 'Lists, theatres, beds, journeys, volumes and money',
      status:
        last?.state === 'asked'
          ? { text: 'At work', meaning: 'in-progress' }
          : effect
            ? part(true, 'Computed')
            : { text: 'Not computed', meaning: 'not-started' },
    },
    {
      text: 'Hurdles and short list',
      href: at('hurdles'),
      status: part(!waiting, waiting ? 'To be judged' : `${listed} of ${judged.length} on the short list`),
    },
    {
      text: 'Scores and ranking',
      href: at('scores'),
      hint: 'With everything that would change the ranking',
      status:
        scorers === 0
          ? { text: 'No scores', meaning: 'not-started' }
          : part(true, `${format.count(scorers, 'person', 'people')} scored`),
    },
    {
      text: 'Five tests',
      href: at('tests'),
      status: part(met === fiveTests.length, `Met ${met} of ${fiveTests.length}`),
    },
    {
      text: 'Checklist of the business case',
      href: at('checklist'),
      status: part(done === checked.length, `Done ${done} of ${checked.length}`),
    },
    { text: 'Paper for the board', href: at('paper'), status: { text: 'Ready to print', meaning: 'done' } },
  ]
}
