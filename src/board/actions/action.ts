/** An action: what somebody at one trust is to do by a day. It may come from a meeting; it need not. */
import { addDays, type Day } from '#nhs/day.ts'
import type { TrustCode } from '#nhs/trust-code.ts'
import type { Viewer } from '#platform/viewer.ts'
import { keepsRegisters, type May, mayKeep, no, yes } from '../register/may-keep.ts'

export type Action = {
  readonly id: string
  readonly what: string
  readonly trust: TrustCode
  /** As they were named when it was given. */
  readonly name: string
  /** Who at the trust has taken it: until somebody has, it waits for the trust. */
  readonly person: string | null
  readonly dueOn: Day
  readonly state: 'open' | 'done' | 'dropped'
  readonly closedOn: Day | null
  readonly outcome: string
  /** The item of a meeting and the decision that it follows from. */
  readonly itemId: string | null
  readonly decisionId: string | null
  readonly version: number
}

export type ActionStanding = 'open' | 'due-soon' | 'overdue' | 'done' | 'dropped'

/** A fortnight is what a monthly meeting leaves to chase in. */
const SOON_DAYS = 14

export function standingOfAction({ state, dueOn }: Pick<Action, 'state' | 'dueOn'>, today: Day): ActionStanding {
  if (state !== 'open') return state
  if (dueOn < today) return 'overdue'
  return dueOn <= addDays(today, SOON_DAYS) ? 'due-soon' : 'open'
}

export const actionSteps = ['take', 'done', 'move', 'drop'] as const
export type ActionStep = (typeof actionSteps)[number]

/** A trust's action is its own: its people take it and say that it is done. Any trust's directors may move or drop it. */
export function mayStepAction(
  step: ActionStep,
  action: Action,
  viewer: Pick<Viewer, 'roles' | 'trust' | 'person'>,
): May {
  if (action.state !== 'open') return no('This action is closed.')
  if (step === 'move' || step === 'drop') return mayKeep(viewer)
  if (viewer.trust !== action.trust)
    return no('People of the trust that has the action take it and say that it is done.')
  if (step === 'done') {
    return action.person === viewer.person || keepsRegisters(viewer)
      ? yes
      : no('Whoever has taken the action says that it is done, or a director or the board secretary of the trust.')
  }
  return action.person === viewer.person ? no('You have taken this action already.') : yes
}
