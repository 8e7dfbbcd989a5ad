/**
 * Where a plan stands, and who may take it further. Each answer is a value: the page says why not, and the command that
 * is sent all the same is refused for the same reason.
 */
import type { Role, Viewer } from '#platform/viewer.ts'

export type PlanState = 'asked' | 'ready' | 'failed' | 'cancelled' | 'proposed' | 'published' | 'withdrawn'

export type PlanStanding = {
  readonly state: PlanState
  /** Whether it keeps every must, and leaves no trust worse off than alone. Unknown before it is made. */
  readonly isFeasible?: boolean
  readonly isAcceptable?: boolean
  readonly proposedBy: string | null
  readonly proposedByTrust: string | null
}

export type Answer = { readonly allowed: true } | { readonly allowed: false; readonly because: string }

const yes: Answer = { allowed: true }
const no = (because: string): Answer => ({ allowed: false, because })

const planners: readonly Role[] = ['alliance-planner', 'chief-operating-officer']

const has = (viewer: Viewer, roles: readonly Role[]): boolean => viewer.roles.some((role) => roles.includes(role))

/** Asking for a plan, changing one, proposing one. */
export function mayPlan(viewer: Viewer): Answer {
  return has(viewer, planners) ? yes : no('Alliance planners and chief operating officers make and change plans.')
}

export function mayEdit(viewer: Viewer, { state }: Pick<PlanStanding, 'state'>): Answer {
  const planner = mayPlan(viewer)
  if (!planner.allowed) return planner
  return state === 'asked' || state === 'failed' || state === 'cancelled' ? no('There is no plan to change yet.') : yes
}

export function mayPropose(viewer: Viewer, standing: PlanStanding): Answer {
  const { state } = standing
  const planner = mayPlan(viewer)
  if (!planner.allowed) return planner
  if (state === 'proposed' || state === 'published') return no(`This plan is ${state} already.`)
  if (state !== 'ready') return no('Only a plan that has been made, and that nobody has proposed, can be proposed.')
  return isWorthHaving(standing)
}

/** No plan that leaves out somebody who has to be treated, or breaks any other must, gets further than its own page. */
function isWorthHaving({ isFeasible, isAcceptable }: PlanStanding): Answer {
  if (!isFeasible) return no('The plan breaks a rule that must be kept. Change it first.')
  if (!isAcceptable) return no('The plan leaves a trust worse off than planning alone. Change it first.')
  return yes
}

/** A second person publishes: one who plans, at any trust of the alliance, and is not the one who proposed. */
export function mayPublish(viewer: Viewer, standing: PlanStanding): Answer {
  const { state, proposedBy, proposedByTrust } = standing
  if (!has(viewer, planners)) return no('Alliance planners and chief operating officers publish plans.')
  if (state === 'published') return no('This plan is published already.')
  if (state !== 'proposed') return no('Only a plan that somebody has proposed can be published.')
  if (proposedBy === viewer.person && proposedByTrust === viewer.trust) {
    return no('You proposed this plan. Somebody else has to publish it.')
  }
  return isWorthHaving(standing)
}

/** Taking a proposal back, or a published plan with the transfers that it proposed. */
export function mayWithdraw(viewer: Viewer, { state }: Pick<PlanStanding, 'state'>): Answer {
  if (!has(viewer, planners)) return no('Alliance planners and chief operating officers withdraw plans.')
  if (state === 'withdrawn') return no('This plan is withdrawn already.')
  return state === 'published' || state === 'proposed'
    ? yes
    : no('Only a plan that is proposed or published can be withdrawn.')
}
