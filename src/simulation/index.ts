/** Lists run forward over months, by chance and by seed: pure. See README.md. */
export { type BackTest, type BackTested, backTest, type Score } from './forecast/back-test.ts'
export {
  type ForecastChoices,
  type ForecastMonth,
  forecastWaits,
  type WaitsForecast,
} from './forecast/forecast-waits.ts'
export type { PublishedMonth } from './forecast/waits-trials.ts'
export type {
  CapacityPeriod,
  MonthlyMoves,
  Redirection,
  Referrals,
  SimulatedCapacity,
  SimulatedList,
  SimulatedPriority,
  SimulationProblem,
  TreatmentOrder,
  WaitingPeople,
} from './problem.ts'
export { problemMistakes } from './problem-mistakes.ts'
export { type Measure, measures, type Replication, replicate } from './replicate.ts'
export type { Scope } from './scopes.ts'
export {
  type Estimate,
  type Position,
  type SimulationChoices,
  type SimulationSummary,
  simulate,
  summarise,
} from './summarise.ts'
export { waitingFromBands, waitingFromRows } from './waiting-people.ts'
