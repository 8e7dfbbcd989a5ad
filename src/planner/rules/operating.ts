/** Rules about surgeons' and theatres' time. */
import { daysOf, type Treated } from './diary.ts'
import type { Must, Prefer } from './rule.ts'

export const surgeonsFinishInTime: Must = {
  id: 'surgeons-finish-in-time',
  code: 'H3',
  says: 'No surgeon operates for longer than their time on that day',
  strength: 'must',
  about: 'surgeon',
  breaches: ({ problem, operations }) =>
    problem.surgeons.flatMap((surgeon) =>
      daysOf(problem).flatMap((day) => {
        const amount = minutesOf(operations('surgeon', surgeon.id, day)) - (surgeon.minutes[day] ?? 0)
        return amount > 0 ? [{ about: surgeon.id, day, amount }] : []
      }),
    ),
}

export const theatresFinishInTime: Must = {
  id: 'theatres-finish-in-time',
  code: 'H4',
  says: 'No theatre is used for longer than it is staffed on that day',
  strength: 'must',
  about: 'theatre',
  breaches: ({ problem, operations }) =>
    problem.theatres.flatMap((theatre) =>
      daysOf(problem).flatMap((day) => {
        const amount = minutesOf(operations('theatre', theatre.id, day)) - (theatre.minutes[day] ?? 0)
        return amount > 0 ? [{ about: theatre.id, day, hospital: theatre.hospital, amount }] : []
      }),
    ),
}

export const lentTheatresAreTheirBorrowers: Must = {
  id: 'lent-theatres-are-their-borrowers',
  code: 'M9',
  says: 'Theatre time that is lent is used for patients of the trust that borrowed it',
  strength: 'must',
  about: 'patient',
  // What is booked may be a guest of the borrower's, and stays.
  breaches: ({ problem, treated, theatres, hospitals }) =>
    treated
      .filter(({ patient, placement }) => {
        const { lentTo } = theatres.get(placement.theatre)!
        return lentTo !== undefined && lentTo !== hospitals.get(patient.home)!.trust && !problem.locked.has(patient.id)
      })
      .map(({ patient, placement: { day, hospital } }) => ({ about: patient.id, day, hospital, amount: 1 })),
}

export const fewTheatresAreOpened: Prefer = {
  id: 'few-theatres-are-opened',
  code: 'S5',
  says: 'No more theatres are opened than the day needs',
  strength: 'prefer',
  about: 'theatre',
  weight: ({ openTheatre }) => openTheatre,
  breaches: ({ problem, operations }) =>
    problem.theatres.flatMap((theatre) =>
      daysOf(problem)
        .filter((day) => operations('theatre', theatre.id, day).length > 0)
        .map((day) => ({
          about: theatre.id,
          day,
          hospital: theatre.hospital,
          ...(theatre.lentTo !== undefined && { trust: theatre.lentTo }),
          amount: 1,
        })),
    ),
}

export const surgeonsStayInOneTheatre: Prefer = {
  id: 'surgeons-stay-in-one-theatre',
  code: 'S6',
  says: 'A surgeon stays in one theatre for the day',
  strength: 'prefer',
  about: 'surgeon',
  weight: ({ surgeonTransfer }) => surgeonTransfer,
  breaches: ({ problem, operations }) =>
    problem.surgeons.flatMap((surgeon) =>
      daysOf(problem).flatMap((day) => {
        const done = operations('surgeon', surgeon.id, day)
        const amount = new Set(done.map(({ placement }) => placement.theatre)).size - 1
        return amount > 0 ? [{ about: surgeon.id, day, hospital: done[0]!.placement.hospital, amount }] : []
      }),
    ),
}

function minutesOf(operations: readonly Treated[]): number {
  return operations.reduce((total, { patient }) => total + patient.surgeryMinutes, 0)
}
