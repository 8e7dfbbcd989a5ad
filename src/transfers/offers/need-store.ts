/** What patients need and when they cannot come. Each change is in the trust's log, which says what was changed. */
import { sql } from 'kysely'
import type { Day } from '#nhs/day.ts'
import { audit } from '#platform/audit.ts'
import type { Tx } from '#platform/database.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import type { Viewer } from '#platform/viewer.ts'
import { noNeedsRecorded, type PatientNeeds } from './patient-needs.ts'

export type RecordedNeeds = PatientNeeds & {
  /** For letters: lines of the address without the postcode. */
  readonly address: readonly string[]
  /** 0 while nobody has recorded any. */
  readonly version: number
}

/**
 * What is recorded of a patient of the viewer's trust. Where nobody recorded a need, a language that came with the trust's
 * list counts as one for an interpreter.
 *
 * @throws NotFound when there is no such patient
 */
export async function needsOf(tx: Tx, patient: string): Promise<RecordedNeeds> {
  const { rows } = await sql<{ needs: RecordedNeeds | null; listed: string | null }>`
    select case when n.trust is null then null else json_build_object(
             'language', n.language, 'interpreter', n.interpreter, 'letterForm', n.letter_form, 'email', n.email,
             'note', n.note, 'address', n.address, 'version', n.version) end as needs,
           i.interpreter_language as listed
      from patient i left join patient_need n on n.trust = i.trust and n.patient_id = i.id
     where i.trust = (select viewer_trust()) and i.id = ${patient}::uuid`.execute(tx)
  const row = rows[0]
  if (!row) throw new NotFound(`patient ${patient}`)
  return row.needs ?? needsAsListed(row.listed)
}

export const needsAsListed = (language: string | null): RecordedNeeds => ({
  ...noNeedsRecorded,
  ...(language !== null && { language, interpreter: 'spoken' }),
  address: [],
  version: 0,
})

/**
 * Records what a patient needs from now on.
 *
 * @param needs with the version that was seen
 * @throws Conflict when somebody has changed it since
 */
export async function recordNeeds(tx: Tx, viewer: Viewer, patient: string, needs: RecordedNeeds): Promise<void> {
  const before = await needsOf(tx, patient)
  const { language, interpreter, letterForm, email, note, address, version } = needs
  const { numAffectedRows } = await sql`
    insert into patient_need (patient_id, language, interpreter, letter_form, email, address, note)
    select ${patient}::uuid, ${language}, ${interpreter}, ${letterForm}, ${email}, ${[...address]}::text[], ${note}
     where ${version} = 0 or exists (select from patient_need where trust = (select viewer_trust()) and patient_id = ${patient}::uuid)
    on conflict (trust, patient_id) do update
       set language = excluded.language, interpreter = excluded.interpreter, letter_form = excluded.letter_form,
           email = excluded.email, address = excluded.address, note = excluded.note,
           version = patient_need.version + 1, set_by = viewer_person(), set_at = clock_timestamp()
     where patient_need.version = ${version}`.execute(tx)
  if (numAffectedRows !== 1n) throw new Conflict('somebody has changed what this patient needs in the meantime')
  const changed = (['language', 'interpreter', 'letterForm', 'email', 'note', 'address'] as const).filter(
    (key) => JSON.stringify(before[key]) !== JSON.stringify(needs[key]),
  )
  const forms = { from: before.letterForm, to: letterForm, interpreter: { from: before.interpreter, to: interpreter } }
  await audit(tx, [viewer.trust], {
    action: 'record-needs',
    object: `patient ${patient}`,
    detail: { changed, ...forms },
  })
}

/** Records that a patient cannot come on some days, and returns the record's id. */
export async function recordUnavailable(
  tx: Tx,
  viewer: Viewer,
  patient: string,
  { saidOn, from, to }: { readonly saidOn: Day; readonly from: Day; readonly to: Day },
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into patient_unavailable (patient_id, said_on, from_day, to_day)
    select id, ${saidOn}, ${from}, ${to} from patient where trust = (select viewer_trust()) and id = ${patient}::uuid
    returning id`.execute(tx)
  if (!rows[0]) throw new NotFound(`patient ${patient}`)
  await audit(tx, [viewer.trust], {
    action: 'record-unavailable',
    object: `patient ${patient}`,
    detail: { from, to },
  })
  return rows[0].id
}

/** Records that a patient can come after all. Offers that were made before are judged as things stood then. */
export async function takeBackUnavailable(tx: Tx, viewer: Viewer, id: string, on: Day): Promise<void> {
  const { rows } = await sql<{ patient: string }>`
    update patient_unavailable set taken_back_on = ${on}
     where trust = (select viewer_trust()) and id = ${id}::uuid and taken_back_on is null
    returning patient_id as patient`.execute(tx)
  if (!rows[0]) throw new NotFound(`days on which a patient cannot come, ${id}`)
  await audit(tx, [viewer.trust], { action: 'take-back-unavailable', object: `patient ${rows[0].patient}` })
}
