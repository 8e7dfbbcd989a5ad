/**
 * What can be tuned about the search without changing it: a plain object, so that a race can try many and threads can be
 * given different ones.
 */
import { type MoveName, moveNames, usualWeights } from './moves/all-moves.ts'

export type SearchParameters = {
  /** How often each move is drawn, in proportion. */
  readonly moves: Readonly<Record<MoveName, number>>
  readonly cooling: CoolingParameters
  /** How a run is divided: the same for all threads, so the first thread's are taken. */
  readonly legs: LegParameters
}

export type CoolingParameters = {
  /** The first temperature, in untreated weights of a typical patient, and the least it may be. */
  readonly hotPerWeight: number
  readonly hotAtLeast: number
  /** Where the hot piece ends: temperature and share of the run. */
  readonly warm: number
  readonly warmAt: number
  /** Where the cold piece begins. Temperatures from here on are in smallest weights of the problem. */
  readonly cool: number
  readonly coolAt: number
  readonly cold: number
  /** The first temperature of a run from a good plan, and where it reaches `cool`. */
  readonly reheat: number
  readonly reheatCoolAt: number
}

export type LegParameters = {
  /** Of the run: what the coolings from nothing may take. The rest is divided among the reheats. */
  readonly freshShare: number
  readonly reheats: number
  /** Whether every other thread begins a reheat from two good plans made into one, rather than from the best. */
  readonly recombines: boolean
  /**
   * Moves for each patient and day after which a cooling is thought to gain little by being longer. A rule of thumb from
   * few runs of six competition files (i02, i04, i08, i16, i20, i24): of the smaller, several short coolings held better
   * plans than one long one; the larger gained by length. To be settled by more runs.
   */
  readonly movesAPatientDay: number
  readonly mostCoolings: number
  /** Of a small problem's run: for solving pieces of the plan exactly, at the end. */
  readonly exactShare: number
}

export const usualParameters: SearchParameters = {
  moves: Object.fromEntries(moveNames.map((name, n) => [name, usualWeights[n]!])) as Record<MoveName, number>,
  cooling: {
    hotPerWeight: 0.3,
    hotAtLeast: 35,
    warm: 30,
    warmAt: 0.1,
    cool: 1.2,
    coolAt: 0.85,
    cold: 0.5,
    reheat: 10,
    reheatCoolAt: 0.8,
  },
  legs: {
    freshShare: 0.7,
    reheats: 2,
    recombines: false,
    movesAPatientDay: 30_000,
    mostCoolings: 8,
    exactShare: 0.5,
  },
}

/** The weights in the order in which moves are numbered. */
export function moveWeights({ moves }: SearchParameters): number[] {
  return moveNames.map((name) => moves[name])
}
