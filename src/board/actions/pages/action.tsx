import type { Day } from '#nhs/day.ts'
import { trustName } from '#nhs/organisations.ts'
import { Breadcrumbs } from '#web/back-link.tsx'
import { Button, ButtonGroup, ButtonLink } from '#web/buttons.tsx'
import * as format from '#web/format.ts'
import { Form } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { SummaryList } from '#web/summary-list.tsx'
import type { Happening } from '../../register/history.ts'
import type { May } from '../../register/may-keep.ts'
import { History } from '../../register/pages/history.tsx'
import { type Action, type ActionStep, standingOfAction } from '../action.ts'
import { actionHref, actionsHref } from '../addresses.ts'
import { ActionStandingTag } from './action-standing.tsx'

type View = {
  readonly frame: Frame
  readonly action: Action
  readonly happened: readonly Happening[]
  readonly today: Day
  readonly may: Readonly<Record<ActionStep, May>>
}

const words = { add: 'Given', take: 'Taken', done: 'Done', move: 'Given more time', drop: 'Dropped' }

export function ActionPage({ frame, action, happened, today, may }: View) {
  const href = actionHref(action.id)
  return (
    <Page
      frame={frame}
      heading={format.shortened(`Action: ${action.what}`)}
      section="Board"
      before={<Breadcrumbs items={[{ text: 'Actions', href: actionsHref }]} />}
    >
      <p className="nhsuk-body-l">{action.what}</p>
      <SummaryList
        rows={[
          { key: 'Standing', value: <ActionStandingTag standing={standingOfAction(action, today)} /> },
          { key: 'Trust', value: trustName(action.trust) },
          {
            key: 'Person',
            value: action.person || action.state !== 'open' ? action.name : `${action.name}, who has not taken it yet`,
          },
          { key: 'Due', value: format.date(action.dueOn) },
          ...(action.closedOn ? [{ key: 'Closed', value: format.date(action.closedOn) }] : []),
          ...(action.outcome ? [{ key: 'What came of it', value: action.outcome }] : []),
        ]}
      />
      {may.take.allowed && (
        <Form action={`${href}/take`}>
          <input type="hidden" name="version" value={action.version} />
          <Button kind={may.done.allowed ? 'secondary' : 'primary'}>Take this action</Button>
        </Form>
      )}
      <ButtonGroup>
        {may.done.allowed && <ButtonLink href={`${href}/done`}>Say that it is done</ButtonLink>}
        {may.move.allowed && (
          <ButtonLink href={`${href}/move`} kind="secondary">
            Give it more time
          </ButtonLink>
        )}
        {may.drop.allowed && (
          <ButtonLink href={`${href}/drop`} kind="secondary">
            Drop it
          </ButtonLink>
        )}
      </ButtonGroup>
      <History happened={happened} words={words} />
    </Page>
  )
}
