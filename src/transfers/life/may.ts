/**
 * Who may do what to a transfer, and where it goes by that. Pure: each answer is a value, the page says why not, and a
 * command that is sent all the same is refused for the same reason.
 */
import { trustName } from '#nhs/organisations.ts'
import type { Role } from '#platform/viewer.ts'
import { type Action, type ActionCode, actionOf, actions, type Move, type Side } from './actions.ts'
import { type Asked, guardOf } from './guards.ts'
import { roleNames } from './role-names.ts'
import { type Standing, stateNow } from './standing.ts'
import { endStates, stateNames } from './states.ts'

export type Actor = { readonly trust: string; readonly roles: readonly Role[] }

export type Answer =
  | { readonly allowed: true; readonly side: Side; readonly move: Move }
  | { readonly allowed: false; readonly because: string }

const no = (because: string): Answer => ({ allowed: false, because })

/** The sides that somebody can act for. A patient acts in the sender's name only through their own page. */
export function sidesOf({ trust, roles }: Actor, { sender, receiver }: Standing): readonly Side[] {
  if (roles.includes('patient')) return trust === sender ? ['patient'] : []
  return [...(trust === sender ? (['sender'] as const) : []), ...(trust === receiver ? (['receiver'] as const) : [])]
}

/** Whether this person may do this now, with these details and facts. */
export function mayAct(actor: Actor, code: ActionCode, asked: Asked): Answer {
  const mine = maySometime(actor, code, asked.standing)
  if (!mine.allowed) return mine
  const { guards, reasons } = actionOf(code)
  if (reasons && !reasons.some((reason) => reason.code === asked.details.reason)) {
    return no('Choose a reason from the list.')
  }
  for (const name of guards) {
    const because = guardOf(name).stops(asked)
    if (because !== undefined) return no(because)
  }
  return mine
}

/** The same without facts and details: whether it is this person's to do, in this state. For work lists and buttons. */
export function maySometime(actor: Actor, code: ActionCode, standing: Standing): Answer {
  const action = actionOf(code)
  const moves = movesNow(action, standing)
  if (moves.length === 0) return no(notNow(action, standing))
  for (const side of sidesOf(actor, standing)) {
    const allowed = action.by.find((by) => by.side === side)
    const move = allowed && moves.find(({ sides }) => sides === undefined || sides.includes(side))
    if (!move) continue
    if (allowed.roles.some((role) => actor.roles.includes(role))) return { allowed: true, side, move }
    return no(`${roleNames(allowed.roles)} of ${trustName(actor.trust)} do this.`)
  }
  return no(`This is not for your trust to do: ${whoDoes(action, standing)}.`)
}

/** Everything that this person may do in this state, before facts are asked. */
export const actionsOf = (actor: Actor, standing: Standing): readonly ActionCode[] =>
  actions.map(({ code }) => code).filter((code) => maySometime(actor, code, standing).allowed)

/**
 * The moves that an action makes from where a transfer stands. Screening moves on with its second half; everything else
 * has one way to go.
 */
export function movesNow(action: Action, standing: Standing): readonly Move[] {
  const state = stateNow(standing)
  // What the clock has ended, the clock alone may write down.
  const from = action.code === 'lapse' && state === 'lapsed' ? standing.state : state
  if (action.code === 'lapse' && state !== 'lapsed') return []
  const moves = action.moves.filter((move) => move.from === from && (move.models?.includes(standing.model) ?? true))
  const isHalfScreened =
    action.code === 'screen-clinical'
      ? standing.sociallyScreened
      : action.code === 'screen-social'
        ? standing.clinicallyScreened
        : undefined
  if (isHalfScreened === undefined) return moves
  return moves.filter(({ to }) => to === (isHalfScreened ? 'screened' : 'identified'))
}

function notNow({ name, moves }: Action, standing: Standing): string {
  const state = stateNow(standing)
  if (endStates.includes(state)) return `This transfer is over: ${stateNames[state].toLowerCase()}.`
  const possible = [
    ...new Set(moves.filter(({ models }) => models?.includes(standing.model) ?? true).map(({ from }) => from)),
  ]
  if (possible.length === 0) return `"${name}" is not a step of this kind of transfer.`
  return `"${name}" cannot be done in the state "${stateNames[state]}", only in: ${possible.map((code) => stateNames[code]).join(', ')}.`
}

function whoDoes({ by }: Action, { sender, receiver }: Standing): string {
  const names = by.map(({ side }) => {
    if (side === 'sender') return `${trustName(sender)} does it`
    if (side === 'receiver') return `${trustName(receiver)} does it`
    return side === 'patient' ? 'the patient does it' : side === 'plan' ? 'it goes with the plan' : 'the clock does it'
  })
  return names.join(', or ')
}
