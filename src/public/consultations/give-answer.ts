/**
 * Takes an answer of anybody. The same words from the same place are the same answer, so sending a form twice does no harm;
 * and no place sends more than so many in an hour.
 */
import { createHmac } from 'node:crypto'
import { sql } from 'kysely'
import type { Day } from '#nhs/day.ts'
import type { Tx } from '#platform/database.ts'
import { keyFor } from '#platform/secret.ts'
import { type Capacity, mostAnswersOfAddressInAnHour } from './consultation.ts'

type Given = {
  readonly secret: string
  readonly consultation: string
  readonly capacity: Capacity
  readonly said: string
  readonly address: string
  readonly on: Day
}

const digest = (secret: string, text: string): Buffer =>
  createHmac('sha256', keyFor(secret, 'public answers')).update(text).digest()

/** @param tx of `anybody(alliance)` */
export async function giveAnswer(tx: Tx, given: Given): Promise<'taken' | 'too-many'> {
  const { secret, consultation, capacity, said, address, on } = given
  const from = digest(secret, `address ${address}`)
  await sql`select pg_advisory_xact_lock(hashtextextended('answers from ' || encode(${from}::bytea, 'hex'), 0))`.execute(
    tx,
  )
  await sql`delete from public_response_address where answers_from < clock_timestamp() - interval '1 hour'`.execute(tx)
  const { rows } = await sql<{ answers: number }>`
    select answers from public_response_address where address_digest = ${from}`.execute(tx)
  if ((rows[0]?.answers ?? 0) >= mostAnswersOfAddressInAnHour) return 'too-many'
  const id = idFrom(digest(secret, JSON.stringify([consultation, capacity, said, address])))
  const made = await sql`
    insert into public_response (id, consultation, capacity, said, on_day)
    values (${id}::uuid, ${consultation}::uuid, ${capacity}, ${said}, ${on}) on conflict do nothing`.execute(tx)
  if (made.numAffectedRows === 1n) {
    await sql`
      insert into public_response_address as a (address_digest, answers_from, answers) values (${from}, clock_timestamp(), 1)
      on conflict (address_digest) do update set answers = a.answers + 1`.execute(tx)
  }
  return 'taken'
}

/** A UUID (version 8, our own) of the digest's first 16 bytes. */
function idFrom(bytes: Buffer): string {
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
