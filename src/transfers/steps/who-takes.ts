/** Whose a step is, in words. Pure. */
import { trustName } from '#nhs/organisations.ts'
import { type ActionCode, actionOf } from '../life/actions.ts'
import { movesNow } from '../life/may.ts'
import { roleNames } from '../life/role-names.ts'
import type { Standing } from '../life/standing.ts'

/** "the patient, or coordinators and booking clerks of Walsall Healthcare": after "This is for". */
export function whoTakes(code: ActionCode, standing: Standing): string {
  const action = actionOf(code)
  const sides = movesNow(action, standing).find(({ sides }) => sides !== undefined)?.sides
  const names = action.by
    .filter(({ side }) => sides?.includes(side) ?? true)
    .flatMap(({ side, roles }) => {
      if (side === 'patient') return ['the patient']
      return side === 'sender' || side === 'receiver' ? [`${roleNames(roles)} of ${trustName(standing[side])}`] : []
    })
  return names.map(inSentence).join(', or ')
}

/** Sentences begin with a capital, and this is in the middle of one. */
const inSentence = (words: string): string => words.charAt(0).toLowerCase() + words.slice(1)
