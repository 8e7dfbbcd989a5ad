export type {
  BedOccupant,
  Capacity,
  HeldPlace,
  Nurse,
  NurseShift,
  Shift,
  Surgeon,
  SurgeonDay,
  Theatre,
  TheatreSession,
  WardRoom,
} from './capacity.ts'
export {
  type FreePlaces,
  type FreeRoom,
  type FreeSession,
  type FreeSurgeon,
  freePlaces,
  type Gap,
  type PlaceNames,
  placeNames,
  placeNamesAtOnce,
  surgeonName,
} from './lending/free-places.ts'
export {
  type CapacityHold,
  confirmHold,
  type HeldFor,
  type HoldAnswer,
  holdFor,
  holdOf,
  type KeepAnswer,
  lastHeldFor,
  type OwnThing,
  prolongHold,
  releaseHold,
  type WantedCapacity,
} from './lending/hold-capacity.ts'
export { loansStopped } from './lending/stopped-by-alliance.ts'
export { lendingTasks } from './lending/tasks.ts'
export { type Horizon, planningCapacity } from './planning-capacity.ts'
export { capacityRoutes } from './routes.tsx'
