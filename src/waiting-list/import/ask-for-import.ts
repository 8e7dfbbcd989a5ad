import { sql } from 'kysely'
import { audit } from '#platform/audit.ts'
import type { Tx } from '#platform/database.ts'
import { type AnyJobKind, askFor } from '#platform/jobs.ts'
import type { Viewer } from '#platform/viewer.ts'
import { mappingInWords } from './import-file.ts'
import type { AskedImport } from './import-form.ts'
import { IMPORT_ATTEMPTS, type ImportListInput } from './import-job.ts'
import { type ImportIdentity, importStore } from './store.ts'

export type AskedFor = {
  readonly id: string
  /** The very same file, read in the same way for the same day, is there already or on its way. */
  readonly isKnown: boolean
}

/** Writes down that a file was sent, and asks a worker to bring it in, both or neither. Sent twice, it is asked for once. */
export async function askForImport(
  tx: Tx,
  viewer: Viewer,
  { file, asOf, isWhole, mapping, mappingJson }: AskedImport,
  stored: string,
  job: AnyJobKind,
): Promise<AskedFor> {
  const store = importStore(tx)
  const identity: ImportIdentity = { sha256: file.hash, mapping: mappingInWords(mapping, isWhole), asOf }
  const known = (await store.done(identity))?.id ?? (await onItsWay(tx, identity))
  if (known) return { id: known, isKnown: true }
  const id = await store.begin({ ...identity, fileName: file.name, bytes: file.bytes, state: 'waiting' })
  const input: ImportListInput = { import: id, file: stored, mapping: mappingJson, isWhole }
  await store.isWorkedOnBy(id, await askFor(tx, job, input, IMPORT_ATTEMPTS))
  await audit(tx, [viewer.trust], {
    action: 'send-list',
    object: `import ${id}`,
    detail: { ...identity, bytes: file.bytes },
  })
  return { id, isKnown: false }
}

async function onItsWay(tx: Tx, { sha256, mapping, asOf }: ImportIdentity): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select i.id from import i join job j on j.trust = i.trust and j.id = i.job_id and j.state in ('queued', 'running')
     where i.trust = (select viewer_trust()) and i.state in ('waiting', 'running')
       and i.sha256 = ${sha256} and i.mapping = ${mapping} and i.as_of = ${asOf} limit 1`.execute(tx)
  return rows[0]?.id
}
