import { trustName } from '#nhs/organisations.ts'
import type { StageProgress } from '#planner'
import type { Job } from '#platform/jobs.ts'
import { Breadcrumbs } from '#web/back-link.tsx'
import { Button } from '#web/buttons.tsx'
import * as format from '#web/format.ts'
import { Form } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { Progress } from '#web/progress.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import type { PlanProgress } from '../plan-progress.ts'
import type { SearchCurve } from '../search-curve.ts'
import { boundInWords, partInWords, partName, stageName, timeLeftInWords, waitingInWords } from '../search-words.ts'
import type { Plan } from '../store.ts'
import { BestSoFar, HowGoodLink } from './best-so-far.tsx'

type View = {
  readonly frame: Frame
  readonly plan: Plan
  /** Nothing for somebody at another trust than the one that asked: jobs are a trust's own. */
  readonly job?: Job<Partial<PlanProgress>>
  readonly mayStop: boolean
}

const columns: Column<StageProgress>[] = [
  { heading: 'Part', rowHeading: true, cell: ({ stage }) => stageName(stage) },
  { heading: 'Moves tried', numeric: true, cell: ({ moves }) => format.number(moves) },
  { heading: 'Best cost so far', numeric: true, cell: ({ cost }) => format.number(cost) },
  { heading: 'Of it, for patients left', numeric: true, cell: ({ left }) => format.number(left) },
  { heading: 'Have to be treated and are not', numeric: true, cell: ({ broken }) => format.number(broken) },
]

/** A plan in the making: how it stands, a link to ask again, and a way to stop it. */
export function AtWorkPage({ frame, plan, job, mayStop }: View) {
  const here = `/plans/${plan.id}`
  return (
    <Page
      frame={frame}
      heading={plan.name}
      section="Plans"
      before={<Breadcrumbs items={[{ text: 'Plans', href: '/plans' }]} />}
    >
      <Progress
        href={here}
        working
        details={job && <Found plan={plan} job={job} />}
        whileWorking={mayStop && !job?.cancelAsked && <StopForm action={`${here}/stop`} />}
      >
        <p>{job ? howItStands(job) : `${trustName(plan.trust)} asked for this plan. It is at work.`}</p>
      </Progress>
    </Page>
  )
}

function StopForm({ action }: { readonly action: string }) {
  return (
    <Form action={action}>
      <p>If you stop it now, the best plan found so far is kept, if there is one.</p>
      <Button kind="secondary">Stop and keep the best plan so far</Button>
    </Form>
  )
}

/** The best plan so far in words and as a curve, and what each part has come to. */
function Found({ plan, job: { progress } }: { readonly plan: Plan; readonly job: Job<Partial<PlanProgress>> }) {
  const { curve, stages = [], secondsLeft = 0 } = progress
  if (!curve || curve.points.length === 0) return null
  const { cost, broken, bound } = curve.points.at(-1)!
  return (
    <>
      <BestSoFar
        curve={curve}
        message={messageOf(curve)}
        headingLevel={2}
        until={curve.seconds + secondsLeft}
        asOf={plan.asOf}
        here={`/plans/${plan.id}`}
      >
        {broken > 0 ? (
          <p>
            It leaves out {format.count(broken, 'patient')} who {broken === 1 ? 'has' : 'have'} to be treated.
          </p>
        ) : (
          <p>
            {boundInWords(cost, bound)} <HowGoodLink />
          </p>
        )}
        <p>{partInWords(curve)}</p>
        {secondsLeft > 0 && <p>{waitingInWords(curve)}</p>}
      </BestSoFar>
      <DataTable
        caption="Best plans of each part"
        columns={columns}
        rows={stages}
        rowKey={({ stage }) => stage}
        whenNone="There is no plan yet."
        compact
      />
    </>
  )
}

const messageOf = ({ points, seconds }: SearchCurve): string =>
  `After ${format.seconds(seconds)} the best plan costs ${format.number(points.at(-1)!.cost)}`

function howItStands({ state, progress, cancelAsked }: Job<Partial<PlanProgress>>): string {
  if (cancelAsked) return 'The planner was asked to stop. It stops within seconds.'
  if (state === 'queued') return 'The plan waits for the planner to be free.'
  if (progress.secondsLeft === undefined) return 'The planner reads what the trusts share.'
  if (progress.secondsLeft === 0) return 'The planner writes down what it found.'
  const latest = progress.stages?.at(-1)
  return `${latest ? `${partName(latest.stage)}. ` : ''}It stops in ${timeLeftInWords(progress.secondsLeft)}.`
}

/** A plan that was never made. */
export function NoPlanPage({
  frame,
  plan,
  because,
  curve,
}: {
  readonly frame: Frame
  readonly plan: Plan
  readonly because: string
  /** How far the search had come, if it had begun. */
  readonly curve?: SearchCurve | undefined
}) {
  return (
    <Page
      frame={frame}
      heading={plan.name}
      section="Plans"
      before={<Breadcrumbs items={[{ text: 'Plans', href: '/plans' }]} />}
    >
      <p>{because}</p>
      <p>
        <a href="/plans/new">Make a plan</a>
      </p>
      {curve && curve.points.length > 0 && (
        <BestSoFar
          curve={curve}
          message={`After ${format.seconds(curve.seconds)} the best plan cost ${format.number(curve.points.at(-1)!.cost)}`}
          headingLevel={2}
          until={curve.seconds}
          asOf={plan.asOf}
          here={`/plans/${plan.id}`}
        >
          <p>This is how far the planner had come. The plan was not kept.</p>
        </BestSoFar>
      )}
    </Page>
  )
}
