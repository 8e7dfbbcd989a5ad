/**
 * Turns rows of the lanes into one problem for the planner. Pure: the same rows give the same problem, byte for byte.
 *
 * Patients are known by their owner's code and a pseudonym. Days count from the plan's first. Whoever cannot be asked
 * about (nobody may operate, no expected time, a date already set beyond the plan) is listed beside it with the reason,
 * so that every pathway with a decision to admit is accounted for.
 */
import type { Capacity } from '#capacity'
import { type Day, daysBetween } from '#nhs/day.ts'
import type { Placement, ProblemFile } from '#planner'
import type { PlanningPathway } from '#waiting-list'
import type { PlanWeights } from '../plan-weights.ts'
import { type WaitingWeights, waitingWeight } from '../waiting-weight.ts'
import { careNeeded } from './care-needed.ts'
import { type Candidate, placesForThoseWhoFit } from './first-fit.ts'
import { Rooms } from './fit-rooms.ts'
import { ageGroupOf, ageGroups, genderOf, type HospitalParts, hospitalParts, shiftTypes } from './hospitals.ts'
import { allowedHospitals, homeOf } from './may-move.ts'
import { problemId } from './problem-id.ts'
import { Surgeons } from './surgeons.ts'
import { type Window, windowOf } from './window.ts'

export type PlanInput = {
  readonly firstDay: Day
  readonly days: number
  readonly services: readonly string[]
  /** Open pathways with a decision to admit. */
  readonly pathways: readonly PlanningPathway[]
  readonly capacity: Capacity
  readonly weights: PlanWeights
  readonly waitingWeights: WaitingWeights
  /** What an earlier plan published, with days as this plan counts them. Those that no longer exist are left out. */
  readonly published: readonly PublishedPlacement[]
}

export type PublishedPlacement = {
  readonly trust: string
  readonly pseudonym: string
  readonly day: Day
  readonly room: string
  readonly theatre: string
  readonly surgeon: string
}

export type BuiltProblem = {
  readonly file: ProblemFile
  /** Who each patient of the problem is in the lane, by their id in the problem. */
  readonly pathways: ReadonlyMap<string, PlanningPathway>
  readonly notAsked: readonly NotAsked[]
  /** A place for everybody who has to be treated, all at once: where a search can begin. */
  readonly places: ReadonlyMap<string, Placement>
}

/** A pathway that the problem leaves out. */
export type NotAsked = { readonly trust: string; readonly pseudonym: string; readonly why: WhyNotAsked }
export type WhyNotAsked = keyof typeof whyNotAsked

export const whyNotAsked = {
  'booked-later': 'Has a date to come in after the plan',
  'no-expected-stay': 'No operating minutes or nights are recorded, or they are not shared',
  'no-hospital': 'Their trust has no open theatre in the plan with beds for as long as they need',
  'no-surgeon': 'Nobody in the plan may operate for what they need',
} as const

type PatientFile = ProblemFile['patients'][number]
type Asked = { readonly pathway: PlanningPathway; readonly patient: PatientFile; readonly window: Window }

export function buildProblem(input: PlanInput): BuiltProblem {
  const { firstDay, days, capacity, weights } = input
  const parts = hospitalParts(capacity, input)
  const surgeons = new Surgeons(capacity.surgeons, parts.surgeons)
  const rooms = new Rooms(capacity.rooms)
  const asked: Asked[] = []
  const notAsked: NotAsked[] = []
  for (const pathway of input.pathways.toSorted(inOrderOfTheList)) {
    const found = askAbout(pathway, input, parts.hospitals, surgeons, rooms)
    if (typeof found !== 'string') asked.push(found)
    else notAsked.push({ trust: pathway.trust, pseudonym: pathway.pseudonym, why: found })
  }
  const shape = {
    format: 'accord-problem/1' as const,
    days,
    shift_types: shiftTypes,
    age_groups: ageGroups,
    weights: weightsFile(weights),
    ...parts,
  }
  const musts = placesForThoseWhoFit(
    asked.filter(({ window }) => window.kind !== 'usual').map(candidateOf(surgeons)),
    shape,
  )
  const patients = asked.map(({ patient, window }): PatientFile => {
    return musts.has(patient.id) ? { ...patient, mandatory: true, surgery_due_day: window.dueDay } : patient
  })
  return {
    file: {
      ...shape,
      skill_levels: 1 + highestSkill(parts, patients),
      patients,
      published: publishedIn(input.published, { firstDay, days, parts, patients }),
    },
    pathways: new Map(asked.map(({ pathway, patient }) => [patient.id, pathway])),
    notAsked,
    places: musts,
  }
}

/** Clinical priority, then wait; then what makes the order the same everywhere. */
function inOrderOfTheList(a: PlanningPathway, b: PlanningPathway): number {
  const text = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0)
  return (
    a.priorityOrder - b.priorityOrder ||
    text(a.clockStart, b.clockStart) ||
    text(a.trust, b.trust) ||
    text(a.pseudonym, b.pseudonym)
  )
}

function askAbout(
  pathway: PlanningPathway,
  { firstDay, days, waitingWeights }: PlanInput,
  all: HospitalParts['hospitals'],
  surgeons: Surgeons,
  rooms: Rooms,
): Asked | WhyNotAsked {
  const window = windowOf(pathway, firstDay, days)
  if (window === 'booked-later') return window
  const { expectedMinutes: minutes, expectedNights: nights } = pathway
  if (minutes === null || nights === null) return 'no-expected-stay'
  const hospitals = all.filter(({ id }) => rooms.hasRoomFor(nights, id))
  const home = homeOf(pathway, hospitals)
  if (home === undefined) return 'no-hospital'

  const fit = surgeons.fitFor(pathway)
  const isStaffed = (hospital: string) => fit.some((surgeon) => surgeon.hospitals.includes(hospital))
  const allowed = window.kind === 'booked' ? [home] : allowedHospitals(pathway, home, hospitals, isStaffed)
  const reaches = (surgeon: { hospitals: readonly string[] }) =>
    surgeon.hospitals.some((each) => allowed.includes(each))
  const others = fit.filter(reaches).map(({ id }) => id)
  const own = surgeons.homeSurgeon(pathway, home, minutes) ?? others[0]
  if (own === undefined || (others.length === 0 && !allowed.some(isStaffed))) return 'no-surgeon'

  const weeksWaited = Math.max(0, Math.floor(daysBetween(pathway.clockStart, firstDay) / 7))
  const care = careNeeded(nights, minutes)
  const patient: PatientFile = {
    id: problemId(pathway.trust, pathway.pseudonym),
    gender: genderOf(pathway.sex),
    age_group: ageGroupOf(pathway.ageBand),
    // Somebody who goes home in the evening has the bed for that day.
    length_of_stay: Math.max(1, nights),
    workload_produced: care.workload,
    skill_level_required: care.skill,
    mandatory: false,
    surgery_release_day: window.releaseDay,
    surgery_duration: minutes,
    surgeon_id: own,
    surgeon_ids: others.filter((id) => id !== own),
    incompatible_room_ids: rooms.unfitFor({ sex: pathway.sex, nights }, allowed),
    home,
    allowed_hospitals: allowed,
    travel_minutes: Object.fromEntries(
      [...new Set([home, ...allowed])].flatMap((site) => {
        const travel = pathway.travelMinutes[site]
        return travel === undefined ? [] : [[site, travel]]
      }),
    ),
    unscheduled_weight: waitingWeight(waitingWeights, pathway.priority, weeksWaited),
    groups: groupsOf(pathway),
    weeks_waited: weeksWaited,
  }
  return { pathway, patient, window }
}

/** Two editions of an index of deprivation cannot be compared, so the edition is part of the group's name. */
const groupsOf = ({ deprivationEdition, deprivationQuintile, ethnicGroup, priority, nation }: PlanningPathway) => ({
  deprivation:
    deprivationEdition === null || deprivationQuintile === null
      ? 'Not known'
      : `${deprivationEdition}, fifth ${deprivationQuintile}`,
  ethnicity: ethnicGroup,
  priority: priority ?? 'Not prioritised',
  nation,
})

const candidateOf =
  (surgeons: Surgeons) =>
  ({ pathway, patient, window }: Asked): Candidate => {
    const home = patient.home!
    const own = surgeons.fitFor(pathway).filter(({ trust }) => trust === pathway.trust)
    return {
      id: patient.id,
      home,
      gender: patient.gender,
      nights: patient.length_of_stay,
      minutes: patient.surgery_duration,
      releaseDay: window.releaseDay,
      dueDay: window.dueDay,
      surgeons: [...new Set([patient.surgeon_id, ...own.map(({ id }) => id)])].filter((id) => surgeons.isAt(id, home)),
      unfitRooms: new Set(patient.incompatible_room_ids),
    }
  }

function highestSkill({ nurses, occupants }: HospitalParts, patients: readonly PatientFile[]): number {
  let highest = 0
  for (const { skill_level } of nurses) highest = Math.max(highest, skill_level)
  for (const { skill_level_required } of [...occupants, ...patients]) {
    for (const level of skill_level_required) highest = Math.max(highest, level)
  }
  return highest
}

function publishedIn(
  published: readonly PublishedPlacement[],
  at: {
    readonly firstDay: Day
    readonly days: number
    readonly parts: HospitalParts
    readonly patients: readonly PatientFile[]
  },
) {
  const idsOf = (things: readonly { readonly id: string }[]) => new Set(things.map(({ id }) => id))
  const patients = idsOf(at.patients)
  const rooms = idsOf(at.parts.rooms)
  const theatres = idsOf(at.parts.operating_theaters)
  const surgeons = idsOf(at.parts.surgeons)
  return published
    .map(({ trust, pseudonym, day, room, theatre, surgeon }) => ({
      patient: problemId(trust, pseudonym),
      admission_day: daysBetween(at.firstDay, day),
      room,
      operating_theater: theatre,
      surgeon,
    }))
    .filter(({ patient, admission_day, room, operating_theater, surgeon }) => {
      const isInPlan = admission_day >= 0 && admission_day < at.days
      return (
        isInPlan && patients.has(patient) && rooms.has(room) && theatres.has(operating_theater) && surgeons.has(surgeon)
      )
    })
    .sort((a, b) => (a.patient < b.patient ? -1 : 1))
}

const weightsFile = (weights: PlanWeights): ProblemFile['weights'] => ({
  room_mixed_age: weights.mixedAge,
  room_nurse_skill: weights.nurseSkill,
  continuity_of_care: weights.continuity,
  nurse_eccessive_workload: weights.nurseWorkload,
  open_operating_theater: weights.openTheatre,
  surgeon_transfer: weights.surgeonTransfer,
  patient_delay: weights.delay,
  // Each patient has their own, from the alliance's table.
  unscheduled_optional: 0,
  travel: weights.travel,
  team_change: weights.teamChange,
  surgeon_journey: weights.surgeonJourney,
  nurse_journey: weights.nurseJourney,
  fairness: weights.fairness,
  change: weights.change,
})
