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
import type { AgreedTransfer, ClosedHospital } from '#transfers'
import type { PlanningPathway } from '#waiting-list'
import type { PlanWeights } from '../plan-weights.ts'
import type { WaitingWeights } from '../waiting-weight.ts'
import { type Agreement, agreementsOf } from './agreed.ts'
import { type Asked, askAbout, type PatientFile, type Question, type WhyNotAsked } from './ask-about.ts'
import { placesForThoseWhoFit } from './first-fit.ts'
import { Rooms } from './fit-rooms.ts'
import { type Candidate, FreePlaces } from './free-places.ts'
import { ageGroups, type HospitalParts, hospitalParts, openSessions, shiftTypes } from './hospitals.ts'
import { keepAgreed, withoutHeld } from './keep-agreed.ts'
import { problemId } from './problem-id.ts'
import { Surgeons } from './surgeons.ts'
import { inTheirLists, listId } from './theatre-lists.ts'

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
  /** Transfers under way that a plan has to keep. */
  readonly agreed: readonly AgreedTransfer[]
  /** Where patients must not be sent again. */
  readonly closed: readonly ClosedHospital[]
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
  /** A place for everybody who is booked or has to be treated, all at once: where a search can begin. */
  readonly places: ReadonlyMap<string, Placement>
  /** By the patient's id: what is agreed for those of whom the problem keeps it. */
  readonly agreements: ReadonlyMap<string, Agreement>
  /** Theatre sessions in it that one of its trusts has lent to another. */
  readonly lentSessions: number
  /** Places that are held for patients whom it does not know, and are not free in it. */
  readonly heldForOthers: number
}

/** A pathway that the problem leaves out. */
export type NotAsked = { readonly trust: string; readonly pseudonym: string; readonly why: WhyNotAsked }

export function buildProblem(input: PlanInput): BuiltProblem {
  const { firstDay, days, capacity, weights } = input
  const open = hospitalParts(capacity, input)
  const surgeons = new Surgeons(capacity.surgeons, open.surgeons)
  const closed = new Set(
    input.closed.map(({ sender, pseudonym, receiver }) => closedKey(problemId(sender, pseudonym), receiver)),
  )
  const held = inTheirLists(capacity.held, capacity.sessions)
  const agreements = agreementsOf(input.agreed, held)
  const question: Question = {
    ...input,
    parts: open,
    surgeons,
    rooms: new Rooms(capacity.rooms),
    agreements,
    isClosed: (patient, trust) => closed.has(closedKey(patient, trust)),
  }
  const asked: Asked[] = []
  const notAsked: NotAsked[] = []
  const leaveOut = ({ trust, pseudonym }: PlanningPathway, why: WhyNotAsked) => notAsked.push({ trust, pseudonym, why })
  for (const pathway of input.pathways.toSorted(inOrderOfTheList)) {
    const found = askAbout(pathway, question)
    if (typeof found !== 'string') asked.push(found)
    else leaveOut(pathway, found)
  }
  const shape = {
    format: 'accord-problem/1' as const,
    days,
    shift_types: shiftTypes,
    age_groups: ageGroups,
    weights: weightsFile(weights),
  }
  const free = new FreePlaces({ ...shape, ...open })
  const kept = keepAgreed(asked, free)
  for (const { pathway } of kept.misfits) leaveOut(pathway, 'held-misfit')
  const inPlan = asked.filter((each) => !kept.misfits.includes(each))
  const heldForOthers = held.filter((place) => !kept.transfers.has(`${place.sender} ${place.transfer}`))
  const without = withoutHeld(open, heldForOthers, free, input)
  const parts = { ...open, ...without.parts }
  const lent = new Set(open.operating_theaters.flatMap(({ id, lent_to }) => (lent_to === undefined ? [] : [id])))
  const musts = placesForThoseWhoFit(
    inPlan.filter(({ window }) => window.kind === 'booked' || window.kind === 'urgent').map(candidateOf(surgeons)),
    free,
  )
  const patients = inPlan.map(({ patient, window }): PatientFile => {
    return musts.has(patient.id) ? { ...patient, mandatory: true, surgery_due_day: window.dueDay } : patient
  })
  const published = input.published.filter(({ trust, pseudonym }) => !kept.places.has(problemId(trust, pseudonym)))
  return {
    file: {
      ...shape,
      ...parts,
      skill_levels: 1 + highestSkill(parts, patients),
      patients,
      locked: [...kept.places].map(([patient, { day, room, theatre, surgeon }]) => ({
        patient,
        admission_day: day,
        room,
        operating_theater: theatre,
        surgeon,
      })),
      published: publishedIn(published, { firstDay, days, parts, patients }),
    },
    pathways: new Map(inPlan.map(({ pathway, patient }) => [patient.id, pathway])),
    notAsked,
    places: new Map([...kept.places, ...musts]),
    lentSessions: openSessions(capacity, input).filter((session) => lent.has(listId(session))).length,
    heldForOthers: without.count,
    agreements: new Map(inPlan.flatMap(({ patient, agreement }) => (agreement ? [[patient.id, agreement]] : []))),
  }
}

const closedKey = (patient: string, trust: string): string => `${patient} ${trust}`

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
