/** What `accord import` does, once it knows what is asked and stands on a database. */
import { accessSync, constants, readFileSync, statSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { sql } from 'kysely'
import type { TrustCode } from '#nhs/trust-code.ts'
import type { Database } from '#platform/database.ts'
import type { Ground } from '#platform/ground.ts'
import { nobodyYet, type Viewer } from '#platform/viewer.ts'
import { type ChosenMapping, chosenMapping, importFile, mistakeInWords } from '#waiting-list'
import { type Io, Unusable } from './command.ts'
import { importProgress } from './import-progress.ts'
import type { ImportQuestion } from './import-question.ts'
import { importJson, importText } from './import-text.ts'

export type ImportFiles = { readonly path: string; readonly chosen: Extract<ChosenMapping, { ok: true }> }

/** @throws Unusable when a file cannot be read, and with every mistake of a mapping */
export function importFiles(question: ImportQuestion, io: Io): ImportFiles {
  return { path: readable(io, question.file), chosen: mappingOf(io, question) }
}

/** Imports, says what became of it, and resolves to the exit status. */
export async function bringIn(
  { db, secret }: Pick<Ground, 'db' | 'secret'>,
  { trust, asOf, isWhole, isTrial, isJson }: ImportQuestion,
  { path, chosen: { mapping, hasOptionalColumns } }: ImportFiles,
  io: Io,
): Promise<number> {
  const viewer = await systemAt(db, trust)
  const progress = importProgress(io)
  try {
    const outcome = await importFile(
      viewer,
      { path, fileName: basename(path), asOf, mapping, hasOptionalColumns, isWhole, isTrial },
      { db, secret, now: () => new Date(), signal: io.signal, progress: progress.show },
    ).finally(progress.end)
    io.stdout.write(isJson ? importJson(outcome, isTrial) : importText(outcome, isTrial))
    return outcome.status === 'refused' ? 1 : 0
  } catch (error) {
    if (!io.signal.aborted) throw error
    throw new Unusable('stopped before it was done; nothing was changed', { cause: error })
  }
}

/** Acts for the trust with nobody's name, in the alliance that it is a member of today. */
async function systemAt(db: Database, trust: TrustCode): Promise<Viewer> {
  const { rows } = await db.reading(nobodyYet, (tx) =>
    sql<{ alliance: string; trust: string }>`
      select alliance, trust from alliance_member
       where joined_on <= current_date and (left_on is null or left_on > current_date)
       order by alliance, trust`.execute(tx),
  )
  const member = rows.find((each) => each.trust === trust)
  if (!member) {
    const members = [...new Set(rows.map((each) => each.trust))].sort().join(', ')
    throw new Unusable(`${trust} is a member of no alliance here; the members are: ${members || 'none'}`)
  }
  const { alliance } = member
  return { person: 'accord import', name: '', jobTitle: '', trust, alliance, roles: ['system'], purpose: 'own-care' }
}

/** @throws Unusable when there is no such file to read */
function readable(io: Io, file: string): string {
  const path = resolve(io.cwd, file)
  try {
    accessSync(path, constants.R_OK)
  } catch (cause) {
    throw new Unusable(`${file}: cannot be read (${(cause as Error).message})`, { cause })
  }
  if (!statSync(path).isFile()) throw new Unusable(`${file}: is not a file`)
  return path
}

function mappingOf(io: Io, { mapping: file }: ImportQuestion): Extract<ChosenMapping, { ok: true }> {
  const chosen = chosenMapping(file === undefined ? undefined : readFileSync(readable(io, file), 'utf8') || ' ')
  if (chosen.ok) return chosen
  throw new Unusable(`${file}:\n${chosen.mistakes.map((mistake) => `  ${mistakeInWords(mistake)}`).join('\n')}`)
}
