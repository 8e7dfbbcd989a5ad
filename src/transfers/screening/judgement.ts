/** What can be said of several proposals at once: suitable, clinically or socially, or refused for a reason. Data. */
import type { Role } from '#platform/viewer.ts'
import { type ActionCode, actionOf } from '../life/actions.ts'
import type { Details } from '../life/guards.ts'
import { withdrawReasons } from '../life/reasons.ts'
import type { TransferModel } from '../life/states.ts'

export type Judgement = {
  readonly code: string
  readonly name: string
  readonly hint?: string
  readonly action: ActionCode
  readonly reason?: string
}

const judgements: readonly Judgement[] = [
  {
    code: 'clinical',
    name: 'Clinically suitable',
    hint: 'The operation can be done there, and the patient can go there for it.',
    action: 'screen-clinical',
  },
  {
    code: 'social',
    name: 'Socially suitable',
    hint: 'The patient can get there, and can manage there and afterwards.',
    action: 'screen-social',
  },
  ...withdrawReasons.map(
    (reason): Judgement => ({
      code: `refuse-${reason.code}`,
      name: `Refuse: ${reason.name.charAt(0).toLowerCase()}${reason.name.slice(1)}`,
      ...('excludesHospital' in reason && { hint: 'No plan proposes this hospital for the patient again.' }),
      action: 'withdraw',
      reason: reason.code,
    }),
  ),
]

/** Those that somebody with these roles may give of their own trust's patients. */
export const judgementsFor = (roles: readonly Role[]): readonly Judgement[] =>
  judgements.filter(({ action }) =>
    actionOf(action).by.some(({ side, roles: may }) => side === 'sender' && may.some((role) => roles.includes(role))),
  )

/** The way of treatment is settled by a judgement of suitability, and by no refusal. */
export const detailsOf = ({ reason }: Judgement, model: TransferModel | undefined): Details =>
  reason === undefined ? { ...(model && { model }) } : { reason }
