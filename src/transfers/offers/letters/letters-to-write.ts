/** Which of a trust's transfers wait for an answer, and which of them have had no letter about their newest offer. */
import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#nhs/day.ts'
import type { Tx } from '#platform/database.ts'

export type LettersToWrite = {
  /** Every transfer that waits for an answer, by the day on which it is waited for. */
  readonly waiting: readonly string[]
  /** Those of them that have had no letter about the offer. */
  readonly withoutLetter: readonly string[]
}

/** One of those who wait, as somebody chooses whom to write to. */
export type LetterToChoose = {
  readonly id: string
  readonly provider: string
  readonly site: string
  readonly day: Day
  readonly replyBy: Day
  readonly hasLetter: boolean
}

/** The newest offer of each transfer that waits for an answer, the soonest last day first. */
const waitingForAnswer = (columns: RawBuilder<unknown>) => sql`
  select t.id, ${columns}, exists (select from transfer_letter l
                                    where l.sender = t.sender and l.transfer_id = t.id and l.offer_id = o.id) as "hasLetter"
    from transfer t
    join lateral (select f.id, f.provider, f.site, f.day, f.reply_by from transfer_offer f
                   where f.sender = t.sender and f.transfer_id = t.id
                   order by f.made_at desc, f.id desc limit 1) o on true
   where t.sender = (select viewer_trust()) and t.state = 'offered' and t.reply_by > clock_timestamp()
   order by t.reply_by, t.id`

/** Those whose time ends soonest, `most` of them, and how many there are. */
export async function lettersToChoose(
  tx: Tx,
  most: number,
): Promise<{ readonly waiting: readonly LetterToChoose[]; readonly found: number }> {
  const { rows } = await sql<LetterToChoose & { found: number }>`
    ${waitingForAnswer(sql`o.provider, o.site, o.day, o.reply_by as "replyBy", count(*) over ()::integer as found`)}
    limit ${most}`.execute(tx)
  return { waiting: rows, found: rows[0]?.found ?? 0 }
}

export async function lettersToWrite(tx: Tx): Promise<LettersToWrite> {
  const { rows } = await sql<{ id: string; hasLetter: boolean }>`${waitingForAnswer(sql`o.id as offer`)}`.execute(tx)
  return {
    waiting: rows.map(({ id }) => id),
    withoutLetter: rows.filter(({ hasLetter }) => !hasLetter).map(({ id }) => id),
  }
}
