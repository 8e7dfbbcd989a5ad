/**
 * Finds a trust's own patients by name or NHS number. Names are held in memory and in order, so that a search is a look
 * into a sorted list, and no import pays for an index. They are read as their own trust, and kept under its name alone.
 */
import { sql } from 'kysely'
import { parseNhsNumber } from '#nhs/nhs-number.ts'
import type { Database, Tx } from '#platform/database.ts'
import type { Viewer } from '#platform/viewer.ts'
import { KeptAnswers } from '../kept-answers.ts'
import type { ListVersion } from '../list-version.ts'
import { withKept } from '../with-kept.ts'

type Named = { readonly folded: string; readonly pseudonym: string }

export type OwnNames = {
  /** One for each open pathway, in the order of `folded`. */
  readonly byName: readonly Named[]
  readonly byNumber: ReadonlyMap<string, readonly string[]>
}

/** About what a name, a number and a pseudonym take. */
const BYTES_A_PATHWAY = 300
/** The names of three or four large trusts: the members that one process serves at a time. */
const MOST_BYTES = 96_000_000

export type KeptNames = KeptAnswers<OwnNames>

export const keptNames = (): KeptNames => new KeptAnswers(({ byName }) => byName.length * BYTES_A_PATHWAY, MOST_BYTES)

/** Does the work with the names of the viewer's own patients; nothing when there is no list yet. */
export function withOwnNames<Result>(
  db: Database,
  viewer: Viewer,
  kept: KeptNames,
  work: (tx: Tx, names: OwnNames, version: ListVersion) => Promise<Result>,
): Promise<Result | undefined> {
  return withKept(db, viewer, kept, { key: 'names', ask: readOwnNames }, work)
}

/** Pseudonyms of the pathways whose patient has this NHS number, or a name that begins so, in the order of names. */
export function findOwn({ byName, byNumber }: OwnNames, search: string): readonly string[] {
  const number = parseNhsNumber(search)
  if (number.ok) return byNumber.get(number.value) ?? []
  const wanted = folded(search)
  if (wanted === '') return []
  const found: string[] = []
  for (let at = firstFrom(byName, wanted); byName[at]?.folded.startsWith(wanted); at++)
    found.push(byName[at]!.pseudonym)
  return found
}

/** "O’Neill, Siân" → "o'neill sian": as people type names, whatever their keyboard. */
export function folded(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[’‘`]/g, "'")
    .replace(/[\s,]+/g, ' ')
    .trim()
    .toLowerCase()
}

async function readOwnNames(tx: Tx): Promise<OwnNames> {
  type Row = { pseudonym: string; familyName: string; givenName: string; nhsNumber: string | null }
  const { rows } = await sql<Row>`
    select p.pseudonym, i.family_name as "familyName", i.given_name as "givenName", i.nhs_number as "nhsNumber"
      from pathway p join patient i on i.trust = p.trust and i.id = p.patient_id
     where p.trust = (select viewer_trust()) and i.trust = (select viewer_trust())
       and p.clock_stop is null and p.passed_to is null`.execute(tx)
  const byNumber = new Map<string, string[]>()
  for (const { nhsNumber, pseudonym } of rows) {
    if (nhsNumber === null) continue
    const known = byNumber.get(nhsNumber)
    if (known) known.push(pseudonym)
    else byNumber.set(nhsNumber, [pseudonym])
  }
  const byName = rows.map(({ familyName, givenName, pseudonym }) => {
    return { folded: folded(`${familyName} ${givenName}`), pseudonym }
  })
  return { byName: byName.sort((a, b) => compare(a.folded, b.folded) || compare(a.pseudonym, b.pseudonym)), byNumber }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** The first place whose name is not before the wanted one. */
function firstFrom(byName: readonly Named[], wanted: string): number {
  let [low, high] = [0, byName.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (byName[middle]!.folded < wanted) low = middle + 1
    else high = middle
  }
  return low
}
