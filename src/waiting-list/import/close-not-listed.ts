/**
 * Open pathways of a source that its newest file does not hold. The file may be a part of the list, so they are only
 * counted; where it is said to be the whole list they are closed, on the day of the list, with status 99: the source
 * does not say why they left.
 */
import { sql } from 'kysely'
import type { Day } from '#nhs/day.ts'
import type { Tx } from '#platform/database.ts'
import type { ApplyContext } from './apply-batch.ts'
import { FileRefused } from './file-refused.ts'
import type { RowSource } from './read-file.ts'

const KEYS_AT_ONCE = 20_000
/** A whole list that drops more than this share of the open pathways is more likely the wrong file. */
const MOST_CLOSED = 0.5

type Left = { readonly notListed: number; readonly closed: number }

export async function closeNotListed(
  tx: Tx,
  { trust, source, importId, asOf, isWhole }: ApplyContext & { readonly asOf: Day; readonly isWhole: boolean },
  reading: RowSource,
): Promise<Left> {
  const missing: string[] = []
  let open = 0
  let last = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const { rows } = await sql<{ ids: string[] | null; keys: string[] | null }>`
      select array_agg(id order by id) as ids, array_agg(source_key order by id) as keys
        from (select id, source_key from pathway
               where trust = ${trust} and source = ${source} and clock_stop is null and passed_to is null and id > ${last}::uuid
               order by id limit ${KEYS_AT_ONCE}) as part`.execute(tx)
    const { ids, keys } = rows[0]!
    if (!ids || !keys) break
    open += ids.length
    last = ids.at(-1)!
    keys.forEach((key, at) => {
      if (!reading.lists(key)) missing.push(ids[at]!)
    })
  }
  if (!isWhole) return { notListed: missing.length, closed: 0 }
  if (missing.length > open * MOST_CLOSED) {
    throw new FileRefused(
      `${missing.length} of ${open} open pathways are not in the file, and as it is said to be the whole list they would be closed.`,
      'Check that it is the whole list. If it is a part, send it without closing the others.',
    )
  }
  await sql`
    update pathway
       set clock_stop = greatest(${asOf}::date, clock_start), rtt_status = '99', source_digest = null,
           import_id = ${importId}::uuid, version = version + 1
     where trust = ${trust} and id = any(${missing}::uuid[])`.execute(tx)
  return { notListed: missing.length, closed: missing.length }
}
