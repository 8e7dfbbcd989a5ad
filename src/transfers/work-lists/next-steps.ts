/**
 * What is to be done next with a transfer on its way, and whose it is. Pure, and made from the table of actions: the way
 * on is every step that leads to another state and is no way out.
 */
import { trustName } from '#nhs/organisations.ts'
import { type Action, type ActionCode, actions } from '../life/actions.ts'
import { maySometime, movesNow } from '../life/may.ts'
import { roleNames } from '../life/role-names.ts'
import { type Standing, stateNow } from '../life/standing.ts'
import { isOpen, models, states, type TransferModel, type TransferState } from '../life/states.ts'
import type { WorkList, WorkSide } from './work-list.ts'

/** How a transfer stands, as far as it decides what comes next. */
export type Place = {
  readonly state: TransferState
  readonly model: TransferModel
  readonly clinicallyScreened: boolean
  readonly sociallyScreened: boolean
}

const table: readonly (Action & { readonly code: ActionCode })[] = actions

const isWayOut = ({ reasons, by }: Action): boolean =>
  reasons !== undefined || by.every(({ side }) => side === 'plan' || side === 'clock')

/** Steps on the way, in the order of the table: two of a patient who was treated, who is handed back or kept. */
export const nextSteps = (standing: Standing): readonly ActionCode[] => onTheWay(standing).map(({ code }) => code)

function onTheWay(standing: Standing) {
  return table.filter((action) => {
    if (isWayOut(action)) return false
    if (action.code === 'screen-clinical') return !standing.clinicallyScreened && movesNow(action, standing).length > 0
    if (action.code === 'screen-social') return !standing.sociallyScreened && movesNow(action, standing).length > 0
    return movesNow(action, standing).some(({ from, to }) => from !== to)
  })
}

/** Those of the next steps that are for a list's people, at the trust on that side. */
export function stepsFor({ role }: Pick<WorkList, 'role'>, side: WorkSide, standing: Standing): readonly ActionCode[] {
  const actor = { trust: standing[side], roles: [role] }
  return nextSteps(standing).filter((code) => maySometime(actor, code, standing).allowed)
}

/** "Surgeons of Dudley Group, or the patient": who takes the next step. */
export function whoIsNext(standing: Standing): string {
  // The patient answers; a clerk only writes the answer down.
  if (stateNow(standing) === 'offered') return 'The patient'
  const who = onTheWay(standing).flatMap(({ by, moves }) =>
    by.flatMap(({ side, roles }) => {
      if (side !== 'sender' && side !== 'receiver') return []
      const may = moves.some(({ from, sides }) => from === stateNow(standing) && (sides?.includes(side) ?? true))
      return may ? [`${roleNames(roles)} of ${trustName(standing[side])}`] : []
    }),
  )
  const [first = '', ...others] = [...new Set(who)]
  return [first, ...others.map((other) => other.charAt(0).toLowerCase() + other.slice(1))].join(', or ')
}

/** Every place at which a list's people on a side have the next step: what the database is asked for. */
export function placesFor(list: WorkList, side: WorkSide): readonly Place[] {
  if (!list.sides.includes(side)) return []
  return everyPlace.filter((place) => stepsFor(list, side, standingAt(place)).length > 0)
}

const yesOrNo = [false, true] as const
const everyPlace: readonly Place[] = states
  .map(({ code }) => code)
  .filter(isOpen)
  .flatMap((state) =>
    models.flatMap(({ code: model }) =>
      yesOrNo.flatMap((clinicallyScreened) =>
        yesOrNo.map((sociallyScreened) => ({ state, model, clinicallyScreened, sociallyScreened })),
      ),
    ),
  )

const standingAt = (place: Place): Standing => ({
  ...place,
  sender: 'sender',
  receiver: 'receiver',
  version: 1,
  responsible: 'sender',
  replyBy: null,
  holdUntil: null,
  isShared: true,
  clockStart: null,
  now: new Date(0),
})
