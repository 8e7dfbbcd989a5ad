/**
 * Whether groups wait differently, over the whole of their waits: how likely chance alone gives curves this far apart.
 *
 * Source: Peto R. and Peto J., "Asymptotically efficient rank invariant test procedures", JRSS A 135 (1972), 185 to 207,
 * with the hypergeometric variance of Mantel N. 1966.
 */
import { chiSquaredAbove } from '../distributions/chi-squared.ts'
import { notTold, type Told, told } from '../not-told.ts'
import { quadraticForm } from './quadratic-form.ts'
import { type Moment, momentsOf, type Spell } from './spell.ts'

export type WaitingGroup = { readonly name: string; readonly spells: readonly Spell[] }

export type LogRank = {
  readonly chiSquared: number
  readonly degrees: number
  /** How likely chance alone gives this much or more. */
  readonly p: number
  /** How many of each group were treated, and how many would have been, did all wait alike. */
  readonly groups: readonly { readonly name: string; readonly treated: number; readonly expected: number }[]
}

export function logRank(groups: readonly WaitingGroup[]): Told<LogRank> {
  const tables = groups.map(({ spells }) => riskTable(spells))
  const all = momentsOf(groups.flatMap(({ spells }) => spells)).filter(({ treated }) => treated > 0)
  const treated = groups.map(({ spells }) => spells.filter(({ ended }) => ended === 'treated').length)
  const expected = groups.map(() => 0)
  const covariance = groups.map(() => groups.map(() => 0))
  for (const moment of all) {
    const atRisk = tables.map((table) => table(moment.weeks))
    addMoment(moment, atRisk, expected, covariance)
  }
  // A group that was never at risk when somebody was treated has nothing to tell.
  const telling = groups.flatMap((_, n) => (expected[n]! > 0 ? [n] : []))
  if (telling.length < 2) return notTold('Fewer than two groups had anybody who could have been treated')
  const kept = telling.slice(1)
  const chiSquared = quadraticForm(
    kept.map((n) => treated[n]! - expected[n]!),
    kept.map((n) => kept.map((other) => covariance[n]![other]!)),
  )
  if (chiSquared === undefined) return notTold('Everybody was treated at once, so that no group came before another')
  const degrees = kept.length
  return told({
    chiSquared,
    degrees,
    p: chiSquaredAbove(chiSquared, degrees),
    groups: groups.map(({ name }, n) => ({ name, treated: treated[n]!, expected: expected[n]! })),
  })
}

function addMoment(moment: Moment, atRisk: readonly number[], expected: number[], covariance: number[][]): void {
  const { treated, atRisk: everybody } = moment
  const spread = everybody > 1 ? (treated * (everybody - treated)) / (everybody * everybody * (everybody - 1)) : 0
  for (const [n, some] of atRisk.entries()) {
    expected[n]! += (treated * some) / everybody
    for (const [other, others] of atRisk.entries()) {
      covariance[n]![other]! += spread * some * ((n === other ? everybody : 0) - others)
    }
  }
}

/** How many of a group wait at least so long; asked in ascending order. */
function riskTable(spells: readonly Spell[]): (weeks: number) => number {
  const ascending = new Float64Array(spells.length)
  for (let n = 0; n < spells.length; n++) ascending[n] = spells[n]!.weeks
  ascending.sort()
  let gone = 0
  return (weeks) => {
    while (gone < ascending.length && ascending[gone]! < weeks) gone += 1
    return ascending.length - gone
  }
}
