/**
 * Opens a patient's page with a code and a date of birth. Each wrong try is counted in the database before anything is
 * said, under a lock on the address and one on the link, so trying at the same time gains nothing.
 */
import { sql } from 'kysely'
import type { Day } from '#nhs/day.ts'
import { audit } from '#platform/audit.ts'
import type { Database, Tx } from '#platform/database.ts'
import { isOpen, type TransferState } from '../life/states.ts'
import { addressDigest, codeDigest, tokenDigest } from './link-keys.ts'
import { patientOf, type TransferOfPatient, withDigest } from './patient-viewer.ts'
import { tryLimits } from './try-limits.ts'

type Tried = {
  readonly secret: string
  readonly code: string
  readonly birthDate: Day
  /** Where the try comes from. */
  readonly address: string
  /** For the session that begins if all is right. */
  readonly token: string
}

/**
 * 'wrong': the code or the date, and nobody is told which. 'over': both were right, and the offer no longer waits for an
 * answer. 'too-many': tries, right or wrong.
 */
export type Opened = 'open' | 'wrong' | 'over' | 'too-many'

type Found = TransferOfPatient & {
  readonly link: string
  readonly isRight: boolean
  readonly state: TransferState
  readonly triesInHour: number
  readonly triesEver: number
}

/** No idle limit (WCAG 2.2.1), and no session that outlasts the day. */
const SESSION_HOURS = 20

export async function openLink(db: Database, tried: Tried): Promise<Opened> {
  const { secret, code, address } = tried
  const { opened, found } = await db.withViewer(withDigest(codeDigest(secret, code)), (tx) =>
    countAndCompare(tx, tried, addressDigest(secret, address)),
  )
  // Of a code that nobody has there is no log to write in.
  if (found) await noteOrBegin(db, tried, found, opened)
  return opened
}

type Compared = { readonly opened: Opened; readonly found?: Found }

async function countAndCompare(tx: Tx, { birthDate }: Tried, address: Buffer): Promise<Compared> {
  // The address first and the link after it: one order for everybody.
  await lockAddress(tx, address)
  if ((await triesFrom(tx, address)) >= tryLimits.ofAddressInAnHour) return { opened: 'too-many' }
  await sql`select from patient_link where encode(code_digest, 'hex') = (select viewer_person()) for update`.execute(tx)
  const { rows } = await sql<Found>`
    select l.id as link, t.sender, t.id, l.alliance, coalesce(i.birth_date = ${birthDate}::date, false) as "isRight",
           private.transfer_state(t.state, t.reply_by, t.hold_until) as state,
           case when l.tries_from > clock_timestamp() - interval '1 hour' then l.tries else 0 end as "triesInHour",
           l.tries_ever as "triesEver"
      from patient_link l
      join transfer t on t.sender = l.sender and t.id = l.transfer_id
      join pathway p on p.trust = t.sender and p.pseudonym = t.pseudonym
      join patient i on i.trust = p.trust and i.id = p.patient_id
     where l.code_digest = decode((select viewer_person()), 'hex')`.execute(tx)
  const found = rows[0]
  if (!found) {
    await countFrom(tx, address)
    return { opened: 'wrong' }
  }
  if (found.triesInHour >= tryLimits.ofLinkInAnHour || found.triesEver >= tryLimits.ofLinkEver) {
    return { opened: 'too-many', found }
  }
  if (!found.isRight) {
    await countFrom(tx, address)
    await countOn(tx, found)
    return { opened: 'wrong', found }
  }
  return { opened: isWaiting(found.state) ? 'open' : 'over', found }
}

/** Until the patient has been treated there is something to answer, or to take back. */
export const isWaiting = (state: TransferState): boolean =>
  isOpen(state) && !['identified', 'screened', 'treated', 'handed-back', 'followed-up'].includes(state)

async function countOn(tx: Tx, { link, triesInHour, triesEver }: Found): Promise<void> {
  await sql`
    update patient_link
       set tries = ${triesInHour + 1}, tries_ever = ${triesEver + 1},
           tries_from = case when ${triesInHour} = 0 then clock_timestamp() else tries_from end
     where id = ${link}::uuid`.execute(tx)
}

async function lockAddress(tx: Tx, address: Buffer): Promise<void> {
  await sql`
    select pg_advisory_xact_lock(hashtextextended('tries from ' || encode(${address}::bytea, 'hex'), 0))`.execute(tx)
}

async function triesFrom(tx: Tx, address: Buffer): Promise<number> {
  const { rows } = await sql<{ tries: number }>`
    select tries from patient_link_address
     where address_digest = ${address} and tries_from > clock_timestamp() - interval '1 hour'`.execute(tx)
  return rows[0]?.tries ?? 0
}

async function countFrom(tx: Tx, address: Buffer): Promise<void> {
  await sql`delete from patient_link_address where tries_from < clock_timestamp() - interval '1 hour'`.execute(tx)
  await sql`
    insert into patient_link_address as a (address_digest, tries_from, tries) values (${address}, clock_timestamp(), 1)
    on conflict (address_digest) do update set tries = a.tries + 1`.execute(tx)
}

/** In the patient's own name: the session and its entry in the log together, or neither. */
async function noteOrBegin(db: Database, { secret, token }: Tried, found: Found, opened: Opened): Promise<void> {
  await db.withViewer(patientOf(found), async (tx) => {
    if (opened === 'open') {
      await sql`
        insert into patient_session (token_digest, link_id, transfer_id, ends_at)
        values (${tokenDigest(secret, token)}, ${found.link}::uuid, ${found.id}::uuid, now() + make_interval(hours => ${SESSION_HOURS}))`.execute(
        tx,
      )
      await sql`update patient_link set opened = opened + 1, opened_at = clock_timestamp() where id = ${found.link}::uuid`.execute(
        tx,
      )
    }
    await audit(tx, [found.sender], {
      action: 'open-patient-page',
      object: `transfer ${found.id}`,
      outcome: opened === 'open' ? 'done' : 'refused',
      ...(opened !== 'open' && { detail: { because: opened } }),
    })
  })
}
