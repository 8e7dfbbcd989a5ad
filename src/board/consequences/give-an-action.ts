/** A decision gives a trust something to do: an action, which its people take and say is done. */
import { allianceStore } from '#alliance'
import { trustName } from '#nhs/organisations.ts'
import type { TrustCode } from '#nhs/trust-code.ts'
import * as format from '#web/format.ts'
import { standingOfAction } from '../actions/action.ts'
import { actionHref } from '../actions/addresses.ts'
import { giveAction } from '../actions/give-action.ts'
import { standingNames } from '../actions/pages/action-standing.tsx'
import { actionStore } from '../actions/store.ts'
import type { DecisionConsequence } from './consequence.ts'

export const givesAnAction: DecisionConsequence = {
  kind: 'action',
  name: 'Give an action to a trust',
  async questions(tx, today) {
    const trusts = await allianceStore(tx).partOn(today)
    return [
      { name: 'what', kind: 'words', label: 'What is to be done?', longest: 300, missing: 'what is to be done' },
      {
        name: 'trust',
        kind: 'one-of',
        label: 'Which trust does it?',
        options: trusts.map((trust) => ({ value: trust, text: trustName(trust) })),
        missing: 'Select the trust that does it',
      },
      { name: 'who', kind: 'words', label: 'Who there?', longest: 100, missing: 'who does it' },
      { name: 'due', kind: 'day', label: 'By when?', what: 'the day by which it should be done' },
    ]
  },
  async inWords(_, { what = '', trust = '', who = '', due = '' }) {
    return { says: `${who} at ${trustName(trust)} is given this to do by ${format.date(due)}: ${what}` }
  },
  async foretell(_, { trust = '' }) {
    return [`It waits on the list of actions until somebody at ${trustName(trust)} takes it.`]
  },
  async carryOut(tx, viewer, { item, carriedBy }, { what = '', trust = '', who = '', due = '' }, today) {
    if (!carriedBy.includes(trust as TrustCode)) {
      return {
        status: 'refused',
        because: `The decision does not bind ${trustName(trust)}, so it is given nothing to do.`,
      }
    }
    if (!(await allianceStore(tx).partOn(today)).includes(trust as TrustCode)) {
      return { status: 'refused', because: `${trustName(trust)} does not take part in the alliance today.` }
    }
    const action = { what, trust: trust as TrustCode, name: who, dueOn: due, itemId: item, decisionId: item }
    const id = await giveAction(tx, viewer, action, today)
    return { status: 'done', says: `${trustName(trust)} has the action.`, refers: id }
  },
  async standing(tx, refers, today) {
    const action = await actionStore(tx).one(refers)
    if (!action) return undefined
    const says = `The action is ${standingNames[standingOfAction(action, today)].toLowerCase()}`
    return { says, href: actionHref(refers), isWaiting: action.state === 'open' }
  },
}
