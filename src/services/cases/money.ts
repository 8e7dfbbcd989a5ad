/** What an option costs and brings within the months that were run, at rates that the case states. Pure. */
import type { OptionPlan } from './option.ts'

/** Of one operation, with where the figures come from. */
export type CaseRates = { readonly incomePounds: number; readonly costPounds: number; readonly source: string }

export type MoneyEffect = {
  readonly byTrust: readonly {
    readonly trust: string
    /** Operations more than if all were left as it is; fewer below 0. */
    readonly moreTreated: number
    readonly incomePounds: number
    readonly costPounds: number
  }[]
  readonly runningPounds: number
  readonly oneOffPounds: number
  /** Income less all costs, against leaving it as it is. */
  readonly netPounds: number
}

/** @param months of the run from the day on which the option begins */
export function moneyEffect(
  moreTreated: ReadonlyMap<string, number>,
  { oneOffPounds, runningPoundsAYear }: Pick<OptionPlan, 'oneOffPounds' | 'runningPoundsAYear'>,
  { incomePounds, costPounds }: CaseRates,
  months: number,
): MoneyEffect {
  const byTrust = [...moreTreated].map(([trust, more]) => ({
    trust,
    moreTreated: more,
    incomePounds: more * incomePounds,
    costPounds: more * costPounds,
  }))
  const runningPounds = (runningPoundsAYear * months) / 12
  return {
    byTrust,
    runningPounds,
    oneOffPounds,
    netPounds:
      byTrust.reduce((sum, each) => sum + each.incomePounds - each.costPounds, 0) - runningPounds - oneOffPounds,
  }
}
