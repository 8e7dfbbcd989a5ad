/**
 * Which column of NHS England's full extract is which, found by the heading and not by position: columns have been
 * added and moved over the years, and people delete those that they do not need.
 */
import { bandLabel, openEndedBand } from '#nhs/rtt/week-band.ts'
import { downloadAgain, type ExtractMistake } from './extract-mistake.ts'

/**
 * The columns of words that are read, in the order of their slots, and what of them must be there: the column with
 * something in each cell, the column, or nothing (for want of a name the code is shown).
 */
export const textColumns = [
  { key: 'period', heading: 'Period', needs: 'cells' },
  { key: 'provider', heading: 'Provider Org Code', needs: 'cells' },
  { key: 'providerName', heading: 'Provider Org Name', needs: 'nothing' },
  { key: 'commissionerParent', heading: 'Commissioner Parent Org Code', needs: 'column' },
  { key: 'commissionerParentName', heading: 'Commissioner Parent Name', needs: 'nothing' },
  { key: 'commissioner', heading: 'Commissioner Org Code', needs: 'cells' },
  { key: 'commissionerName', heading: 'Commissioner Org Name', needs: 'nothing' },
  { key: 'part', heading: 'RTT Part Type', needs: 'cells' },
  { key: 'treatmentFunction', heading: 'Treatment Function Code', needs: 'cells' },
  { key: 'treatmentFunctionName', heading: 'Treatment Function Name', needs: 'nothing' },
] as const

export const unknownStartSlot = openEndedBand + 1
export const totalAllSlot = openEndedBand + 2
/** The columns of counts that are read, in the order of their slots: 105 weekly bands and two that go with them. */
export const countColumns: readonly string[] = [
  ...Array.from({ length: openEndedBand + 1 }, (_, band) => `${bandLabel(band)} SUM 1`),
  'Patients with unknown clock start date',
  'Total All',
]

/** What a column holds: nothing that is read, words for a slot, or a count for a slot. */
export const skipped = -1
/** Roles from here on are counts: the role less this is the slot. */
export const firstCount = 100

export type ExtractColumns = {
  /** The headings as the file has them. */
  readonly headings: readonly string[]
  /** For each column of the file `skipped`, a text slot, or `firstCount` and a count slot. */
  readonly roles: Int16Array
}

const simplified = (heading: string) => heading.trim().replace(/\s+/g, ' ').toLowerCase()

/** Finds the columns in the cells of the heading, or says which are not there. */
export function findColumns(headings: readonly string[]): ExtractColumns | ExtractMistake {
  const wanted = new Map<string, number>()
  for (const [slot, { heading }] of textColumns.entries()) wanted.set(simplified(heading), slot)
  for (const [slot, heading] of countColumns.entries()) wanted.set(simplified(heading), firstCount + slot)

  const roles = new Int16Array(headings.length).fill(skipped)
  const seen = new Set<number>()
  for (const [n, heading] of headings.entries()) {
    const role = wanted.get(simplified(heading))
    if (role === undefined) continue
    if (seen.has(role)) {
      return { row: 1, column: heading, why: 'the heading names this column twice', remedy: downloadAgain }
    }
    seen.add(role)
    roles[n] = role
  }
  const missing = [
    ...textColumns.filter(({ needs }, slot) => needs !== 'nothing' && !seen.has(slot)).map(({ heading }) => heading),
    ...countColumns.filter((_, slot) => !seen.has(firstCount + slot)),
  ]
  if (missing.length > 0) return missingColumns(missing, headings)
  return { headings, roles }
}

function missingColumns(missing: readonly string[], headings: readonly string[]): ExtractMistake {
  const named = missing.slice(0, 3).map((name) => `"${name}"`)
  const rest = missing.length > named.length ? ` and ${missing.length - named.length} more` : ''
  const found = headings.slice(0, 3).map((heading) => `"${heading.trim().slice(0, 40)}"`)
  return {
    row: 1,
    why: `this is not the full extract: its heading has no ${named.join(', ')}${rest}; it begins ${found.join(', ')}`,
    remedy: 'use the "Full CSV data file" of a month from April 2021 on, as NHS England publishes it',
  }
}
