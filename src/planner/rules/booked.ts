/** Rules about what was promised before this plan was made. */
import type { Placement } from '../plan.ts'
import type { Booked } from '../problem.ts'
import type { Must, Prefer } from './rule.ts'

export const lockedPlacementsStay: Must = {
  id: 'locked-placements-stay',
  code: 'M8',
  says: 'What is booked stays as it is',
  strength: 'must',
  about: 'patient',
  breaches: ({ problem, plan }) =>
    [...problem.locked]
      .filter(([patient, booked]) => !isAs(booked, plan.placements.get(patient)))
      .map(([patient]) => ({ about: patient, amount: 1 })),
}

export const publishedPlacementsStay: Prefer = {
  id: 'published-placements-stay',
  code: 'A6',
  says: 'What was published is changed only for a reason',
  strength: 'prefer',
  about: 'patient',
  weight: ({ change }) => change,
  breaches: ({ problem, plan }) =>
    [...problem.published]
      .filter(([patient, booked]) => !isAs(booked, plan.placements.get(patient)))
      .map(([patient]) => ({ about: patient, amount: 1 })),
}

function isAs(booked: Booked, placement: Placement | undefined): boolean {
  return (
    placement !== undefined &&
    placement.day === booked.day &&
    placement.room === booked.room &&
    placement.theatre === booked.theatre &&
    placement.surgeon === booked.surgeon
  )
}
