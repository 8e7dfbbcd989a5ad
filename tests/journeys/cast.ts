/** Whose stories are told. Everybody else whom the plan proposes goes the usual way. */
import type { Transfer } from './transfer.ts'

const parts = [
  'declinesTwice',
  'neverAnswers',
  'saysYesAtHome',
  'changesTheirMind',
  'operationOnly',
  'surgeonTravels',
  'isRefused',
  'isReturned',
  'isCalled',
  'staysForFollowUp',
] as const

export type Cast = Readonly<Record<(typeof parts)[number], Transfer>>

/** A patient for each part, in the order of the list. @throws when there are fewer patients than parts */
export function castOf(all: readonly Transfer[]): Cast {
  if (all.length <= parts.length) {
    throw new Error(`The story needs more than ${parts.length} transfers, and the plan proposes ${all.length}.`)
  }
  return Object.fromEntries(parts.map((part, n) => [part, all[n]])) as Cast
}
