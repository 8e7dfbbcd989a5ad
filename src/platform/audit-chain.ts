/**
 * Checks a trust's audit chain: each entry's digest covers its contents and the digest before it, so
 * a change shows where it was made, and the head shows a tail that was cut off.
 *
 * A chain alone cannot show that its very head was rewritten: for that, a trust keeps the head's
 * digest somewhere of its own, such as a daily e-mail.
 */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from './database.ts'

export type ChainCheck = {
  readonly entries: number
  /** The first entry whose contents or place do not fit; nothing when all do. */
  readonly brokenAt: number | undefined
}

type Row = { seq: number; body: string; previous: Buffer; hash: Buffer }

/** Reads the viewer's trust's whole chain, a thousand entries at a time. */
export async function firstBrokenEntry(tx: Tx): Promise<ChainCheck> {
  let entries = 0
  let expected = 1
  let previous: Buffer | undefined
  for (;;) {
    const { rows } = await sql<Row>`
      select seq, previous, hash,
             concat_ws(E'\x1f', trust, seq, (extract(epoch from at) * 1000000)::bigint, person, person_trust, person_role,
                       purpose, action, object, detail::text, outcome, trace) as body
        from audit_entry where trust = (select viewer_trust()) and seq >= ${expected} order by seq limit 1000`.execute(
      tx,
    )
    for (const row of rows) {
      const first = expected === 1 && previous === undefined
      const fits = row.seq === expected && (first || previous!.equals(row.previous))
      if (!fits || !digest(row).equals(row.hash)) return { entries, brokenAt: row.seq }
      previous = row.hash
      expected += 1
      entries += 1
    }
    if (rows.length < 1000) break
  }
  const { rows } = await sql<{ seq: number; hash: Buffer }>`
    select seq, hash from audit_head where trust = (select viewer_trust())`.execute(tx)
  const head = rows[0]
  const isWhole = head === undefined ? entries === 0 : head.seq === entries && (!previous || head.hash.equals(previous))
  return { entries, brokenAt: isWhole ? undefined : entries + 1 }
}

const digest = ({ previous, body }: Row): Buffer => createHash('sha256').update(previous).update(body, 'utf8').digest()
