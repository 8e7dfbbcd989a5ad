/**
 * One trust's open pathways on the census day, drawn so that every published cell is met exactly: as many pathways in
 * each weekly band of each treatment function and commissioner group, and as many of those with a decision to admit.
 */
import { epochDay } from '#nhs/day.ts'
import { openEndedBand } from '#nhs/rtt/week-band.ts'
import { type DemoTrust, demoTrust, demoTrusts, fellowsOf } from './alliances.ts'
import { type FellowSite, type Surgeon, surgicalTeam } from './capacity/surgical-team.ts'
import { theatreSites } from './capacity/theatre-estate.ts'
import { theatreServices } from './capacity/theatre-services.ts'
import type { EventRow, ListBatch, PathwayRow, PatientRow } from './demo-rows.ts'
import { drawPathway, type PathwayDraw } from './pathway-draw.ts'
import { invented, PatientPool } from './patient-pool.ts'
import { censusDay, type PublishedCell, publishedCells } from './published-bands.ts'
import { Random } from './random.ts'

export type ListOptions = {
  readonly seed: number
  /** Of every hundred pathways, about how many are made: fewer than 100 for tests, and then no figure is as published. */
  readonly percent?: number
}

/** Few enough that whoever asks for the next batch need not wait long for it. */
const batchSize = 250
/** Waits of the open-ended band go on for another 20 weeks on average, three years at most: an assumption. */
const meanTail = 140
const longestTail = 3 * 365

/** Batches of 250 pathways, the same for the same seed. */
export function* trustList(code: string, { seed, percent = 100 }: ListOptions): Generator<ListBatch> {
  const trust = demoTrust(code)
  const random = new Random(seed, 'list', code)
  const pool = new PatientPool(trust, seed)
  const draws: PathwayDraw = drawPathway(trust, demoTeam(trust, seed), seed)
  const census = epochDay(censusDay)
  let patients: PatientRow[] = []
  let pathways: PathwayRow[] = []
  let events: EventRow[] = []
  for (const cell of publishedCells(code)) {
    for (const { days, admit } of waitsOf(cell, random)) {
      if (percent < 100 && !random.chance(percent / 100)) continue
      const need = draws.need(cell, admit)
      const patient = pool.patientFor(cell, need)
      if (patient.isNew) patients.push(invented(patient))
      const drawn = draws.pathway(cell, need, patient, census - days)
      pathways.push(drawn.pathway)
      for (const event of drawn.events) events.push(event)
      if (pathways.length === batchSize) {
        yield { patients, pathways, events }
        patients = []
        pathways = []
        events = []
      }
    }
  }
  if (pathways.length > 0) yield { patients, pathways, events }
}

/** Each pathway of a cell: whole days waited, and whether there is a decision to admit. */
function* waitsOf({ all, admit }: PublishedCell, random: Random): Generator<{ days: number; admit: boolean }> {
  for (let band = 0; band <= openEndedBand; band++) {
    for (let n = 0; n < all[band]!; n++) yield { days: daysIn(band, random), admit: n < admit[band]! }
  }
}

/** Any day of the band, each as likely as the others. The first band has eight, and the last has no end. */
function daysIn(band: number, random: Random): number {
  if (band === 0) return random.below(8)
  if (band < openEndedBand) return band * 7 + 1 + random.below(7)
  return band * 7 + 1 + Math.min(longestTail, Math.floor(-meanTail * Math.log(1 - random.share())))
}

/** The trust's surgeons, with the hospitals of fellow members that a passport could cover. */
export function demoTeam(trust: DemoTrust, seed: number): readonly Surgeon[] {
  const fellows: readonly FellowSite[] = fellowsOf(trust).map((fellow) => ({
    site: theatreSites(fellow)[0]!,
    services: theatreServices(fellow),
  }))
  return surgicalTeam(trust.code, trust.number, fellows, seed)
}

/** How many pathways each trust's list has, as published. */
export function publishedTotals(): ReadonlyMap<string, number> {
  return new Map(
    demoTrusts.map(({ code }) => [
      code,
      publishedCells(code).reduce((sum, { all }) => sum + all.reduce((total, count) => total + count, 0), 0),
    ]),
  )
}
