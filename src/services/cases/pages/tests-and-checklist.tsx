import * as format from '#web/format.ts'
import type { Frame } from '#web/frame.ts'
import { DataTable } from '#web/table.tsx'
import { noteHref } from '../addresses.ts'
import type { ServiceCase } from '../case.ts'
import { fiveTests } from '../five-tests.ts'
import type { CheckedItem } from '../standing.ts'
import type { Note } from '../store.ts'
import { CaseSubPage } from './case-parts.tsx'

type View = { readonly frame: Frame; readonly found: ServiceCase; readonly mayKeep: boolean }

const testStates: Readonly<Record<string, string>> = {
  met: 'Met',
  'not-met': 'Not met yet',
  'not-needed': 'Does not apply',
}

export function FiveTestsPage({ frame, found, notes, mayKeep }: View & { readonly notes: readonly Note[] }) {
  const said = (id: string) => notes.find(({ kind, subject }) => kind === 'test' && subject === id)
  return (
    <CaseSubPage frame={frame} found={found} heading={`Five tests: ${found.title}`} width="wide">
      <p>
        A change of services in England is held against these tests before it is consulted on and before it is decided
        (NHS England, Planning, assuring and delivering service change for patients, 2018).
      </p>
      <DataTable
        caption="Five tests"
        captionHidden
        columns={[
          { heading: 'Test', rowHeading: true, sentences: true, cell: ({ says }) => says },
          {
            heading: 'Met',
            cell: ({ id }) => testStates[String(said(id)?.body.answer)],
            whenEmpty: format.missing.notKnown,
          },
          { heading: 'Evidence', sentences: true, cell: ({ id }) => said(id) && String(said(id)!.body.reason) },
          {
            heading: 'Said by',
            cell: ({ id }) => said(id) && `${said(id)!.name}, ${format.date(said(id)!.onDay)}`,
          },
          ...(mayKeep
            ? [
                {
                  heading: 'Change',
                  headingHidden: true,
                  cell: ({ id, says }: (typeof fiveTests)[number]) => (
                    <a href={noteHref(found.id, 'test', id)}>
                      Say<span className="nhsuk-u-visually-hidden"> whether this is met: {says}</span>
                    </a>
                  ),
                },
              ]
            : []),
        ]}
        rows={fiveTests}
        rowKey={({ id }) => id}
        whenNone="There are no tests."
      />
    </CaseSubPage>
  )
}

const itemStates = { done: 'Done', 'not-done': 'Not done yet', 'not-needed': 'Not needed' } as const

export function ChecklistPage({ frame, found, checked, mayKeep }: View & { readonly checked: readonly CheckedItem[] }) {
  const left = checked.filter(({ state }) => state === 'not-done').length
  return (
    <CaseSubPage frame={frame} found={found} heading={`Checklist: ${found.title}`} width="wide">
      <p>
        What a business case holds before it is consulted on.{' '}
        {left === 0 ? 'Nothing is missing.' : `${format.count(left, 'part')} of ${checked.length} still to do.`}
      </p>
      <DataTable
        caption="Parts of the business case"
        captionHidden
        columns={[
          { heading: 'Part', rowHeading: true, sentences: true, cell: ({ says }) => says },
          { heading: 'State', cell: ({ state }) => itemStates[state] },
          { heading: 'Where', sentences: true, cell: ({ where }) => where },
          ...(mayKeep
            ? [
                {
                  heading: 'Change',
                  headingHidden: true,
                  whenEmpty: format.missing.notApplicable,
                  cell: ({ id, says, knownBy }: CheckedItem) =>
                    !knownBy && (
                      <a href={noteHref(found.id, 'checklist', id)}>
                        Say<span className="nhsuk-u-visually-hidden"> where this stands: {says}</span>
                      </a>
                    ),
                },
              ]
            : []),
        ]}
        rows={checked}
        rowKey={({ id }) => id}
        whenNone="There is nothing to check."
      />
    </CaseSubPage>
  )
}
