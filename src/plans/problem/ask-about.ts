/**
 * What the problem says of one pathway: how long they need, where they may be treated, by whom and when. Or why it says
 * nothing of them. Pure.
 */
import { type Day, daysBetween } from '#nhs/day.ts'
import type { ProblemFile } from '#planner'
import type { PlanningPathway } from '#waiting-list'
import { type WaitingWeights, waitingWeight } from '../waiting-weight.ts'
import type { Agreement } from './agreed.ts'
import { careNeeded } from './care-needed.ts'
import type { Rooms } from './fit-rooms.ts'
import { ageGroupOf, genderOf, type HospitalParts } from './hospitals.ts'
import { allowedHospitals, homeOf } from './may-move.ts'
import { problemId } from './problem-id.ts'
import type { Surgeons } from './surgeons.ts'
import { type Window, windowOf } from './window.ts'

export type PatientFile = ProblemFile['patients'][number]

export type Asked = {
  readonly pathway: PlanningPathway
  readonly patient: PatientFile
  readonly window: Window
  readonly agreement: Agreement | undefined
}

export type WhyNotAsked = keyof typeof whyNotAsked

export const whyNotAsked = {
  'booked-later': 'Has a date to come in after the plan',
  'no-expected-stay': 'No operating minutes or nights are recorded, or they are not shared',
  'no-hospital': 'Their trust has no open theatre in the plan with beds for as long as they need',
  'no-surgeon': 'Nobody in the plan may operate for what they need',
  'passed-on': 'Another trust has taken them over',
  'treated-elsewhere': 'They have been treated at another trust',
  'agreed-elsewhere': 'A transfer is agreed for them, to a hospital or a day that is not in the plan',
  'held-misfit': 'The place held for them does not fit the capacity that is shared',
} as const

export type Question = {
  readonly firstDay: Day
  readonly days: number
  readonly waitingWeights: WaitingWeights
  readonly parts: Pick<HospitalParts, 'hospitals' | 'operating_theaters'>
  readonly surgeons: Surgeons
  readonly rooms: Rooms
  /** By the patient's id in the problem. */
  readonly agreements: ReadonlyMap<string, Agreement>
  /** Whether a patient must not be sent to a trust again. */
  readonly isClosed: (patient: string, trust: string) => boolean
}

export function askAbout(pathway: PlanningPathway, question: Question): Asked | WhyNotAsked {
  const { firstDay, days, waitingWeights, surgeons, rooms } = question
  const id = problemId(pathway.trust, pathway.pseudonym)
  const agreement = question.agreements.get(id)
  if (agreement?.kind === 'passed-on' || agreement?.kind === 'treated-elsewhere') return agreement.kind
  const window = agreement ? agreedWindow(agreement, firstDay, days) : windowOf(pathway, firstDay, days)
  if (typeof window === 'string') return window
  const { expectedNights: nights } = pathway
  const held = agreement?.kind === 'place' ? agreement.held : undefined
  const minutes = held?.minutes ?? pathway.expectedMinutes
  if (minutes === null || nights === null) return 'no-expected-stay'
  const hospitals = question.parts.hospitals.filter((hospital) => rooms.hasRoomFor(nights, hospital.id))
  const home = homeOf(pathway, hospitals)
  if (home === undefined) return 'no-hospital'
  const agreedSite = agreement && siteOf(agreement, question.parts)
  if (agreement && !hospitals.some((hospital) => hospital.id === agreedSite)) return 'agreed-elsewhere'

  const fit = surgeons.fitFor(pathway)
  const isStaffed = (hospital: string) => fit.some((surgeon) => surgeon.hospitals.includes(hospital))
  const open = hospitals.filter(({ trust }) => trust === pathway.trust || !question.isClosed(id, trust))
  const allowed =
    agreedSite !== undefined
      ? [agreedSite]
      : window.kind === 'booked'
        ? [home]
        : allowedHospitals(pathway, home, open, isStaffed)
  const reaches = (surgeon: { hospitals: readonly string[] }) =>
    surgeon.hospitals.some((each) => allowed.includes(each))
  const others = held ? [problemId(held.surgeonTrust, held.surgeon)] : fit.filter(reaches).map((one) => one.id)
  if (held && !surgeons.isAt(others[0]!, allowed[0]!)) return 'held-misfit'
  const own = surgeons.homeSurgeon(pathway, home, minutes) ?? others[0]
  if (own === undefined || (others.length === 0 && !allowed.some(isStaffed))) return 'no-surgeon'

  const weeksWaited = Math.max(0, Math.floor(daysBetween(pathway.clockStart, firstDay) / 7))
  const care = careNeeded(nights, minutes)
  const patient: PatientFile = {
    id,
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
  return { pathway, patient, window, agreement }
}

const agreedWindow = ({ kind, held }: Agreement, firstDay: Day, days: number): Window | 'agreed-elsewhere' => {
  if (kind !== 'place') return { kind: 'usual', releaseDay: 0, dueDay: days - 1 }
  const day = held ? daysBetween(firstDay, held.day) : -1
  return day >= 0 && day < days ? { kind: 'agreed', releaseDay: day, dueDay: day } : 'agreed-elsewhere'
}

/** The hospital that is agreed; nothing when its theatre is not in the plan. */
function siteOf({ kind, transfer, held }: Agreement, { operating_theaters }: Question['parts']): string | undefined {
  if (kind !== 'place' || !held) return transfer.site
  return operating_theaters.find(({ id }) => id === held.list)?.hospital
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
