/**
 * The alliance planning problem: facts, which never change while it is being solved.
 *
 * Everyone and everything is known by an id, and every id here is known to exist: only `readProblem` and `problemFrom`
 * make a `Problem`. Days count from 0, minutes and weights are whole numbers, a shift is its place in `shiftTypes`.
 */
export type Problem = {
  readonly days: number
  readonly skillLevels: number
  readonly shiftTypes: readonly string[]
  /** In order of age: the distance between two groups is the distance between their places here. */
  readonly ageGroups: readonly string[]
  readonly weights: Weights
  readonly hospitals: readonly Hospital[]
  readonly rooms: readonly Room[]
  readonly theatres: readonly Theatre[]
  readonly surgeons: readonly Surgeon[]
  readonly nurses: readonly Nurse[]
  /** People in bed on day 0, who stay in their room. */
  readonly occupants: readonly Occupant[]
  readonly patients: readonly Patient[]
  /** What is booked and must stay. */
  readonly locked: ReadonlyMap<string, Booked>
  /** What an earlier plan said, changed only for a reason. */
  readonly published: ReadonlyMap<string, Booked>
}

/** What one unit of each preference costs. The codes are those of the rules. */
export type Weights = {
  readonly mixedAge: number
  readonly nurseSkill: number
  readonly continuity: number
  readonly nurseWorkload: number
  readonly openTheatre: number
  readonly surgeonTransfer: number
  readonly delay: number
  readonly travel: number
  readonly teamChange: number
  readonly surgeonJourney: number
  readonly nurseJourney: number
  readonly fairness: number
  readonly change: number
}

export type Hospital = { readonly id: string; readonly trust: string }
/** `beds` are all that there are, `bedsOn` those that people of the problem may have on each day. */
export type Room = {
  readonly id: string
  readonly hospital: string
  readonly beds: number
  readonly bedsOn: readonly number[]
}

/** `lentTo` is the trust whose list it is, when the hospital's own trust has lent it. */
export type Theatre = {
  readonly id: string
  readonly hospital: string
  readonly minutes: readonly number[]
  readonly lentTo: string | undefined
}

/** `hospitals` are those where the surgeon holds a passport, the own one first. `minutes` are over all of them. */
export type Surgeon = {
  readonly id: string
  readonly hospitals: readonly string[]
  readonly minutes: readonly number[]
}

/** `hospitals` are those where the nurse is credentialed, the employer first. */
export type Nurse = {
  readonly id: string
  readonly hospitals: readonly string[]
  readonly skill: number
  readonly shifts: readonly RosteredShift[]
}
export type RosteredShift = { readonly day: number; readonly shift: number; readonly maxLoad: number }

export type Person = {
  readonly id: string
  readonly gender: 'A' | 'B'
  readonly ageGroup: number
  readonly nights: number
  /** Per shift from admission on: `nights` × shifts a day. */
  readonly workload: readonly number[]
  readonly skillNeeded: readonly number[]
}

export type Occupant = Person & { readonly room: string }

export type Patient = Person & {
  readonly mandatory: boolean
  readonly releaseDay: number
  /** The last day on which surgery counts as in time: the due day, or the last of the plan. */
  readonly lastDay: number
  readonly surgeryMinutes: number
  /** The home team's surgeon. */
  readonly surgeon: string
  readonly otherSurgeons: readonly string[]
  readonly unfitRooms: ReadonlySet<string>
  readonly home: string
  readonly allowedHospitals: readonly string[]
  readonly travelMinutes: ReadonlyMap<string, number>
  /** What leaving this patient untreated costs, if not mandatory. Priority and waiting are in it. */
  readonly untreatedWeight: number
  readonly groups: ReadonlyMap<string, string>
  readonly weeksWaited: number | undefined
}

/** A placement fixed or published before this plan. */
export type Booked = { readonly day: number; readonly room: string; readonly theatre: string; readonly surgeon: string }
