/**
 * Where a patient may be treated: at home, and wherever they said they would travel to, within what the alliance plans
 * together, if somebody there may operate for what they need. Nothing is assumed of a patient who was never asked.
 */
import type { PlanningPathway } from '#waiting-list'

type Hospital = { readonly id: string; readonly trust: string }

/**
 * The hospital that counts as home: the pathway's own site where the plan has it; else the trust's nearest hospital to
 * the patient, for pathways at a site that has clinics and no theatre. Nothing when the trust has none.
 */
export function homeOf(
  { site, trust, travelMinutes }: Pick<PlanningPathway, 'site' | 'trust' | 'travelMinutes'>,
  hospitals: readonly Hospital[],
): string | undefined {
  if (hospitals.some(({ id }) => id === site)) return site
  const far = ({ id }: Hospital): number => travelMinutes[id] ?? Number.POSITIVE_INFINITY
  let nearest: Hospital | undefined
  for (const hospital of hospitals) {
    if (hospital.trust === trust && (!nearest || far(hospital) < far(nearest))) nearest = hospital
  }
  return nearest?.id
}

/** Home first, then the others in the order of the hospitals. */
export function allowedHospitals(
  { willingMinutes, travelMinutes }: Pick<PlanningPathway, 'willingMinutes' | 'travelMinutes'>,
  home: string,
  hospitals: readonly Hospital[],
  isStaffed: (hospital: string) => boolean,
): string[] {
  const others = hospitals.filter(({ id }) => {
    const minutes = travelMinutes[id]
    return id !== home && willingMinutes !== null && minutes !== undefined && minutes <= willingMinutes && isStaffed(id)
  })
  return [home, ...others.map(({ id }) => id)]
}
