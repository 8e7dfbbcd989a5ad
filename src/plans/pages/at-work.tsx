import { trustName } from '#nhs/organisations.ts'
import type { Job } from '#platform/jobs.ts'
import { Breadcrumbs } from '#web/back-link.tsx'
import { Button } from '#web/buttons.tsx'
import * as format from '#web/format.ts'
import { Form } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { Progress } from '#web/progress.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import type { PlanProgress, StageProgress } from '../plan-progress.ts'
import type { Plan } from '../store.ts'

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

/** "alone: RL1" → "Robert Jones and Agnes Hunt alone" */
function stageName(stage: string): string {
  const [kind, trust] = stage.split(': ')
  if (kind === 'alone' && trust) return `${trustName(trust)} alone`
  return kind === 'together' ? 'All together' : 'First plan for all'
}

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
        details={job && <BestSoFar job={job} />}
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

function BestSoFar({ job }: { readonly job: Job<Partial<PlanProgress>> }) {
  const { stages = [] } = job.progress
  return (
    stages.length > 0 && (
      <DataTable
        caption="Best plans so far"
        columns={columns}
        rows={stages}
        rowKey={({ stage }) => stage}
        whenNone="There is no plan yet."
        compact
      />
    )
  )
}

function howItStands({ state, progress, cancelAsked }: Job<Partial<PlanProgress>>): string {
  if (cancelAsked) return 'The planner was asked to stop. It stops within seconds.'
  if (state === 'queued') return 'The plan waits for the planner to be free.'
  if (progress.secondsLeft === undefined) return 'The planner reads what the trusts share.'
  if (progress.secondsLeft === 0) return 'The planner writes down what it found.'
  const latest = progress.stages?.at(-1)
  const best = latest ? `${stageName(latest.stage)}: best cost so far ${format.number(latest.cost)}. ` : ''
  return `${best}It stops in about ${format.seconds(progress.secondsLeft)}.`
}

/** A plan that was never made. */
export function NoPlanPage({
  frame,
  plan,
  because,
}: {
  readonly frame: Frame
  readonly plan: Plan
  readonly because: string
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
    </Page>
  )
}
