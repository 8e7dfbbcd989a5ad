/**
 * A cost that no plan which keeps the musts can go below. Cheap and certain rather than close.
 *
 * Three things are counted: how many nurses a person in bed must see at the least, because no nurse works two shifts of
 * one day; the wait until the first possible day; and, since surgeons' minutes do not reach for all, the cheapest choice
 * of patients to leave, who may be split (a fractional knapsack, Dantzig 1957). Theatres opened count as far as the
 * mandatory fill them.
 */
import type { Patient, Problem } from './problem.ts'

export function lowerBound(problem: Problem): number {
  const perPerson = problem.weights.continuity * fewestNursesPerPerson(problem)
  const treating = new Map(problem.patients.map((patient) => [patient.id, perPerson + earliestDelay(problem, patient)]))
  const mandatory = problem.patients.filter((patient) => patient.mandatory)
  const certain = mandatory.reduce((sum, { id }) => sum + treating.get(id)!, problem.occupants.length * perPerson)
  const pools = hasSharedPatients(problem) ? [undefined] : problem.surgeons.map(({ id }) => id)
  const left = pools.map((surgeon) => cheapestChoice(problem, surgeon, treating))
  return Math.ceil(certain + left.reduce((sum, one) => sum + one, 0) + theatresOpened(problem, mandatory))
}

/** As many as there are shifts in a day, if nobody works two of one day; otherwise at least one. */
function fewestNursesPerPerson({ nurses, shiftTypes }: Problem): number {
  const hasDouble = nurses.some(({ shifts }) => new Set(shifts.map(({ day }) => day)).size < shifts.length)
  return hasDouble ? 1 : shiftTypes.length
}

function earliestDelay({ weights, surgeons, theatres }: Problem, patient: Patient): number {
  const able = surgeons.filter(({ id }) => id === patient.surgeon || patient.otherSurgeons.includes(id))
  for (let day = patient.releaseDay; day <= patient.lastDay; day++) {
    const fits = (minutes: readonly number[]) => minutes[day]! >= patient.surgeryMinutes
    if (able.some((one) => fits(one.minutes)) && theatres.some((one) => fits(one.minutes))) {
      return weights.delay * (day - patient.releaseDay)
    }
  }
  return 0
}

function hasSharedPatients({ patients }: Problem): boolean {
  return patients.some(({ otherSurgeons, surgeon }) => otherSurgeons.some((other) => other !== surgeon))
}

/** What treating or leaving the optional patients of a surgeon (of all, if undefined) costs at the least. */
function cheapestChoice(problem: Problem, surgeon: string | undefined, treating: ReadonlyMap<string, number>): number {
  const own = problem.patients.filter((patient) => surgeon === undefined || patient.surgeon === surgeon)
  let minutes = problem.surgeons
    .filter(({ id }) => surgeon === undefined || id === surgeon)
    .reduce((sum, one) => sum + one.minutes.reduce((total, day) => total + day, 0), 0)
  for (const patient of own) if (patient.mandatory) minutes -= patient.surgeryMinutes
  const optional = own
    .filter(({ mandatory }) => !mandatory)
    .map(({ id, surgeryMinutes, untreatedWeight }) => {
      const cost = Math.min(treating.get(id)!, untreatedWeight)
      return { cost, gain: untreatedWeight - cost, minutes: surgeryMinutes }
    })
    .sort((a, b) => b.gain * a.minutes - a.gain * b.minutes)
  let total = 0
  for (const { cost, gain, minutes: needed } of optional) {
    const share = needed === 0 ? 1 : Math.min(1, Math.max(0, minutes) / needed)
    total += cost + gain * (1 - share)
    minutes -= needed * share
  }
  return total
}

function theatresOpened({ weights, theatres }: Problem, mandatory: readonly Patient[]): number {
  const longest = Math.max(1, ...theatres.flatMap(({ minutes }) => minutes))
  const minutes = mandatory.reduce((sum, { surgeryMinutes }) => sum + surgeryMinutes, 0)
  return weights.openTheatre * Math.ceil(minutes / longest)
}
