import type { JobState } from '#platform/jobs.ts'
import { type Meaning, Tag } from '#web/tag.tsx'
import type { PlanState } from '../plan-state.ts'

const states: Readonly<Record<PlanState, readonly [string, Meaning]>> = {
  asked: ['At work', 'in-progress'],
  ready: ['Ready', 'done'],
  failed: ['Failed', 'wrong'],
  cancelled: ['Stopped', 'ended'],
  proposed: ['Proposed', 'waiting'],
  published: ['Published', 'done'],
  withdrawn: ['Withdrawn', 'ended'],
}

/** A plan whose job ended without leaving a plan is not at work any more, whatever its own row says. */
export function shownState(state: PlanState, jobState: JobState | null): PlanState {
  if (state !== 'asked') return state
  return jobState === 'failed' || jobState === 'cancelled' ? jobState : state
}

export function StateTag({
  state,
  jobState = null,
}: {
  readonly state: PlanState
  readonly jobState?: JobState | null
}) {
  const [words, meaning] = states[shownState(state, jobState)]
  return <Tag meaning={meaning}>{words}</Tag>
}
