/**
 * Who may write down an answer that takes no step, and when: a no to one date, a yes that confirms another, or a yes taken
 * back when another trust answers for the patient, which alone can return them.
 */
import type { Role } from '#platform/viewer.ts'
import type { Actor } from '../life/may.ts'
import { roleNames } from '../life/role-names.ts'
import { type Standing, stateNow } from '../life/standing.ts'
import { stateNames, type TransferState } from '../life/states.ts'
import type { AnswerKind } from './answer.ts'

const mayWriteDown: readonly Role[] = ['coordinator', 'booking-clerk', 'patient']

const states: Readonly<Record<AnswerKind, readonly TransferState[]>> = {
  // Once the patient has agreed, a no is no longer about one date: it ends the transfer.
  declined: ['offered'],
  agreed: ['consented', 'held', 'accepted', 'complete', 'passed', 'booked'],
  withdrew: ['passed', 'booked'],
}

export function mayNote(
  { trust, roles }: Actor,
  kind: AnswerKind,
  standing: Standing,
): { readonly allowed: true } | { readonly allowed: false; readonly because: string } {
  if (trust !== standing.sender || !roles.some((role) => mayWriteDown.includes(role))) {
    return {
      allowed: false,
      because: `${roleNames(['coordinator', 'booking-clerk'])} of the sending trust record what a patient answered.`,
    }
  }
  if (kind === 'withdrew' && standing.responsible === standing.sender) {
    return { allowed: false, because: 'Your trust answers for the patient. Record that they do not want to go.' }
  }
  const state = stateNow(standing)
  if (states[kind].includes(state)) return { allowed: true }
  return {
    allowed: false,
    because: `This cannot be recorded in the state "${stateNames[state]}", only in: ${states[kind].map((code) => stateNames[code]).join(', ')}.`,
  }
}
