/** The published waits of the trusts of the demonstration, ready to draw from. See published-band-rows.ts. */
import { openEndedBand } from '#nhs/rtt/week-band.ts'
import { publishedBandRows } from './published-band-rows.ts'

/** Commissioned in England, or outside it: "NONC" is the published file's word, and here nearly always Wales. */
export type CommissionerGroup = 'ENG' | 'NONC'

/** One trust's incomplete pathways of one reported treatment function and commissioner group. */
export type PublishedCell = {
  readonly trust: string
  readonly commissioners: CommissionerGroup
  /** Such as "110" or "X05". */
  readonly reportedGroup: string
  /** Pathways in each of the 105 weekly bands (part 2). */
  readonly all: Uint16Array
  /** Of those, the ones with a decision to admit (part 2A). */
  readonly admit: Uint16Array
}

/** The month's last day: waits are counted up to it. */
export const censusDay = '2026-01-31'

let cells: readonly PublishedCell[] | undefined

/** In the order of the rows: trust, commissioner group, treatment function. */
export function publishedCells(trust: string): readonly PublishedCell[] {
  cells ??= read()
  return cells.filter((cell) => cell.trust === trust)
}

function read(): readonly PublishedCell[] {
  const byKey = new Map<string, PublishedCell>()
  for (const row of publishedBandRows.trim().split('\n')) {
    const [trust = '', group = '', reportedGroup = '', part = '', ...counts] = row.split(' ')
    const key = `${trust} ${group} ${reportedGroup}`
    const cell = byKey.get(key) ?? {
      trust,
      commissioners: group as CommissionerGroup,
      reportedGroup,
      all: new Uint16Array(openEndedBand + 1),
      admit: new Uint16Array(openEndedBand + 1),
    }
    byKey.set(key, cell)
    fill(part === 'admit' ? cell.admit : cell.all, counts)
  }
  return [...byKey.values()]
}

function fill(bands: Uint16Array, counts: readonly string[]): void {
  let band = 0
  for (const count of counts) {
    if (count === '.') band += 1
    else if (count.startsWith('.')) band += Number.parseInt(count.slice(1), 36)
    else bands[band++] = Number.parseInt(count, 36)
  }
}
