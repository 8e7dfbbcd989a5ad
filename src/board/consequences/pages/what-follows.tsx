/** What follows from an item, on its page: what was done, what waits, and for what. */
import { trustName } from '#nhs/organisations.ts'
import * as format from '#web/format.ts'
import { type Column, DataTable } from '#web/table.tsx'
import { Tag } from '#web/tag.tsx'
import { consequenceHref, newConsequenceHref } from '../addresses.ts'
import type { DecisionConsequence, Standing } from '../consequence.ts'
import type { Declared } from '../store.ts'

export type Following = {
  readonly declared: Declared
  /** How what was begun stands now. */
  readonly standing?: Standing
  /** Why the viewer cannot carry it out; nothing when they can. */
  readonly whyNot?: string
}

export type WhatFollowsView = {
  readonly rows: readonly Following[]
  /** The viewer can say what follows, until the vote is open. */
  readonly mayDeclare: boolean
  /** What can follow at all. */
  readonly kinds: readonly Pick<DecisionConsequence, 'kind' | 'name'>[]
}

export function WhatFollows({ item, view }: { readonly item: string; readonly view: WhatFollowsView }) {
  const { rows, mayDeclare, kinds } = view
  if (rows.length === 0 && !mayDeclare) return null
  const columns: Column<Following>[] = [
    {
      heading: 'What',
      rowHeading: true,
      cell: ({ declared }) => <span data-quoted="">{declared.says}</span>,
      sentences: true,
    },
    { heading: 'Done', sentences: true, cell: (row) => <Done {...row} /> },
    {
      heading: 'What to do',
      cell: ({ declared, whyNot }) => {
        if (mayDeclare)
          return <RowLink href={`${consequenceHref(item, declared.id)}/take-back`} text="Take it back" of={declared} />
        return whyNot === undefined ? (
          <RowLink href={`${consequenceHref(item, declared.id)}/carry-out`} text="Carry it out" of={declared} />
        ) : (
          declared.done === null && whyNot
        )
      },
      whenEmpty: format.missing.notApplicable,
    },
  ]
  return (
    <>
      <DataTable
        caption="What follows from this"
        columns={columns}
        rows={rows}
        rowKey={({ declared }) => declared.id}
        whenNone="Nobody has said what follows if this is decided."
      />
      {mayDeclare && (
        <ul className="nhsuk-list">
          {kinds.map(({ kind, name }) => (
            <li key={kind}>
              <a href={newConsequenceHref(item, kind)}>{name}</a> if this is decided
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function Done({ declared: { done }, standing }: Following) {
  if (done === null) return <Tag meaning="not-started">Not done</Tag>
  return (
    <>
      <span data-quoted="">{done.says}</span> {done.name} of {trustName(done.trust)} did it on{' '}
      {format.dateTime(done.at)}.{' '}
      {standing && (
        <>
          Now: <a href={standing.href}>{standing.says}</a>
          {standing.isWaiting ? ' (still open).' : '.'}
        </>
      )}
    </>
  )
}

function RowLink({ href, text, of }: { readonly href: string; readonly text: string; readonly of: Declared }) {
  return (
    <a href={href}>
      {text}
      <span className="nhsuk-u-visually-hidden">: {of.says}</span>
    </a>
  )
}
