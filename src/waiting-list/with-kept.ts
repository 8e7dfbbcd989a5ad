import type { Database, Tx } from '#platform/database.ts'
import type { Viewer } from '#platform/viewer.ts'
import type { KeptAnswers } from './kept-answers.ts'
import { type ListVersion, listVersion } from './list-version.ts'

/** A question about the alliance's list whose answer can be kept until the list, or what is shared of it, changes. */
export type KeptQuestion<Answer> = {
  /** All of the question, as plain values. */
  readonly key: unknown
  ask(tx: Tx, version: ListVersion): Promise<Answer>
}

/** What an answer is kept under: who may see it, what it rests on, and all of the question. */
export const keyOf = ({ trust, alliance, purpose }: Viewer, { text }: ListVersion, question: unknown): string =>
  JSON.stringify([trust, alliance, purpose, text, question])

/**
 * Does the work with the answer, in a transaction of the viewer's; nothing when no trust of the alliance has a list yet.
 *
 * An answer that is not kept is worked out in a transaction of its own: its entries in the audit logs are then written
 * whatever becomes of the page, and those who wait for it hold no connection.
 */
export async function withKept<Answer, Result>(
  db: Database,
  viewer: Viewer,
  kept: KeptAnswers<Answer>,
  question: KeptQuestion<Answer>,
  work: (tx: Tx, answer: Answer, version: ListVersion) => Promise<Result>,
): Promise<Result | undefined> {
  type First = { readonly result: Result } | { readonly key: string; readonly version: ListVersion } | undefined
  const first = await db.withViewer<First>(viewer, async (tx) => {
    const version = await listVersion(tx)
    if (!version) return undefined
    const key = keyOf(viewer, version, question.key)
    const known = kept.known(key)
    return known ? { result: await work(tx, known, version) } : { key, version }
  })
  if (!first || 'result' in first) return first?.result
  const { key, version } = first
  const answer = await kept.answer(key, () => db.withViewer(viewer, (tx) => question.ask(tx, version)))
  return db.withViewer(viewer, (tx) => work(tx, answer, version))
}
