/** A page of the list, read for a viewer: through the lane, with the names of the viewer's own patients. */
import { type RawBuilder, sql } from 'kysely'
import type { Nation } from '#nhs/commissioner.ts'
import type { Day } from '#nhs/day.ts'
import type { TrustCode } from '#nhs/trust-code.ts'
import { laneReadNoted } from '#platform/audit.ts'
import type { Database, Tx } from '#platform/database.ts'
import type { Viewer } from '#platform/viewer.ts'
import { maySeePeople } from '../may-see-people.ts'
import type { OwnPatient } from '../own-patients.ts'
import { type KeptOrders, pageOf, rowsByOrder } from './kept-orders.ts'
import type { OrderedPseudonyms } from './list-order.ts'
import { type ListQuestion, PAGE_SIZE } from './list-question.ts'
import { findOwn, type KeptNames, withOwnNames } from './own-names.ts'

export type ListRow = {
  readonly trust: TrustCode
  readonly pseudonym: string
  readonly treatmentFunction: string
  readonly subspecialty: string | null
  readonly nation: Nation
  readonly site: string
  readonly clockStart: Day
  readonly decidedToAdmitOn: Day | null
  readonly toComeInOn: Day | null
  readonly priority: string | null
  readonly procedureName: string | null
  readonly expectedMinutes: number | null
  readonly expectedNights: number | null
  readonly willingMinutes: number | null
  /** Only for the viewer's own patients. */
  readonly patient?: OwnPatient
}

export type ListPage = {
  readonly rows: readonly ListRow[]
  /** How many the question finds, on all pages. */
  readonly found: number
  readonly pages: number
  readonly page: number
  /** The day to which waits are counted. */
  readonly asOf: Day
  readonly members: readonly TrustCode[]
}

/** One page, or nothing when no trust of the alliance has a list yet. A page past the end is the last one. */
export async function listPage(
  db: Database,
  viewer: Viewer,
  kept: KeptOrders,
  question: ListQuestion,
): Promise<ListPage | undefined> {
  const pagesOf = ({ count }: OrderedPseudonyms) => Math.max(1, Math.ceil(count / PAGE_SIZE))
  const shown = (order: OrderedPseudonyms) => Math.min(question.page, pagesOf(order))
  const pseudonymsOf = (order: OrderedPseudonyms) => pageOf(order, (shown(order) - 1) * PAGE_SIZE, PAGE_SIZE)
  const found = await rowsByOrder(db, viewer, kept, question, (order) =>
    laneQuestion(viewer, pseudonymsOf(order), 'page of the list'),
  )
  if (!found) return undefined
  const { order, version } = found
  const rows = inOrder(found.rows, pseudonymsOf(order))
  const { asOf, members } = version
  return { rows, found: order.count, pages: pagesOf(order), page: shown(order), asOf, members }
}

/** How many of the patients found are shown: enough to see that more of the name is needed. */
export const MOST_FOUND = 50

export type PatientsFound = { readonly rows: readonly ListRow[]; readonly found: number; readonly asOf: Day }

/** The viewer's own patients of this name or NHS number, or nothing when there is no list yet. */
export function patientsFound(
  db: Database,
  viewer: Viewer,
  kept: KeptNames,
  search: string,
): Promise<PatientsFound | undefined> {
  return withOwnNames(db, viewer, kept, async (tx, names, { asOf }) => {
    const found = findOwn(names, search)
    const rows = await laneRows(tx, viewer, found.slice(0, MOST_FOUND), 'patients found')
    return { rows, found: found.length, asOf }
  })
}

/** Rows for these pseudonyms, in their order; those that are no longer shared are absent. Audited. */
export async function laneRows(
  tx: Tx,
  viewer: Viewer,
  pseudonyms: readonly string[],
  what: string,
): Promise<ListRow[]> {
  return inOrder((await laneQuestion(viewer, pseudonyms, what).execute(tx)).rows, pseudonyms)
}

type LaneRow = Omit<ListRow, 'patient'> & Omit<OwnPatient, 'pathway'> & { readonly pathway: string | null }

const laneColumns =
  sql.raw(`w.trust, w.pseudonym, w.treatment_function as "treatmentFunction", w.subspecialty, w.nation,
    w.site, w.clock_start as "clockStart", w.decided_to_admit_on as "decidedToAdmitOn",
    w.to_come_in_on as "toComeInOn", w.priority, w.procedure_name as "procedureName",
    w.expected_minutes as "expectedMinutes", w.expected_nights as "expectedNights",
    w.willing_minutes as "willingMinutes"`)

const namesToo = sql.raw(`w.id as pathway, i.family_name as "familyName", i.given_name as "givenName",
    i.nhs_number as "nhsNumber"
    from pathway w left join patient i on i.trust = (select viewer_trust()) and i.id = w.patient_id`)
const noNames = sql.raw(`null::uuid as pathway, null as "familyName", null as "givenName", null as "nhsNumber"`)

/**
 * In no order. The owners' audit entries are written by the same statement. The viewer's own rows, which the lane shows
 * as well, are read where their names are, for those who may know them.
 */
function laneQuestion(viewer: Viewer, pseudonyms: readonly string[], what: string): RawBuilder<LaneRow> {
  return sql<LaneRow>`/* prepared */
    with seen as materialized (
      select ${laneColumns}, ${maySeePeople(viewer) ? namesToo : sql`${noNames} from pathway w`}
       where w.trust = (select viewer_trust()) and w.clock_stop is null and w.passed_to is null and w.pseudonym = any(${pseudonyms}::text[])
      union all
      select ${laneColumns}, ${noNames}
        from share.planning_pathway w where w.agreement is not null and w.pseudonym = any(${pseudonyms}::text[]))
    select * from seen where ${laneReadNoted(sql`seen`, `planning lane: ${what}`)}`
}

function inOrder(rows: readonly LaneRow[], pseudonyms: readonly string[]): ListRow[] {
  const byPseudonym = new Map(rows.map((row) => [row.pseudonym, row]))
  return pseudonyms.flatMap((pseudonym) => {
    const found = byPseudonym.get(pseudonym)
    if (!found) return []
    const { pathway, familyName, givenName, nhsNumber } = found
    return [pathway === null ? found : { ...found, patient: { pseudonym, pathway, familyName, givenName, nhsNumber } }]
  })
}
