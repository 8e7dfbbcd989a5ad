import type { Day } from '#nhs/day.ts'
import { trustName } from '#nhs/organisations.ts'
import { ButtonLink } from '#web/buttons.tsx'
import { Download } from '#web/download.tsx'
import { EmptyState } from '#web/empty-state.tsx'
import * as format from '#web/format.ts'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import { Registers } from '../../register/pages/registers.tsx'
import { type Action, standingOfAction } from '../action.ts'
import { actionHref, actionsHref } from '../addresses.ts'
import { ActionStandingTag } from './action-standing.tsx'

type View = {
  readonly frame: Frame
  readonly actions: readonly Action[]
  readonly today: Day
  readonly mayKeep: boolean
}

/** Who is to do what by when, the overdue apart. */
export function ActionsPage({ frame, actions, today, mayKeep }: View) {
  const overdue = actions.filter((action) => standingOfAction(action, today) === 'overdue')
  const open = actions.filter((action) => action.state === 'open' && !overdue.includes(action))
  const closed = actions.filter(({ state }) => state !== 'open')
  const table = (caption: string, rows: readonly Action[], whenNone: string) => (
    <DataTable caption={caption} columns={columns(today)} rows={rows} rowKey={({ id }) => id} whenNone={whenNone} />
  )
  return (
    <Page frame={frame} heading="Actions" section="Board">
      <Registers current={actionsHref} />
      {mayKeep && <ButtonLink href={`${actionsHref}/new`}>Add an action</ButtonLink>}
      {actions.length === 0 ? (
        <EmptyState says="No action has been given yet." />
      ) : (
        <>
          <p>
            {format.count(overdue.length, 'action')} overdue, {format.number(open.length)} open,{' '}
            {format.number(closed.length)} closed.
          </p>
          {table('Overdue', overdue, 'No action is overdue.')}
          {table('Open', open, 'No other action is open.')}
          {closed.length > 0 && table('Closed', closed, 'No action is closed.')}
          <Download href={`${actionsHref}.csv`} what="actions" about={format.count(actions.length, 'row')} />
        </>
      )}
    </Page>
  )
}

const columns = (today: Day): Column<Action>[] => [
  { heading: 'Action', rowHeading: true, sentences: true, cell: ({ id, what }) => <a href={actionHref(id)}>{what}</a> },
  { heading: 'Trust', cell: ({ trust }) => trustName(trust), sortValue: ({ trust }) => trustName(trust) },
  { heading: 'Person', cell: ({ name }) => name, sortValue: ({ name }) => name },
  { heading: 'Due', cell: ({ dueOn }) => format.date(dueOn), nowrap: true, sortValue: ({ dueOn }) => dueOn },
  { heading: 'Standing', cell: (action) => <ActionStandingTag standing={standingOfAction(action, today)} /> },
]
