/** Adds rows of the full extract up: for each scope, each treatment function's weekly bands. */
import { ExtractChecks } from './extract-checks.ts'
import { type ExtractChoices, isChosen, scopeNameOf, scopeOf } from './extract-choices.ts'
import type { ExtractMistake } from './extract-mistake.ts'
import type { ExtractRow } from './extract-row.ts'
import { addBands, noWaits } from './wait-bands.ts'

/** What has been added up for one treatment function in one scope. */
export type Tally = {
  readonly bands: Float64Array
  /** Pathways whose start nobody knows, which are in no band. */
  unknownStart: number
  /** What the file says the total is. */
  totalAll: number
}

export const nothingCounted = (): Tally => ({ bands: noWaits(), unknownStart: 0, totalAll: 0 })

export function addTally(into: Tally, tally: Tally): void {
  addBands(into.bands, tally.bands)
  into.unknownStart += tally.unknownStart
  into.totalAll += tally.totalAll
}

/** Tallies of a scope by the file's treatment function code. */
export type Scope = Map<string, Tally>

export class ExtractTally {
  readonly choices: ExtractChoices
  readonly checks: ExtractChecks
  readonly scopes = new Map<string, Scope>()
  readonly scopeNames = new Map<string, string>()
  /** By the file's code. */
  readonly treatmentFunctionNames = new Map<string, string>()

  constructor(choices: ExtractChoices) {
    this.choices = choices
    this.checks = new ExtractChecks(choices.part)
  }

  /** Counts a row, or leaves it out when it was not asked for. A mistake means that no figure can be trusted. */
  add(row: ExtractRow): ExtractMistake | undefined {
    const mistake = this.checks.check(row)
    if (mistake || !isChosen(row, this.choices)) return mistake
    const tally = this.#tallyFor(row)
    addBands(tally.bands, row.bands)
    tally.unknownStart += row.unknownStart
    tally.totalAll += row.totalAll ?? 0
    return undefined
  }

  #tallyFor(row: ExtractRow): Tally {
    const code = scopeOf(row, this.choices.by)
    let scope = this.scopes.get(code)
    if (!scope) {
      scope = new Map()
      this.scopes.set(code, scope)
      this.scopeNames.set(code, scopeNameOf(row, this.choices.by))
    }
    let tally = scope.get(row.treatmentFunction)
    if (!tally) {
      tally = nothingCounted()
      scope.set(row.treatmentFunction, tally)
      this.treatmentFunctionNames.set(row.treatmentFunction, row.treatmentFunctionName || row.treatmentFunction)
    }
    return tally
  }
}
