/**
 * Orders of the list, kept so that any page of a long list is a look-up of 50 rows, the last as quick as the first.
 *
 * An order holds pseudonyms and nothing else. What a page shows of them is read through the lane each time,
 * so an agreement that was revoked a moment ago hides its rows whatever is kept here.
 */
import type { Database, Tx } from '#platform/database.ts'
import type { Viewer } from '#platform/viewer.ts'
import { KeptAnswers } from '../kept-answers.ts'
import type { ListVersion } from '../list-version.ts'
import { withKept } from '../with-kept.ts'
import { type OrderedPseudonyms, orderedPseudonyms, PSEUDONYM_LENGTH } from './list-order.ts'
import type { ListQuestion } from './list-question.ts'

/** Memory for kept orders in one process: about 20 whole lists of the larger alliance, or thousands of filtered ones. */
const MOST_BYTES = 64_000_000

export type KeptOrders = KeptAnswers<OrderedPseudonyms>

export const keptOrders = (most = MOST_BYTES): KeptOrders => new KeptAnswers(({ bytes }) => bytes.length, most)

/** What decides an order, without the page. */
export type OrderQuestion = Pick<ListQuestion, 'filter' | 'by' | 'direction'>

/** Does the work with an order of the list, in a transaction of the viewer's; see `withKept`. */
export function withOrder<Result>(
  db: Database,
  viewer: Viewer,
  kept: KeptOrders,
  { filter, by, direction }: OrderQuestion,
  work: (tx: Tx, order: OrderedPseudonyms, version: ListVersion) => Promise<Result>,
): Promise<Result | undefined> {
  const question = {
    key: [by, direction, filter],
    ask: (tx: Tx, { asOf }: ListVersion) => orderedPseudonyms(tx, filter, by, direction, asOf),
  }
  return withKept(db, viewer, kept, question, work)
}

/** The pseudonyms from one place on. */
export function pageOf({ bytes }: OrderedPseudonyms, from: number, count: number): string[] {
  const text = bytes.toString('latin1', from * PSEUDONYM_LENGTH, (from + count) * PSEUDONYM_LENGTH)
  return Array.from({ length: text.length / PSEUDONYM_LENGTH }, (_, n) =>
    text.slice(n * PSEUDONYM_LENGTH, (n + 1) * PSEUDONYM_LENGTH),
  )
}

/** Where a pathway stands, from 1; nothing when it is not in the order. */
export function placeOf({ bytes }: OrderedPseudonyms, pseudonym: string): number | undefined {
  for (let at = bytes.indexOf(pseudonym, 0, 'latin1'); at >= 0; at = bytes.indexOf(pseudonym, at + 1, 'latin1')) {
    if (at % PSEUDONYM_LENGTH === 0) return at / PSEUDONYM_LENGTH + 1
  }
  return undefined
}
