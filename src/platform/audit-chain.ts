/**
 * Checks a trust's audit chain: each entry's digest covers its contents and the digest before it, so
 * a change shows where it was made, and the head shows a tail that was cut off.
 *
 * A chain alone cannot show that its end was cut off and its head set back, or that all of it was made anew: for
 * that, a trust keeps a head's digest somewhere of its own, and asks later whether it is still there.
 */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from './database.ts'

export type ChainCheck = {
  readonly entries: number
  /** The first entry whose contents or place do not fit; nothing when all do. */
  readonly brokenAt: number | undefined
  /** The last entry that fits: its digest in hexadecimal stands for it and for all before it. */
  readonly head: { readonly digest: string; readonly at: Date } | undefined
  /** Which entry has the digest that was expected; nothing when none has, or none was. */
  readonly expectedAt: number | undefined
}

type Row = { seq: number; at: Date; body: string; previous: Buffer; hash: Buffer }
type Head = { seq: number; hash: Buffer }

/**
 * Reads the viewer's trust's whole chain, a thousand entries at a time, while others may add to it.
 *
 * @param expected a head's digest that was kept, in hexadecimal
 */
export async function checkedChain(tx: Tx, expected?: string): Promise<ChainCheck> {
  const before = await headOf(tx)
  let last: Row | undefined
  let expectedAt: number | undefined
  const check = (brokenAt?: number): ChainCheck => ({
    entries: last?.seq ?? 0,
    brokenAt,
    head: last && { digest: last.hash.toString('hex'), at: last.at },
    expectedAt,
  })
  for (;;) {
    const rows = await entriesAfter(tx, last?.seq ?? 0)
    for (const row of rows) {
      const fits = row.seq === (last?.seq ?? 0) + 1 && (!last || last.hash.equals(row.previous))
      if (!fits || !digest(row).equals(row.hash)) return check(row.seq)
      if (before?.seq === row.seq && !before.hash.equals(row.hash)) return check(row.seq)
      if (row.hash.toString('hex') === expected) expectedAt = row.seq
      last = row
    }
    if (rows.length < 1000) break
  }
  // An entry and its head are committed as one, so what was added meanwhile lies between the two heads.
  const after = await headOf(tx)
  const entries = last?.seq ?? 0
  const isWhole = (before?.seq ?? 0) <= entries && entries <= (after?.seq ?? 0)
  return check(isWhole ? undefined : entries + 1)
}

async function entriesAfter(tx: Tx, seq: number): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select seq, at, previous, hash,
           concat_ws(E'\x1f', trust, seq, (extract(epoch from at) * 1000000)::bigint, person, person_trust, person_role,
                     purpose, action, object, detail::text, outcome, trace) as body
      from audit_entry where trust = (select viewer_trust()) and seq > ${seq} order by seq limit 1000`.execute(tx)
  return rows
}

async function headOf(tx: Tx): Promise<Head | undefined> {
  const { rows } = await sql<Head>`select seq, hash from audit_head where trust = (select viewer_trust())`.execute(tx)
  return rows[0]
}

const digest = ({ previous, body }: Row): Buffer => createHash('sha256').update(previous).update(body, 'utf8').digest()
