import { BackLink } from '#web/back-link.tsx'
import * as format from '#web/format.ts'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import { type PlanWeights, planWeightWords } from '../plan-weights.ts'
import { NO_PRIORITY, type WaitingWeightRow, type WaitingWeights, waitingWeight } from '../waiting-weight.ts'
import { priorityName } from './patient-columns.tsx'

type View = {
  readonly frame: Frame
  readonly waiting: WaitingWeights
  readonly plan: PlanWeights
}

/** Waits that people ask about: the targets, and what the longest waits are counted at. */
const shownWeeks = [0, 18, 40, 52, 65, 78, 104, 156]

/** The alliance's own table: how a plan chooses between those who wait. */
export function WeightsPage({ frame, waiting, plan }: View) {
  const name = ({ priority: code }: WaitingWeightRow) =>
    code === NO_PRIORITY ? 'No current priority' : priorityName(code)
  const columns: Column<WaitingWeightRow>[] = [
    { heading: 'Clinical priority', rowHeading: true, cell: name },
    ...shownWeeks.map(
      (weeks): Column<WaitingWeightRow> => ({
        heading: format.weeks(weeks),
        numeric: true,
        cell: (row) => format.number(waitingWeight(waiting, row.priority, weeks)),
      }),
    ),
  ]
  const steps: Column<WaitingWeightRow>[] = [
    { heading: 'Clinical priority', rowHeading: true, cell: name },
    { heading: 'Before any wait', numeric: true, cell: ({ atOnce }) => format.number(atOnce) },
    ...waiting.fromWeeks.map(
      (from, n): Column<WaitingWeightRow> => ({
        heading: `Each week from ${format.number(from)} on`,
        numeric: true,
        cell: ({ perWeek }) => format.number(perWeek[n]!),
      }),
    ),
  ]
  const [long, short] = [waitingWeight(waiting, 'P4', 104), waitingWeight(waiting, 'P4', 18)]
  return (
    <Page
      frame={frame}
      heading="What a wait weighs"
      section="Plans"
      width="wide"
      before={<BackLink href="/plans">Back to plans</BackLink>}
    >
      <p>
        A plan cannot treat everybody. This table, which the alliance owns, is how it chooses: each patient who is left
        costs what they weigh here.
      </p>
      <p>
        A week longer always weighs more, and a more urgent patient never weighs less after the same wait. One person at
        P4 left after 104 weeks weighs as much as {format.decimal(long / short)} left after 18 weeks.
      </p>
      <DataTable
        caption="Weight of one patient left, by weeks waited"
        columns={columns}
        rows={waiting.rows}
        rowKey={({ priority: code }) => code}
        whenNone="The alliance has no table."
      />
      <DataTable
        caption="How it is made up"
        columns={steps}
        rows={waiting.rows}
        rowKey={({ priority: code }) => code}
        whenNone="The alliance has no table."
      />
      <p>
        Patients at priority P1 or P2, and those with a date to come in, have to be treated in time wherever that is
        certain to fit. They do not depend on their weight.
      </p>
      <DataTable
        caption="What else a plan prefers"
        columns={[
          { heading: 'Preference', rowHeading: true, cell: ({ says }) => says },
          { heading: 'For each', cell: ({ unit }) => unit },
          { heading: 'Weight', numeric: true, cell: ({ name: key }) => format.number(plan[key]) },
        ]}
        rows={planWeightWords}
        rowKey={({ name: key }) => key}
        whenNone="Nothing is preferred."
      />
      <p>
        Points of gap say how unequal the groups are. The gap is between the share of a group that is left and the share
        of everybody. It is squared and counted in thousandths, and larger groups count for more.
      </p>
    </Page>
  )
}
