/**
 * Orders of the list, kept so that any page of a long list is a look-up of 50 rows, the last as quick as the first.
 *
 * An order holds pseudonyms and nothing else. What a page shows of them is read through the lane each time,
 * so an agreement that was revoked a moment ago hides its rows whatever is kept here.
 */
import type { RawBuilder } from 'kysely'
import type { Database, Tx } from '#platform/database.ts'
import type { Viewer } from '#platform/viewer.ts'
import { KeptAnswers } from '../kept-answers.ts'
import { foundVersion, type ListVersion, versionNow } from '../list-version.ts'
import { type KeptQuestion, keyOf, withKept } from '../with-kept.ts'
import { type OrderedPseudonyms, orderedPseudonyms, PSEUDONYM_LENGTH } from './list-order.ts'
import type { ListQuestion } from './list-question.ts'

/** Memory for kept orders in one process: about 20 whole lists of the larger alliance, or thousands of filtered ones. */
const MOST_BYTES = 64_000_000

export class KeptOrders extends KeptAnswers<OrderedPseudonyms> {
  /** What the list was when somebody last read a page of it, by who may see it: most often it still is. */
  readonly versions = new Map<string, ListVersion>()
}

export const keptOrders = (most = MOST_BYTES): KeptOrders => new KeptOrders(({ bytes }) => bytes.length, most)

/** What decides an order, without the page. */
export type OrderQuestion = Pick<ListQuestion, 'filter' | 'by' | 'direction'>

const keptQuestion = ({ filter, by, direction }: OrderQuestion): KeptQuestion<OrderedPseudonyms> => ({
  key: [by, direction, filter],
  ask: (tx, { asOf }) => orderedPseudonyms(tx, filter, by, direction, asOf),
})

/** Does the work with an order of the list, in a transaction of the viewer's; see `withKept`. */
export function withOrder<Result>(
  db: Database,
  viewer: Viewer,
  kept: KeptOrders,
  question: OrderQuestion,
  work: (tx: Tx, order: OrderedPseudonyms, version: ListVersion) => Promise<Result>,
): Promise<Result | undefined> {
  return withKept(db, viewer, kept, keptQuestion(question), work)
}

/** Rows that are read by an order of the list, and what they were read by. */
export type Ordered<Row> = {
  readonly order: OrderedPseudonyms
  readonly version: ListVersion
  readonly rows: readonly Row[]
}

/**
 * Reads rows by an order of the list; nothing when no trust of the alliance has a list yet.
 *
 * An order that is at hand is taken for good at first: what the list is and the rows are then asked for in one round
 * trip, and when the list has become another, the rows are asked for again, by its order.
 */
export async function rowsByOrder<Row>(
  db: Database,
  viewer: Viewer,
  kept: KeptOrders,
  question: OrderQuestion,
  read: (order: OrderedPseudonyms) => RawBuilder<Row>,
): Promise<Ordered<Row> | undefined> {
  const reader = JSON.stringify([viewer.trust, viewer.alliance, viewer.purpose])
  const last = kept.versions.get(reader)
  const order = last && kept.known(keyOf(viewer, last, keptQuestion(question).key))
  if (order) {
    const [[found], rows] = await db.atOnce(viewer, [versionNow, read(order)])
    const version = foundVersion(found)
    if (version?.text === last.text) return { order, version, rows }
  }
  return withOrder(db, viewer, kept, question, async (tx, order, version) => {
    kept.versions.set(reader, version)
    return { order, version, rows: (await read(order).execute(tx)).rows }
  })
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
