/** Gauges that a board can check by hand: pure functions of counts. See README.md. */
export {
  type Assurance,
  assurances,
  type BetterWay,
  betterWays,
  type DatedTarget,
} from './control-chart/assurance.ts'
export {
  type ControlChart,
  type ControlChartOptions,
  type ControlPoint,
  type ControlStretch,
  type ControlValue,
  controlChart,
  type Recalculation,
} from './control-chart/control-chart.ts'
export { type ControlLimits, controlLimits } from './control-chart/control-limits.ts'
export {
  type ControlRules,
  nhsEnglandRules,
  plotTheDotsRules,
  spreadsheetRules,
} from './control-chart/control-rules.ts'
export { type Judgement, judgements, type Variation } from './control-chart/judgement.ts'
export { type ChartPeriod, chartPeriods, missingPeriods } from './control-chart/missing-periods.ts'
export { type Signal, type SignalKind, signalsOf } from './control-chart/signals.ts'
export type { Interval } from './distributions/confidence.ts'
export {
  type Commissioners,
  type ExtractChoices,
  everybody,
  type Grouping,
  groupings,
  nonEnglish,
  type Part,
  partNames,
} from './extract-choices.ts'
export { allFunctions, type ExtractFigures, type FigureRow, figuresOf } from './extract-figures.ts'
export { type ExtractMistake, mistakeText } from './extract-mistake.ts'
export { ExtractReader } from './extract-reader.ts'
export { ExtractTally } from './extract-tally.ts'
export {
  type Funnel,
  type FunnelLimits,
  type FunnelOptions,
  type FunnelPosition,
  type FunnelUnit,
  funnelPositions,
} from './funnel/funnel.ts'
export { type ProportionUnit, proportionFunnel, proportionLimits } from './funnel/proportion-funnel.ts'
export { type RatioScale, type RatioUnit, ratioFunnel, ratioLimits } from './funnel/ratio-funnel.ts'
export { gini, type Holding } from './inequality/gini.ts'
export { type DeprivationGroup, type SlopeIndex, slopeIndex } from './inequality/slope-index.ts'
export {
  type BootstrapOptions,
  type SlopeIndexInterval,
  slopeIndexInterval,
  type UncertainGroup,
} from './inequality/slope-index-interval.ts'
export type { ValueScale } from './inequality/value-scale.ts'
export type { NotTold, Told } from './not-told.ts'
export { byarInterval, countInterval, exactInterval } from './proportions/count-interval.ts'
export { type Proportion, proportion } from './proportions/proportion.ts'
export { type Rate, type RateOptions, rate } from './proportions/rate.ts'
export { isOpenEnded, type PublishedStatistics, percentileWeeks, publishedStatistics } from './published-statistics.ts'
export { directlyStandardisedRate, type StandardBand, type StandardisedRate } from './standardisation/direct.ts'
export { europeanStandardPopulation } from './standardisation/european-standard-population.ts'
export {
  indirectlyStandardisedRate,
  indirectlyStandardisedRatio,
  type ReferenceBand,
  ratio,
  type StandardisedRatio,
} from './standardisation/indirect.ts'
export {
  type CumulativeIncidence,
  cumulativeIncidence,
  type Fates,
  fatesAt,
} from './survival/cumulative-incidence.ts'
export {
  kaplanMeier,
  type MeanWait,
  meanWaitWithin,
  type SurvivalCurve,
  type SurvivalStep,
  waitOfShare,
} from './survival/kaplan-meier.ts'
export { type LogRank, logRank, type WaitingGroup } from './survival/log-rank.ts'
export { type Spell, type SpellEnd, spellEnds } from './survival/spell.ts'
export { addBands, bandCount, bandsFromDays, noWaits, type WaitBands } from './wait-bands.ts'
export {
  type CapacityNeeded,
  capacityNeeded,
  cautiousDemand,
  type ListNeed,
  reliefCapacity,
  usualReliefWeeks,
} from './waiting-list-theory/capacity-needed.ts'
export { evenSlots, firstComeFirstServed } from './waiting-list-theory/first-come-first-served.ts'
export { type ListRow, type ListWindow, listSizes } from './waiting-list-theory/list-rows.ts'
export { type ListStatistics, type ListTarget, listStatistics } from './waiting-list-theory/list-statistics.ts'
export { type ReferralStatistics, referralStatistics } from './waiting-list-theory/referral-statistics.ts'
export { type RemovalStatistics, removalStatistics } from './waiting-list-theory/removal-statistics.ts'
export {
  factorForShare,
  type Irregularity,
  load,
  pressure,
  shareWithin,
  targetCapacity,
  targetListSize,
  targetMeanWait,
  usualFactor,
} from './waiting-list-theory/targets.ts'
