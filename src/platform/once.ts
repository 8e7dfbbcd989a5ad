/**
 * Sending a form twice does its work once. A form carries a key of its own; the work's answer is kept under it in the
 * same transaction, and the second sender is given the first one's answer.
 */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from './database.ts'
import { Conflict } from './errors.ts'

/** Keys are made by us, one for each form that is shown. */
export const isOnceKey = (text: string): boolean => /^[0-9a-f-]{36}$/.test(text)

/**
 * Does the work unless this person has done it under the same key before. The answer is a short text, such as the
 * address of the result.
 *
 * @param sent what the form said: the same key with other answers is another command, and is refused
 * @throws Conflict when the key was used for something else
 */
export async function once(tx: Tx, key: string, sent: unknown, work: () => Promise<string>): Promise<string> {
  await waitForKey(tx, key)
  const before = await doneBefore(tx, key, sent)
  if (before !== undefined) return before
  const text = await work()
  await keepAnswer(tx, key, sent, text)
  return text
}

/** Two that arrive together: the second waits here until the first has committed, and then finds its answer. */
export async function waitForKey(tx: Tx, key: string): Promise<void> {
  await sql`/* prepared */ select pg_advisory_xact_lock(hashtextextended(viewer_trust() || '/' || viewer_person() || '/' || ${key}, 0))`.execute(
    tx,
  )
}

/** The answer of the same command sent before, for work that is worth sparing. @throws Conflict as `once` does */
export async function doneBefore(tx: Tx, key: string, sent: unknown): Promise<string | undefined> {
  const { rows } = await sql<{ digest: string; answer: { text: string } }>`/* prepared */
    select digest, answer from command_done
     where trust = (select viewer_trust()) and person = (select viewer_person()) and key = ${key}`.execute(tx)
  const done = rows[0]
  if (done && done.digest !== digestOf(sent)) throw new Conflict(`the form ${key} was sent before with other answers`)
  return done?.answer.text
}

/** What this person's work under the key came to, for the page that shows it; nothing when they have done none. */
export async function answerUnder(tx: Tx, key: string): Promise<string | undefined> {
  const { rows } = await sql<{ answer: { text: string } }>`
    select answer from command_done
     where trust = (select viewer_trust()) and person = (select viewer_person()) and key = ${key}`.execute(tx)
  return rows[0]?.answer.text
}

/** Keeps the answer with the work. Whoever keeps none, because nothing was done, may be asked with the same key again. */
export async function keepAnswer(tx: Tx, key: string, sent: unknown, text: string): Promise<void> {
  await sql`/* prepared */
    insert into command_done (key, digest, answer)
    values (${key}, ${digestOf(sent)}, ${JSON.stringify({ text })}::jsonb)`.execute(tx)
}

const digestOf = (sent: unknown): string => createHash('sha256').update(JSON.stringify(sent)).digest('hex')
