/** Ten small hospitals and alliances, each with something of its own that is scarce or has to be weighed. */

import type { ProblemFile } from '../problem-file.ts'
import { generateSmall, type SmallShape } from './generate-small.ts'

const weights = {
  room_mixed_age: 1,
  room_nurse_skill: 3,
  continuity_of_care: 1,
  nurse_eccessive_workload: 5,
  open_operating_theater: 20,
  surgeon_transfer: 5,
  patient_delay: 5,
  unscheduled_optional: 200,
  travel: 1,
  team_change: 15,
  surgeon_journey: 12,
  nurse_journey: 4,
  change: 25,
}

const oneHospital: SmallShape = {
  seed: 1,
  patients: 16,
  days: 6,
  trusts: 1,
  beds: [[2, 2, 2]],
  theatres: [2],
  surgeons: [2],
  nurses: [6],
  theatreDay: 480,
  surgeonDay: 360,
  longestStay: 3,
  loads: [8, 10, 12],
  mandatory: 20,
  mayGo: 0,
  passports: 0,
  floaters: 0,
  locked: 0,
  published: 0,
  weights,
}

const twoTrusts: SmallShape = {
  ...oneHospital,
  patients: 16,
  trusts: 2,
  beds: [
    [2, 2],
    [2, 2],
  ],
  theatres: [1, 1],
  surgeons: [1, 2],
  nurses: [5, 5],
  mayGo: 60,
}

const threeTrusts: SmallShape = {
  ...twoTrusts,
  patients: 16,
  trusts: 3,
  beds: [[2, 2], [2], [2, 1]],
  theatres: [1, 1, 1],
  surgeons: [1, 1, 1],
  nurses: [5, 4, 4],
}

const shapes = {
  'one hospital': oneHospital,
  'few beds': { ...oneHospital, seed: 2, patients: 40, beds: [[2, 2]] },
  'few theatre hours': {
    ...oneHospital,
    seed: 3,
    patients: 50,
    days: 7,
    beds: [[3, 3, 2, 2]],
    theatres: [1],
    nurses: [8],
    mandatory: 5,
    theatreDay: 300,
    longestStay: 1,
  },
  'few nurses': { ...oneHospital, seed: 4, patients: 14, nurses: [4], loads: [3, 4, 5] },
  'many who must be treated': { ...oneHospital, seed: 25, mandatory: 70 },
  'patients who may go elsewhere': { ...twoTrusts, seed: 6 },
  'surgeons with passports and other teams': { ...twoTrusts, seed: 7, passports: 100, mayGo: 80 },
  'nurses who may work elsewhere': { ...twoTrusts, seed: 8, floaters: 60, nurses: [6, 4], loads: [4, 5, 6] },
  'booked and published': { ...twoTrusts, seed: 9, locked: 3, published: 8 },
  'three trusts with everything': {
    ...threeTrusts,
    seed: 10,
    passports: 50,
    floaters: 50,
    locked: 2,
    published: 5,
  },
} satisfies Record<string, SmallShape>

export type SmallInstance = keyof typeof shapes

export const smallInstances = Object.keys(shapes) as SmallInstance[]

export function smallProblem(name: SmallInstance): ProblemFile {
  return generateSmall(shapes[name])
}
