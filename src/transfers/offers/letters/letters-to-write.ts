/** Which of a trust's transfers wait for an answer, and which of them have had no letter about their newest offer. */
import { sql } from 'kysely'
import type { Tx } from '#platform/database.ts'

export type LettersToWrite = {
  /** Every transfer that waits for an answer, by the day on which it is waited for. */
  readonly waiting: readonly string[]
  /** Those of them that have had no letter about the offer. */
  readonly withoutLetter: readonly string[]
}

export async function lettersToWrite(tx: Tx): Promise<LettersToWrite> {
  const { rows } = await sql<{ id: string; hasLetter: boolean }>`
    select t.id, exists (select from transfer_letter l
                          where l.sender = t.sender and l.transfer_id = t.id and l.offer_id = o.id) as "hasLetter"
      from transfer t
      join lateral (select f.id from transfer_offer f where f.sender = t.sender and f.transfer_id = t.id
                     order by f.made_at desc, f.id desc limit 1) o on true
     where t.sender = (select viewer_trust()) and t.state = 'offered' and t.reply_by > clock_timestamp()
     order by t.reply_by, t.id`.execute(tx)
  return {
    waiting: rows.map(({ id }) => id),
    withoutLetter: rows.filter(({ hasLetter }) => !hasLetter).map(({ id }) => id),
  }
}
