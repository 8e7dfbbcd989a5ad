/**
 * Whether a patient agrees to an offer today. Agreeing is opting in: silence is no answer, and nobody is moved on one.
 * It is given in a conversation and in writing, in either order, and can be taken back until the operation.
 */
import type { Day } from '#nhs/day.ts'
import { type Answer, inOrder, isWritten } from './answer.ts'

export type Consent = {
  readonly verbalOn: Day | null
  readonly writtenOn: Day | null
  /** Something that the patient said yes to, and has not taken back. */
  readonly isGiven: boolean
  /** Both: what has to be there before responsibility passes. */
  readonly isComplete: boolean
  readonly takenBackOn: Day | null
  /** What the page says, and what to do. */
  readonly says: string
}

/** Of one offer. Answers to other offers do not count: agreeing to one date is not agreeing to another. */
export function consentTo(offer: string, answers: readonly Answer[]): Consent {
  let verbalOn: Day | null = null
  let writtenOn: Day | null = null
  let takenBackOn: Day | null = null
  for (const answer of inOrder(answers)) {
    if (answer.offer !== offer) continue
    if (answer.kind === 'agreed') {
      if (isWritten(answer.way)) writtenOn ??= answer.on
      else verbalOn ??= answer.on
      takenBackOn = null
    } else {
      // Yes before a no is no yes: a patient who comes round says so again.
      if (verbalOn !== null || writtenOn !== null) takenBackOn = answer.on
      verbalOn = null
      writtenOn = null
    }
  }
  const isGiven = verbalOn !== null || writtenOn !== null
  const isComplete = verbalOn !== null && writtenOn !== null
  return { verbalOn, writtenOn, takenBackOn, isGiven, isComplete, says: inWords(verbalOn, writtenOn, takenBackOn) }
}

function inWords(verbalOn: Day | null, writtenOn: Day | null, takenBackOn: Day | null): string {
  if (verbalOn !== null && writtenOn !== null) return 'The patient agreed in a conversation and in writing.'
  if (verbalOn !== null) return 'The patient agreed in a conversation. Ask them to confirm it in writing.'
  if (writtenOn !== null)
    return 'The patient agreed in writing. Talk it through with them, and record the conversation.'
  if (takenBackOn !== null) return 'The patient took their agreement back.'
  return 'The patient has not agreed.'
}
