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
