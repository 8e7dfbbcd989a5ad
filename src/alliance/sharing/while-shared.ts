/**
 * A file that is being sent ends when what it was read under ends. Its rows have been read at once, so between lots of them the
 * agreements are asked again; whoever reads page by page needs none of this.
 */
import { sql } from 'kysely'
import type { Database } from '#platform/database.ts'
import type { Viewer } from '#platform/viewer.ts'

/** As many as csv.ts writes at once. */
const ROWS_AT_ONCE = 500

/** The owner of some rows ended, suspended or narrowed what let them be read, while they were being sent. */
class SharingChanged extends Error {
  override readonly name = 'SharingChanged'
}

/**
 * Reads rows, and gives them on for as long as nothing changes for those of other trusts among them.
 *
 * @param viewer here for the purpose for which the rows are shared
 * @param read reads the rows, in transactions of its own
 * @returns rows whose reading fails, and so cuts the file, when the agreement of an owner of the next ones has changed
 */
export async function whileShared<Row>(
  db: Database,
  viewer: Viewer,
  ownerOf: (row: Row) => string,
  read: () => Promise<readonly Row[]>,
): Promise<AsyncIterable<Row>> {
  // Before the rows are read, so that no change falls between the two.
  const before = await inForce(db, viewer)
  const rows = await read()
  return rowsWhile(rows, async (lot) => {
    if (lot.every((row) => ownerOf(row) === viewer.trust)) return
    const now = await inForce(db, viewer)
    const changed = lot.map(ownerOf).find((owner) => owner !== viewer.trust && now.get(owner) !== before.get(owner))
    if (changed !== undefined) throw new SharingChanged(`${changed} changed what it shares for ${viewer.purpose}`)
  })
}

async function* rowsWhile<Row>(
  rows: readonly Row[],
  mustHold: (lot: readonly Row[]) => Promise<void>,
): AsyncGenerator<Row> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const lot = rows.slice(from, from + ROWS_AT_ONCE)
    await mustHold(lot)
    yield* lot
  }
}

/** By owner: which agreement lets the viewer read for this purpose at this moment, and in which version. */
async function inForce(db: Database, viewer: Viewer): Promise<ReadonlyMap<string, string>> {
  const { rows } = await db.reading(viewer, (tx) =>
    sql<{ owner: string; version: string }>`
      select owner, id || ' ' || version as version from sharing_agreement
       where recipient = (select viewer_trust()) and alliance = (select viewer_alliance()) and purpose = (select viewer_purpose())
         and cardinality(approved_by_owner) = 2 and approved_by_recipient is not null
         and suspended_at is null and revoked_at is null
         and valid_from <= statement_timestamp() and valid_to > statement_timestamp()`.execute(tx),
  )
  return new Map(rows.map(({ owner, version }) => [owner, version]))
}
