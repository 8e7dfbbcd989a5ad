/** Gauges that a board can check by hand: pure functions of counts. See README.md. */
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
export { isOpenEnded, type PublishedStatistics, percentileWeeks, publishedStatistics } from './published-statistics.ts'
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
