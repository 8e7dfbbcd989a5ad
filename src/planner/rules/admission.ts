/** Rules about whether and when patients are admitted. */
import type { Must, Prefer } from './rule.ts'

export const mandatoryPatientsAreAdmitted: Must = {
  id: 'mandatory-patients-are-admitted',
  code: 'H5',
  says: 'Every mandatory patient is admitted',
  strength: 'must',
  about: 'patient',
  breaches: ({ untreated }) =>
    untreated.filter(({ mandatory }) => mandatory).map(({ id }) => ({ about: id, amount: 1 })),
}

export const admissionsAreInTheirWindow: Must = {
  id: 'admissions-are-in-their-window',
  code: 'H6',
  says: 'Nobody is admitted before they are ready or after they are due',
  strength: 'must',
  about: 'patient',
  breaches: ({ treated }) =>
    treated
      .filter(({ patient, placement }) => placement.day < patient.releaseDay || placement.day > patient.lastDay)
      .map(({ patient, placement }) => ({ about: patient.id, day: placement.day, amount: 1 })),
}

export const patientsAreNotDelayed: Prefer = {
  id: 'patients-are-not-delayed',
  code: 'S7',
  says: 'Patients are admitted as soon as they are ready',
  strength: 'prefer',
  about: 'patient',
  weight: ({ delay }) => delay,
  breaches: ({ treated }) =>
    treated
      .filter(({ patient, placement }) => placement.day > patient.releaseDay)
      .map(({ patient, placement }) => ({
        about: patient.id,
        day: placement.day,
        amount: placement.day - patient.releaseDay,
      })),
}

export const fewPatientsAreLeft: Prefer = {
  id: 'few-patients-are-left',
  code: 'S8',
  says: 'Few patients are left waiting, least of all those with priority and long waits',
  strength: 'prefer',
  about: 'patient',
  // Each patient brings their own weight, so the amount is that weight and the rule's is 1.
  weight: () => 1,
  breaches: ({ untreated }) =>
    untreated
      .filter(({ mandatory }) => !mandatory)
      .map(({ id, untreatedWeight }) => ({ about: id, amount: untreatedWeight }))
      .filter(({ amount }) => amount > 0),
}
