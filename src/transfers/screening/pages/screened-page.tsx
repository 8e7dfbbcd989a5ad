import { BackLink } from '#web/back-link.tsx'
import * as format from '#web/format.ts'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { DataTable } from '#web/table.tsx'
import { transferHref, workHref } from '../../addresses.ts'
import { stateNames } from '../../life/states.ts'
import type { Person } from '../../work-lists/people-of.ts'
import { screeningHref } from '../addresses.ts'
import type { Proposal } from '../proposal-store.ts'
import type { Screened } from '../screen-together.ts'
import { nameOf } from './proposal-columns.tsx'

type View = {
  readonly frame: Frame
  readonly results: readonly Screened[]
  readonly rows: readonly Proposal[]
  readonly people: ReadonlyMap<string, Person>
  /** How many proposals still wait for this person. */
  readonly left: number
}

type Row = { readonly proposal: Proposal; readonly outcome: Screened['outcome'] }

/** What came of judging several proposals: what was done, and of the others why not. */
export function ScreenedPage({ frame, results, rows, people, left }: View) {
  const byId = new Map(rows.map((row) => [row.id, row]))
  const all = results.flatMap(({ id, outcome }): Row[] => {
    const proposal = byId.get(id)
    return proposal ? [{ proposal, outcome }] : []
  })
  const done = all.filter(({ outcome }) => outcome.status === 'done')
  const not = all.filter(({ outcome }) => outcome.status !== 'done')
  const patient = {
    heading: 'Patient',
    rowHeading: true,
    cell: ({ proposal }: Row) => (
      <a href={transferHref(proposal)}>
        {nameOf(people.get(proposal.id))}
        <span className="nhsuk-u-visually-hidden">, transfer of {format.date(proposal.day)}</span>
      </a>
    ),
  }
  return (
    <Page
      frame={frame}
      heading="Proposals screened"
      section="Transfers"
      before={<BackLink href={workHref}>Back to work on transfers</BackLink>}
    >
      <p role="status">
        {format.count(done.length, 'judgement')} recorded.{' '}
        {not.length > 0 ? `${format.count(not.length, 'patient')} could not be judged.` : 'None was left out.'}
      </p>
      {not.length > 0 && (
        <DataTable
          caption="Not done"
          columns={[patient, { heading: 'Why', cell: ({ outcome }) => whyNot(outcome), sentences: true }]}
          rows={not}
          rowKey={({ proposal }) => proposal.id}
          whenNone="Everything was done."
        />
      )}
      <DataTable
        caption="Done"
        columns={[patient, { heading: 'Stands now', cell: ({ outcome }) => standsNow(outcome) }]}
        rows={done}
        rowKey={({ proposal }) => proposal.id}
        whenNone="Nothing was done."
      />
      {left > 0 ? (
        <p>
          <a href={screeningHref}>Screen {format.count(left, 'more proposal')}</a>
        </p>
      ) : (
        <p>Nothing more waits for your judgement.</p>
      )}
    </Page>
  )
}

const whyNot = (outcome: Screened['outcome']): string =>
  outcome.status === 'refused' ? outcome.because : outcome.status === 'changed' ? outcome.says : ''

const standsNow = (outcome: Screened['outcome']): string => {
  if (outcome.status !== 'done') return ''
  return outcome.state === 'identified' ? 'Waits for the other judgement' : stateNames[outcome.state]
}
