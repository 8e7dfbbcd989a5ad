import type { Day } from '#nhs/day.ts'
import { trustName } from '#nhs/organisations.ts'
import type { TrustCode } from '#nhs/trust-code.ts'
import { Breadcrumbs } from '#web/back-link.tsx'
import { ButtonGroup, ButtonLink } from '#web/buttons.tsx'
import * as format from '#web/format.ts'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { SummaryList } from '#web/summary-list.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import type { Happening } from '../../register/history.ts'
import type { May } from '../../register/may-keep.ts'
import { History } from '../../register/pages/history.tsx'
import { prioritiesHref, priorityHref } from '../addresses.ts'
import type { PriorityRow } from '../priorities-csv.ts'
import { asksAll, nextStage, type PriorityStep, type Stage, type Support, stageNames, stages } from '../priority.ts'
import { PriorityTag } from './priority-tag.tsx'
import { answerNames, awaitedInWords } from './waiting-words.ts'

type View = PriorityRow & {
  readonly frame: Frame
  readonly members: readonly TrustCode[]
  readonly said: readonly Support[]
  readonly happened: readonly Happening[]
  readonly today: Day
  readonly may: Readonly<Record<PriorityStep, May>>
}

const words = {
  propose: 'Proposed',
  support: 'A trust said where it stands',
  'go-on': 'Went on',
  change: 'Person, day or blocker changed',
  stop: 'Stopped',
}

export function PriorityPage(view: View) {
  const { frame, priority, waiting, members, said, happened, today, may } = view
  const href = priorityHref(priority.id)
  const next = nextStage(priority.stage)
  const ofStage = said.filter(({ stage }) => stage === priority.stage)
  return (
    <Page
      frame={frame}
      heading={priority.title}
      section="Priorities"
      before={<Breadcrumbs items={[{ text: 'Priorities', href: prioritiesHref }]} />}
    >
      <SummaryList
        rows={[
          { key: 'Standing', value: <PriorityTag priority={priority} waiting={waiting} today={today} /> },
          { key: 'Stage', value: stageNames[priority.stage] },
          { key: 'Stage due', value: format.date(priority.dueOn) },
          { key: 'Person', value: `${priority.name}, ${trustName(priority.trust)}` },
          { key: 'Blocker', value: priority.blocker, whenEmpty: format.missing.notApplicable },
          { key: 'Why', value: priority.why },
          { key: 'Measure', value: priority.measure },
          ...(priority.closedOn ? [{ key: 'Closed', value: format.date(priority.closedOn) }] : []),
          ...(priority.outcome ? [{ key: 'What came of it', value: priority.outcome }] : []),
        ]}
      />
      {priority.state === 'open' && asksAll(priority.stage) && (
        <>
          <h2 className="nhsuk-heading-m">What it waits for</h2>
          {waiting.length === 0 ? (
            <p>Every trust supports going on to {next && stageNames[next].toLowerCase()}.</p>
          ) : (
            <ul className="nhsuk-list nhsuk-list--bullet">
              {waiting.map((awaited) => (
                <li key={awaited.trust}>{awaitedInWords(awaited)}</li>
              ))}
            </ul>
          )}
          <DataTable
            caption="Where each trust stands"
            columns={standings(ofStage)}
            rows={members}
            rowKey={(trust) => trust}
            whenNone="The alliance has no members."
          />
        </>
      )}
      <ButtonGroup>
        {may.support.allowed && <ButtonLink href={`${href}/support`}>Say where your trust stands</ButtonLink>}
        {may['go-on'].allowed && (
          <ButtonLink href={`${href}/go-on`} kind="secondary">
            {next ? `Go on to ${stageNames[next].toLowerCase()}` : 'Finish it'}
          </ButtonLink>
        )}
        {may.change.allowed && (
          <ButtonLink href={`${href}/change`} kind="secondary">
            Change person, day or blocker
          </ButtonLink>
        )}
        {may.stop.allowed && (
          <ButtonLink href={`${href}/stop`} kind="secondary">
            Stop it
          </ButtonLink>
        )}
      </ButtonGroup>
      <DataTable
        caption="Its way"
        columns={wayColumns(priority.reached)}
        rows={stages}
        rowKey={(stage) => stage}
        whenNone="It has reached no stage."
      />
      <History happened={happened} words={words} />
    </Page>
  )
}

const standings = (said: readonly Support[]): Column<TrustCode>[] => {
  const of = (trust: TrustCode) => said.find((each) => each.trust === trust)
  return [
    { heading: 'Trust', rowHeading: true, cell: (trust) => trustName(trust) },
    { heading: 'Says', cell: (trust) => (of(trust) ? answerNames[of(trust)!.answer] : 'Has not answered') },
    { heading: 'Reason', sentences: true, whenEmpty: format.missing.notApplicable, cell: (trust) => of(trust)?.reason },
    { heading: 'Said by', whenEmpty: format.missing.notApplicable, cell: (trust) => of(trust)?.name },
    {
      heading: 'On',
      nowrap: true,
      whenEmpty: format.missing.notApplicable,
      cell: (trust) => of(trust) && format.date(of(trust)!.onDay),
    },
  ]
}

const wayColumns = (reached: PriorityRow['priority']['reached']): Column<Stage>[] => [
  { heading: 'Stage', rowHeading: true, cell: (stage) => stageNames[stage] },
  {
    heading: 'Reached',
    nowrap: true,
    whenEmpty: format.missing.notApplicable,
    cell: (stage) => reached[stage] && format.date(reached[stage]),
  },
]
