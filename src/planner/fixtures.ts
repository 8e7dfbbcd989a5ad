/**
 * A hospital small enough to solve in your head, and its sister for tests of two.
 *
 * Four days, two shifts a day. Elm has a room of two beds, one theatre of 120 minutes, one surgeon; Nan works every early
 * shift, Ned every late one. Ann, Bea and Carl wait; each operation takes an hour, each stay is two nights.
 */
import type { PatientFile, ProblemFile } from './problem-file.ts'

const care = { workload_produced: [1, 1, 1, 1], skill_level_required: [0, 0, 0, 0] }

export const ann: PatientFile = {
  id: 'ann',
  gender: 'A',
  age_group: 'adult',
  length_of_stay: 2,
  ...care,
  mandatory: true,
  surgery_release_day: 0,
  surgery_due_day: 1,
  surgery_duration: 60,
  surgeon_id: 'sue',
  incompatible_room_ids: [],
  home: 'elm',
}
const { surgery_due_day: _, ...whoIsNotDue } = ann
export const bea: PatientFile = { ...whoIsNotDue, id: 'bea', age_group: 'elderly', mandatory: false }
export const carl: PatientFile = { ...bea, id: 'carl', gender: 'B', age_group: 'adult', unscheduled_weight: 50 }

export const elm: ProblemFile = {
  days: 4,
  skill_levels: 2,
  shift_types: ['early', 'late'],
  age_groups: ['infant', 'adult', 'elderly'],
  weights: {
    room_mixed_age: 1,
    room_nurse_skill: 10,
    continuity_of_care: 1,
    nurse_eccessive_workload: 10,
    open_operating_theater: 5,
    surgeon_transfer: 3,
    patient_delay: 7,
    unscheduled_optional: 100,
  },
  hospitals: [{ id: 'elm', trust: 'North' }],
  rooms: [{ id: 'r1', capacity: 2, hospital: 'elm' }],
  operating_theaters: [{ id: 't1', availability: [120, 120, 120, 120], hospital: 'elm' }],
  surgeons: [{ id: 'sue', max_surgery_time: [120, 120, 120, 120], hospitals: ['elm'] }],
  nurses: [
    { id: 'nan', skill_level: 1, hospitals: ['elm'], working_shifts: everyDay('early') },
    { id: 'ned', skill_level: 0, hospitals: ['elm'], working_shifts: everyDay('late') },
  ],
  occupants: [],
  patients: [ann, bea, carl],
}

/** Elm and Oak, of two trusts: Oak has a room, a theatre, a surgeon and two nurses like Elm's, and nobody waiting. */
export const elmAndOak: ProblemFile = {
  ...elm,
  weights: {
    ...elm.weights,
    travel: 1,
    team_change: 20,
    surgeon_journey: 15,
    nurse_journey: 9,
    fairness: 4,
    change: 30,
  },
  hospitals: [...elm.hospitals!, { id: 'oak', trust: 'South' }],
  rooms: [...elm.rooms, { id: 'r2', capacity: 2, hospital: 'oak' }],
  operating_theaters: [...elm.operating_theaters, { id: 't2', availability: [120, 120, 120, 120], hospital: 'oak' }],
  surgeons: [
    { id: 'sue', max_surgery_time: [120, 120, 120, 120], hospitals: ['elm', 'oak'] },
    { id: 'tom', max_surgery_time: [120, 120, 120, 120], hospitals: ['oak'] },
  ],
  nurses: [
    ...elm.nurses,
    { id: 'olga', skill_level: 1, hospitals: ['oak', 'elm'], working_shifts: everyDay('early') },
    { id: 'otto', skill_level: 0, hospitals: ['oak'], working_shifts: everyDay('late') },
  ],
  patients: elm.patients.map((patient) => ({
    ...patient,
    allowed_hospitals: ['elm', 'oak'],
    surgeon_ids: ['tom'],
    travel_minutes: { elm: 10, oak: 45 },
  })),
}

function everyDay(shift: string) {
  return [0, 1, 2, 3].map((day) => ({ day, shift, max_load: 2 }))
}
