/**
 * What a plan is measured by, once for the pages, the files and the command line: each measure has a name, how its value
 * is said, and where it is in the report.
 */
import type { CapacityUse, Outcome, Position, TrustReport } from '#planner'
import * as format from '#web/format.ts'

export type Measure<Of> = {
  readonly name: string
  readonly value: (of: Of) => number | undefined
  readonly say: (value: number) => string
  /** How a difference is said; "12 more" where it is nothing else. */
  readonly sayChange?: (by: number) => string
}

export const outcomeMeasures: readonly Measure<Outcome>[] = [
  { name: 'Patients who wait', value: ({ patients }) => patients, say: format.number },
  { name: 'Treated', value: ({ treated }) => treated, say: format.number },
  { name: 'Left at the end', value: ({ untreated }) => untreated, say: format.number },
  {
    name: 'Weeks waited by those treated, mean',
    value: ({ weeksWaitedByTreated }) => weeksWaitedByTreated,
    say: format.weeks,
  },
  {
    name: 'Weeks waited by those left, mean',
    value: ({ weeksWaitedByUntreated }) => weeksWaitedByUntreated,
    say: format.weeks,
  },
  { name: 'Left over 18 weeks at the end', value: ({ over18 }) => over18, say: format.number },
  { name: 'Left over 52 weeks at the end', value: ({ over52 }) => over52, say: format.number },
  { name: 'Left over 65 weeks at the end', value: ({ over65 }) => over65, say: format.number },
  { name: 'Left over 104 weeks at the end', value: ({ over104 }) => over104, say: format.number },
  {
    name: 'Hours of travel beyond their own hospital',
    value: ({ extraTravelMinutes }) => extraTravelMinutes / 60,
    say: format.number,
  },
]

/** A trust in one of its two plans. */
export type TrustSide = {
  readonly outcome: Outcome
  readonly capacity: CapacityUse
  readonly transfersIn: number
  readonly transfersOut: number
  readonly nurseShiftsOut: number
  readonly nurseShiftsIn: number
  readonly position: Position
}

export function sideOf(trust: TrustReport, side: 'alone' | 'together'): TrustSide {
  return side === 'alone'
    ? {
        outcome: trust.alone,
        capacity: trust.capacityAlone,
        transfersIn: 0,
        transfersOut: 0,
        nurseShiftsOut: 0,
        nurseShiftsIn: 0,
        position: trust.positionAlone,
      }
    : {
        outcome: trust.together,
        capacity: trust.capacityTogether,
        transfersIn: trust.transfersIn,
        transfersOut: trust.transfersOut,
        nurseShiftsOut: trust.nurseShiftsOut,
        nurseShiftsIn: trust.nurseShiftsIn,
        position: trust.positionTogether,
      }
}

export const trustMeasures: readonly Measure<TrustSide>[] = [
  ...outcomeMeasures.map(({ value, ...measure }) => ({
    ...measure,
    value: ({ outcome }: TrustSide) => value(outcome),
  })),
  {
    name: 'Theatre hours used',
    value: ({ capacity }) => capacity.theatreMinutesUsed / 60,
    say: format.number,
  },
  { name: 'Theatre hours open', value: ({ capacity }) => capacity.theatreMinutesOpen / 60, say: format.number },
  { name: 'Bed nights used', value: ({ capacity }) => capacity.bedNightsUsed, say: format.number },
  { name: 'Bed nights there are', value: ({ capacity }) => capacity.bedNightsOpen, say: format.number },
  { name: 'Transfers out', value: ({ transfersOut }) => transfersOut, say: format.number },
  { name: 'Transfers in', value: ({ transfersIn }) => transfersIn, say: format.number },
  { name: 'Nurse shifts worked at other trusts', value: ({ nurseShiftsOut }) => nurseShiftsOut, say: format.number },
  {
    name: 'Nurse shifts worked by nurses of other trusts',
    value: ({ nurseShiftsIn }) => nurseShiftsIn,
    say: format.number,
  },
  {
    name: 'Patients who have to be treated and are not',
    value: ({ position }) => position.mandatoryUntreated,
    say: format.number,
  },
  {
    name: 'Position, lower is better',
    value: ({ position }) => position.cost,
    say: format.number,
    sayChange: format.changeInLevel,
  },
]

/** What is different: "12 more", "3 fewer", "no change". Of the whole numbers that are shown, so that the row adds up. */
export function changeOf(
  from: number | undefined,
  to: number | undefined,
  say: (by: number) => string = format.change,
): string | null {
  return from === undefined || to === undefined ? null : say(Math.round(to) - Math.round(from))
}

/** The kinds of groups as a page names them. */
export const groupKinds: Readonly<Record<string, string>> = {
  deprivation: 'Deprivation',
  ethnicity: 'Ethnicity',
  priority: 'Clinical priority',
  nation: 'Nation that pays',
}
