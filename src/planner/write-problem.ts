/**
 * Writes a problem as `accord-problem/1`, nothing left to a default but beds that are the same every day. `readProblem`
 * reads it back to the same problem.
 */
import type { Booked, Person, Problem } from './problem.ts'
import type { PlacementFile, ProblemFile } from './problem-file.ts'

export function writeProblem(problem: Problem): ProblemFile {
  const { weights } = problem
  return {
    format: 'accord-problem/1',
    days: problem.days,
    skill_levels: problem.skillLevels,
    shift_types: problem.shiftTypes,
    age_groups: problem.ageGroups,
    weights: {
      room_mixed_age: weights.mixedAge,
      room_nurse_skill: weights.nurseSkill,
      continuity_of_care: weights.continuity,
      nurse_eccessive_workload: weights.nurseWorkload,
      open_operating_theater: weights.openTheatre,
      surgeon_transfer: weights.surgeonTransfer,
      patient_delay: weights.delay,
      // Each patient carries their own, so the default is never used.
      unscheduled_optional: 0,
      travel: weights.travel,
      team_change: weights.teamChange,
      surgeon_journey: weights.surgeonJourney,
      nurse_journey: weights.nurseJourney,
      fairness: weights.fairness,
      change: weights.change,
    },
    hospitals: problem.hospitals,
    rooms: problem.rooms.map(({ id, hospital, beds, bedsOn }) => ({
      id,
      capacity: beds,
      ...(bedsOn.some((on) => on !== beds) && { availability: bedsOn }),
      hospital,
    })),
    operating_theaters: problem.theatres.map(({ id, hospital, minutes, lentTo }) => ({
      id,
      availability: minutes,
      hospital,
      ...(lentTo !== undefined && { lent_to: lentTo }),
    })),
    surgeons: problem.surgeons.map(({ id, hospitals, minutes }) => ({ id, max_surgery_time: minutes, hospitals })),
    nurses: problem.nurses.map(({ id, hospitals, skill, shifts }) => ({
      id,
      skill_level: skill,
      hospitals,
      working_shifts: shifts.map(({ day, shift, maxLoad }) => ({
        day,
        shift: problem.shiftTypes[shift]!,
        max_load: maxLoad,
      })),
    })),
    occupants: problem.occupants.map((occupant) => ({ ...writePerson(problem, occupant), room_id: occupant.room })),
    patients: problem.patients.map((patient) => ({
      ...writePerson(problem, patient),
      mandatory: patient.mandatory,
      surgery_release_day: patient.releaseDay,
      ...(patient.mandatory ? { surgery_due_day: patient.lastDay } : {}),
      surgery_duration: patient.surgeryMinutes,
      surgeon_id: patient.surgeon,
      surgeon_ids: patient.otherSurgeons,
      incompatible_room_ids: [...patient.unfitRooms],
      home: patient.home,
      allowed_hospitals: patient.allowedHospitals,
      travel_minutes: Object.fromEntries(patient.travelMinutes),
      unscheduled_weight: patient.untreatedWeight,
      groups: Object.fromEntries(patient.groups),
      ...(patient.weeksWaited === undefined ? {} : { weeks_waited: patient.weeksWaited }),
    })),
    locked: writeBooked(problem.locked),
    published: writeBooked(problem.published),
  }
}

function writePerson(problem: Problem, person: Person) {
  return {
    id: person.id,
    gender: person.gender,
    age_group: problem.ageGroups[person.ageGroup]!,
    length_of_stay: person.nights,
    workload_produced: person.workload,
    skill_level_required: person.skillNeeded,
  }
}

function writeBooked(booked: ReadonlyMap<string, Booked>): PlacementFile[] {
  return [...booked].map(([patient, { day, room, theatre, surgeon }]) => ({
    patient,
    admission_day: day,
    room,
    operating_theater: theatre,
    surgeon,
  }))
}
