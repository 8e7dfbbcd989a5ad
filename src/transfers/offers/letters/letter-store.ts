/** One letter at a time: written about the newest offer, kept word for word, and read again as it was. */
import { sql } from 'kysely'
import type { Day } from '#nhs/day.ts'
import { audit } from '#platform/audit.ts'
import type { Tx } from '#platform/database.ts'
import { NotFound } from '#platform/errors.ts'
import type { Viewer } from '#platform/viewer.ts'
import type { TransferKey } from '../../life/transfer-row.ts'
import { linkOf } from '../../patient/link-store.ts'
import { type PageOf, withCode, withoutCode } from '../../patient/page-in-letters.ts'
import { factsForLetters } from './facts-for-letters.ts'
import type { Letter } from './letter.ts'
import { offerLetter } from './offer-letter.ts'

export type WrittenLetter = { readonly id: string; readonly on: Day; readonly form: Letter['form'] }

/** The letter as it would be written now, with the needs that it was made for, or why there is none to write. */
export async function draftLetter(
  tx: Tx,
  viewer: Viewer,
  { id }: TransferKey,
  given: { readonly today: Day; readonly phone: string | null; readonly pageOf?: PageOf },
) {
  const found = (await factsForLetters(tx, [id], given))[0]
  if (!found) throw new NotFound(`the patient of transfer ${id}`)
  if ('because' in found) return found
  const signedBy = { name: viewer.name, jobTitle: viewer.jobTitle }
  return { ...found, letter: offerLetter(found.facts, { on: given.today, signedBy }) }
}

/** Keeps a letter as evidence, without the code that it holds, and returns its id. */
export async function keepLetter(
  tx: Tx,
  viewer: Viewer,
  { id }: TransferKey,
  { offer, letter, secret }: { readonly offer: string; readonly letter: Letter; readonly secret: string },
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into transfer_letter (transfer_id, offer_id, content)
    values (${id}::uuid, ${offer}::uuid, ${JSON.stringify(withoutCode(letter, secret))}::jsonb) returning id`.execute(
    tx,
  )
  await audit(tx, [viewer.trust], {
    action: 'write-letter',
    object: `transfer ${id}`,
    detail: { letter: rows[0]!.id, wording: letter.wording },
  })
  return rows[0]!.id
}

/** All that were written about a transfer, the newest first. */
export async function lettersOf(tx: Tx, { sender, id }: TransferKey): Promise<WrittenLetter[]> {
  const { rows } = await sql<WrittenLetter>`
    select id, content ->> 'on' as "on", content ->> 'form' as form from transfer_letter
     where sender = (select viewer_trust()) and sender = ${sender} and transfer_id = ${id}::uuid
     order by made_at desc, id`.execute(tx)
  return rows
}

/** @throws NotFound for one of another transfer or trust */
export async function writtenLetter(
  tx: Tx,
  { sender, id }: TransferKey,
  { letter, secret }: { readonly letter: string; readonly secret: string },
): Promise<{ readonly letter: Letter; readonly madeAt: Date }> {
  const { rows } = await sql<{ letter: Letter; madeAt: Date }>`
    select content as letter, made_at as "madeAt" from transfer_letter
     where sender = (select viewer_trust()) and sender = ${sender} and transfer_id = ${id}::uuid and id = ${letter}::uuid`.execute(
    tx,
  )
  if (!rows[0]) throw new NotFound(`letter ${letter} of transfer ${id}`)
  const works = await linkOf(tx, { sender, id })
  return { ...rows[0], letter: withCode(rows[0].letter, secret, works?.id) }
}
