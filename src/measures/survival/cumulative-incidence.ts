/**
 * What became of everybody: the share treated, removed and still waiting after so long. Removal competes with treatment:
 * who was removed will not be treated, and is not taken for somebody who might yet be.
 *
 * Source: Aalen O.O. and Johansen S., Scandinavian Journal of Statistics 5 (1978); Putter H. and others, "Tutorial in
 * biostatistics: competing risks", Statistics in Medicine 26 (2007).
 */
import { notTold, type Told, told } from '../not-told.ts'
import { momentsOf, type Spell } from './spell.ts'

/** Shares of everybody, that add up to 1, from so many weeks on. */
export type Fates = {
  readonly weeks: number
  readonly waiting: number
  readonly treated: number
  readonly removed: number
}

export type CumulativeIncidence = {
  readonly people: number
  /** The first is at 0 weeks, when everybody waits, unless something ended then. */
  readonly steps: readonly Fates[]
}

export function cumulativeIncidence(spells: readonly Spell[]): Told<CumulativeIncidence> {
  if (spells.length === 0) return notTold('Nobody waited')
  let [waiting, treated, removed] = [1, 0, 0]
  const steps: Fates[] = [{ weeks: 0, waiting, treated, removed }]
  for (const moment of momentsOf(spells)) {
    treated += (waiting * moment.treated) / moment.atRisk
    removed += (waiting * moment.removed) / moment.atRisk
    waiting *= (moment.atRisk - moment.treated - moment.removed) / moment.atRisk
    const fates = { weeks: moment.weeks, waiting, treated, removed }
    if (moment.weeks === 0) steps[0] = fates
    else steps.push(fates)
  }
  return told({ people: spells.length, steps })
}

/** How things stood after so many weeks, what ended at that very moment included. */
export function fatesAt({ steps }: CumulativeIncidence, weeks: number): Fates {
  const { waiting, treated, removed } = steps.findLast((step) => step.weeks <= weeks) ?? steps[0]!
  return { weeks, waiting, treated, removed }
}
