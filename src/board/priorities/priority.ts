/**
 * A priority: an area that all trusts of the alliance think could be redesigned, on its way from a proposal to its benefits.
 * It goes on from a stage when every trust supports that; who does not yet, and since when it waits, is always known.
 */
import type { Day } from '#nhs/day.ts'
import type { TrustCode } from '#nhs/trust-code.ts'
import type { Viewer } from '#platform/viewer.ts'
import { type May, mayKeep, maySpeak, no, yes } from '../register/may-keep.ts'

export const stages = ['proposal', 'case-for-change', 'options', 'decision', 'implementation', 'benefits'] as const
export type Stage = (typeof stages)[number]

/** The order of stages is that of NHS England's "Planning, assuring and delivering service change for patients" (2018). */
export const stageNames: Readonly<Record<Stage, string>> = {
  proposal: 'Proposal',
  'case-for-change': 'Case for change',
  options: 'Options',
  decision: 'Decision',
  implementation: 'Implementation',
  benefits: 'Benefits',
}

export type Priority = {
  readonly id: string
  readonly title: string
  readonly why: string
  /** By what everybody will see whether it has helped. */
  readonly measure: string
  readonly trust: TrustCode
  readonly name: string
  readonly stage: Stage
  /** When this stage should be done. */
  readonly dueOn: Day
  /** What keeps it from going on; '' when nothing does. */
  readonly blocker: string
  readonly state: 'open' | 'finished' | 'stopped'
  readonly closedOn: Day | null
  readonly outcome: string
  readonly decisionId: string | null
  readonly version: number
  /** The day on which it came to each stage that it has reached. */
  readonly reached: Readonly<Partial<Record<Stage, Day>>>
}

export const answers = ['supports', 'not-yet', 'against'] as const
export type Answer = (typeof answers)[number]

/** A trust's last word on going on from a stage. */
export type Support = {
  readonly stage: Stage
  readonly trust: TrustCode
  readonly answer: Answer
  readonly reason: string
  readonly onDay: Day
  readonly name: string
}

/** What is decided is carried out and measured without being agreed again. */
export const asksAll = (stage: Stage): boolean => stages.indexOf(stage) <= stages.indexOf('decision')

export const nextStage = (stage: Stage): Stage | undefined => stages[stages.indexOf(stage) + 1]

/** A trust for whose support the priority waits. */
export type Awaited = {
  readonly trust: TrustCode
  /** Since it said no, or since it was asked: the day on which the stage was reached. */
  readonly since: Day
  /** Nothing when the trust has not answered. */
  readonly said?: Exclude<Answer, 'supports'>
  readonly reason?: string
}

/**
 * The trusts that unanimity waits for, the longest first. Trusts that are no members are not asked, and what they said when
 * they were does not count.
 */
export function waitsFor(
  { stage, state, reached }: Pick<Priority, 'stage' | 'state' | 'reached'>,
  said: readonly Support[],
  members: readonly TrustCode[],
): Awaited[] {
  if (state !== 'open' || !asksAll(stage)) return []
  const asked = reached[stage]
  // A priority is at a stage because it came to it: else we have lost the day.
  if (asked === undefined) throw new Error(`A priority is at the stage ${stage} and has not reached it`)
  return members
    .flatMap((trust): Awaited[] => {
      const last = said.filter((each) => each.trust === trust && each.stage === stage).at(-1)
      if (!last) return [{ trust, since: asked }]
      return last.answer === 'supports' ? [] : [{ trust, since: last.onDay, said: last.answer, reason: last.reason }]
    })
    .toSorted((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : a.trust < b.trust ? -1 : 1))
}

export const prioritySteps = ['support', 'go-on', 'change', 'stop'] as const
export type PriorityStep = (typeof prioritySteps)[number]

/** @param waiting what `waitsFor` says */
export function mayStepPriority(
  step: PriorityStep,
  priority: Pick<Priority, 'state' | 'stage'>,
  viewer: Pick<Viewer, 'roles' | 'trust'>,
  { waiting, members }: { readonly waiting: readonly Awaited[]; readonly members: readonly TrustCode[] },
): May {
  if (priority.state !== 'open') return no('This priority is closed.')
  if (!members.includes(viewer.trust)) return no('Your trust is no member of the alliance today.')
  if (step === 'support') {
    if (!asksAll(priority.stage)) return no('What is decided is carried out and measured: nobody is asked again.')
    return maySpeak(viewer)
  }
  const may = mayKeep(viewer)
  if (!may.allowed) return may
  if (step !== 'go-on' || waiting.length === 0) return yes
  return no(`It goes on when every trust supports it. It waits for ${waiting.length} of ${members.length}.`)
}
