/** A page of the list, read for a viewer: through the lane, with the names of the viewer's own patients. */
import { sql } from 'kysely'
import type { Nation } from '#nhs/commissioner.ts'
import type { Day } from '#nhs/day.ts'
import type { TrustCode } from '#nhs/trust-code.ts'
import { auditLaneRead } from '#platform/audit.ts'
import type { Database, Tx } from '#platform/database.ts'
import type { Viewer } from '#platform/viewer.ts'
import type { OwnPatient } from '../own-patients.ts'
import { type KeptOrders, pageOf, withOrder } from './kept-orders.ts'
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
export function listPage(
  db: Database,
  viewer: Viewer,
  kept: KeptOrders,
  question: ListQuestion,
): Promise<ListPage | undefined> {
  return withOrder(db, viewer, kept, question, async (tx, order, { asOf, members }) => {
    const pages = Math.max(1, Math.ceil(order.count / PAGE_SIZE))
    const page = Math.min(question.page, pages)
    const rows = await laneRows(tx, viewer, pageOf(order, (page - 1) * PAGE_SIZE, PAGE_SIZE), 'page of the list')
    return { rows, found: order.count, pages, page, asOf, members }
  })
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
  type Row = Omit<ListRow, 'patient'> & Omit<OwnPatient, 'pathway'> & { readonly pathway: string | null }
  const { rows } = await sql<Row>`/* prepared */
    select l.trust, l.pseudonym, l.treatment_function as "treatmentFunction", l.subspecialty, l.nation, l.site,
           l.clock_start as "clockStart", l.decided_to_admit_on as "decidedToAdmitOn",
           l.to_come_in_on as "toComeInOn", l.priority, l.procedure_name as "procedureName",
           l.expected_minutes as "expectedMinutes", l.expected_nights as "expectedNights",
           l.willing_minutes as "willingMinutes",
           p.id as pathway, i.family_name as "familyName", i.given_name as "givenName", i.nhs_number as "nhsNumber"
      from share.planning_pathway l
      left join pathway p on p.trust = (select viewer_trust()) and p.trust = l.trust and p.pseudonym = l.pseudonym
      left join patient i on i.trust = (select viewer_trust()) and i.trust = p.trust and i.id = p.patient_id
     where l.pseudonym = any(${[...pseudonyms]}::text[])`.execute(tx)
  const others = new Map<string, number>()
  for (const { trust } of rows) if (trust !== viewer.trust) others.set(trust, (others.get(trust) ?? 0) + 1)
  await auditLaneRead(tx, `planning lane: ${what}`, others)
  const byPseudonym = new Map(rows.map((row) => [row.pseudonym, row]))
  return pseudonyms.flatMap((pseudonym) => {
    const found = byPseudonym.get(pseudonym)
    if (!found) return []
    const { pathway, familyName, givenName, nhsNumber, ...row } = found
    return [pathway === null ? row : { ...row, patient: { pseudonym, pathway, familyName, givenName, nhsNumber } }]
  })
}
