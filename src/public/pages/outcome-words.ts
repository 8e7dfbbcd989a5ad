/** What became of a decision, in the words of everybody. */
import type { PublicDecision } from '#board'
import { trustName } from '#nhs/organisations.ts'
import * as format from '#web/format.ts'

const outcomes: Readonly<Record<PublicDecision['status'], string>> = {
  decided: 'Agreed',
  split: 'Agreed by some trusts',
  recommended: 'Recommended to the boards of the trusts',
  waiting: 'Waiting for somebody to answer',
  'not-decided': 'Not agreed',
  'not-quorate': 'Not decided, because too few were there',
  'outside-powers': "Not decided, because it is for each trust's own board",
}

export const outcomeInWords = ({ status }: Pick<PublicDecision, 'status'>): string => outcomes[status]

/** "Dudley Group and Walsall Healthcare". */
export const boundInWords = ({ bound }: Pick<PublicDecision, 'bound'>): string =>
  format.list(bound.map(trustName)) || 'No trust'
