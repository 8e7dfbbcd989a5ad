/** What is to be done next about an offer, in a sentence, and where. Pure: pages show it, and nobody has to know the steps. */
import * as format from '#web/format.ts'
import { stepHref } from '../addresses.ts'
import type { TransferState } from '../life/states.ts'
import type { TransferKey } from '../life/transfer-row.ts'
import { callHref, dateDeclinedHref, letterHref, takenBackHref } from './addresses.ts'
import { type Answer, inOrder } from './answer.ts'
import type { Consent } from './consent.ts'
import type { Offer } from './offer.ts'

export type NextStep = { readonly text: string; readonly href: string }
export type WhatIsNext = { readonly says: string; readonly steps: readonly NextStep[] }

type Known = {
  readonly state: TransferState
  /** The newest of this transfer. */
  readonly offer: Offer | undefined
  readonly answers: readonly Answer[]
  readonly consent: Consent | undefined
}

/** From consent to the day, the patient may still change their mind. */
const agreedStates: readonly TransferState[] = ['consented', 'held', 'accepted', 'complete', 'passed', 'booked']

export function whatIsNext(which: TransferKey, { state, offer, answers, consent }: Known): WhatIsNext {
  const declines = { text: 'Record that they do not want to go', href: stepHref(which, 'decline') }
  if (state === 'identified') {
    return {
      says: 'Nothing can be offered yet: it has to be judged suitable first, clinically and socially.',
      steps: [],
    }
  }
  if (state === 'screened') {
    return {
      says: 'It has been judged suitable. Offer the patient a date.',
      steps: [{ text: 'Offer a date', href: stepHref(which, 'offer') }],
    }
  }
  if (state === 'offered' && offer) {
    const last = inOrder(answers.filter((answer) => answer.offer === offer.id)).at(-1)
    if (last?.kind === 'declined') {
      return {
        says: 'The patient declined this date. Offer another, or record that they do not want to go.',
        steps: [{ text: 'Offer another date', href: stepHref(which, 'offer') }, declines],
      }
    }
    return {
      says: `Call the patient or write to them. They have until ${format.dateWithDay(offer.replyBy)} to answer.`,
      steps: [
        { text: 'Call the patient', href: callHref(which) },
        { text: 'Write a letter', href: letterHref(which) },
        { text: 'Record that they agree', href: stepHref(which, 'consent') },
        { text: 'Record that they decline this date', href: dateDeclinedHref(which) },
        declines,
        { text: 'Offer another date', href: stepHref(which, 'offer') },
      ],
    }
  }
  if (agreedStates.includes(state) && consent) {
    const takesBack = { text: 'Record that they take it back', href: takenBackHref(which) }
    return {
      says: consent.says,
      steps: consent.isComplete
        ? [takesBack]
        : [
            {
              text: consent.writtenOn === null ? 'Record what they sent in writing' : 'Record the conversation',
              href: stepHref(which, 'consent'),
            },
            takesBack,
          ],
    }
  }
  return { says: 'There is nothing to ask the patient any more.', steps: [] }
}
