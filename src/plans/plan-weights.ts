/**
 * What a plan prefers, each with what one unit of it costs. The alliance owns the usual figures; somebody who asks for a
 * plan may try others. Against leaving a patient untreated (waiting-weight.ts) all of them are small.
 */
import { z } from 'zod'
import type { Weights } from '#planner'

/** As the planner has them: see `Weights` there. */
export type PlanWeights = Weights

export type PlanWeightWords = {
  readonly name: keyof PlanWeights
  /** What is preferred, as a sentence. */
  readonly says: string
  /** What one unit is. */
  readonly unit: string
}

/** In the order of the forms and the report. */
export const planWeightWords: readonly PlanWeightWords[] = [
  { name: 'delay', says: 'Patients are treated early in the plan', unit: 'day after the first possible' },
  { name: 'travel', says: 'Patients travel no further than to their own hospital', unit: 'minute further' },
  { name: 'teamChange', says: 'Patients are operated on by their own team', unit: 'patient' },
  { name: 'fairness', says: 'No group is left waiting more than others', unit: 'point of gap between groups' },
  { name: 'change', says: 'What was published is changed only for a reason', unit: 'placement' },
  { name: 'openTheatre', says: 'Few theatres are opened', unit: 'theatre-day' },
  { name: 'surgeonTransfer', says: 'Surgeons stay in one theatre on a day', unit: 'change' },
  { name: 'surgeonJourney', says: 'Surgeons operate in their own hospital', unit: 'day away' },
  { name: 'nurseJourney', says: 'Nurses work in the hospital that employs them', unit: 'shift away' },
  { name: 'continuity', says: 'Patients know their nurses', unit: 'nurse met' },
  { name: 'nurseSkill', says: 'Nurses have the skill that patients need', unit: 'level missing in a shift' },
  { name: 'nurseWorkload', says: 'Nurses are not overloaded', unit: 'point over the most' },
  { name: 'mixedAge', says: 'People in one room are of an age', unit: 'band apart in a day' },
]

/** Where an alliance starts: our own judgement, to be argued with. One minute of travel weighs what one day of delay does. */
export const defaultPlanWeights: PlanWeights = {
  delay: 1,
  travel: 1,
  teamChange: 10,
  fairness: 300,
  change: 30,
  openTheatre: 20,
  surgeonTransfer: 5,
  surgeonJourney: 40,
  nurseJourney: 20,
  continuity: 1,
  nurseSkill: 2,
  nurseWorkload: 2,
  mixedAge: 1,
}

export const LARGEST_PLAN_WEIGHT = 10_000
const Weight = z.number().int().min(0).max(LARGEST_PLAN_WEIGHT)
const Stored = z.object(
  Object.fromEntries(planWeightWords.map(({ name }) => [name, Weight])) as Record<keyof PlanWeights, typeof Weight>,
)

/** The alliance's figures, checked. A figure it has not set yet is the usual one. */
export function readPlanWeights(stored: unknown): PlanWeights {
  return Stored.parse({ ...defaultPlanWeights, ...(stored as Partial<PlanWeights>) })
}
