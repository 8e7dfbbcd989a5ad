/** Pathways that measures are timed on: waits about as long as England's, by unit, fifth of deprivation and age band. */
import { type Day, fromEpochDay } from '#nhs/day.ts'
import { randomFrom } from './random-from.ts'

/** What a measure reads of a pathway. Numbered places, so that the pathways of a group are found without a search. */
export type InventedPathway = {
  readonly unit: number
  /** 0 for the most deprived fifth. */
  readonly fifth: number
  readonly ageBand: number
  readonly days: number
  readonly weeks: number
  readonly ended: 'treated' | 'removed' | 'waiting'
  readonly referred: Day
  readonly left: Day | null
}

export const unitCount = 48
export const fifthCount = 5
export const ageBandCount = 19
export const censusDay: Day = '2026-03-31'
const censusNumber = 20_543

/** The same for the same seed. */
export function inventedPathways(count: number, seed: number): readonly InventedPathway[] {
  const random = randomFrom(seed)
  return Array.from({ length: count }, () => {
    const unit = Math.floor(random() * unitCount)
    const fifth = Math.floor(random() * fifthCount)
    const ageBand = Math.floor(ageBandCount * Math.sqrt(random()))
    // About exponential, a little longer for some units and for the more deprived.
    const mean = (100 + unit) * (1.1 - 0.04 * fifth)
    const days = Math.min(900, Math.floor(-mean * Math.log(1 - random())))
    const fate = random()
    const ended = fate < 0.6 ? 'treated' : fate < 0.72 ? 'removed' : 'waiting'
    const since = ended === 'waiting' ? days : days + Math.floor(random() * 365)
    const referred = fromEpochDay(censusNumber - since)
    return {
      unit,
      fifth,
      ageBand,
      days,
      weeks: days / 7,
      ended,
      referred,
      left: ended === 'waiting' ? null : fromEpochDay(censusNumber - since + days),
    }
  })
}
