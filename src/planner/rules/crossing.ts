/** Rules for those who cross between hospitals: patients, surgeons and nurses. */
import { type Diary, daysOf, shiftOf } from './diary.ts'
import type { Must, Prefer } from './rule.ts'

export const theatreAndRoomAreInOneHospital: Must = {
  id: 'theatre-and-room-are-in-one-hospital',
  code: 'M1',
  says: 'A patient is operated on in the hospital that they lie in',
  strength: 'must',
  about: 'patient',
  breaches: ({ treated, rooms, theatres }) =>
    treated
      .filter(({ placement: { hospital, room, theatre } }) => {
        return rooms.get(room)!.hospital !== hospital || theatres.get(theatre)!.hospital !== hospital
      })
      .map(({ patient, placement }) => ({ about: patient.id, day: placement.day, amount: 1 })),
}

export const patientsGoWhereTheyMay: Must = {
  id: 'patients-go-where-they-may',
  code: 'M2',
  says: 'Patients are treated only where they consent to, are suited to and the agreement covers them',
  strength: 'must',
  about: 'patient',
  breaches: ({ treated }) =>
    treated
      .filter(({ patient, placement }) => !patient.allowedHospitals.includes(placement.hospital))
      .map(({ patient, placement }) => ({ about: patient.id, day: placement.day, amount: 1 })),
}

export const surgeonsMayOperateOnTheirPatients: Must = {
  id: 'surgeons-may-operate-on-their-patients',
  code: 'M3',
  says: 'Patients are operated on by their own surgeon or one named as able to take over',
  strength: 'must',
  about: 'patient',
  breaches: ({ treated }) =>
    treated
      .filter(({ patient, placement: { surgeon } }) => {
        return surgeon !== patient.surgeon && !patient.otherSurgeons.includes(surgeon)
      })
      .map(({ patient, placement }) => ({ about: patient.id, day: placement.day, amount: 1 })),
}

export const surgeonsHoldAPassport: Must = {
  id: 'surgeons-hold-a-passport',
  code: 'M4',
  says: 'Surgeons operate only in hospitals where they hold a passport',
  strength: 'must',
  about: 'surgeon',
  breaches: ({ treated, surgeons }) =>
    treated
      .filter(({ placement }) => !surgeons.get(placement.surgeon)!.hospitals.includes(placement.hospital))
      .map(({ placement: { surgeon, day, hospital } }) => ({ about: surgeon, day, hospital, amount: 1 })),
}

export const surgeonsWorkInOneHospitalADay: Must = {
  id: 'surgeons-work-in-one-hospital-a-day',
  code: 'M5',
  says: 'A surgeon works in one hospital on a day',
  strength: 'must',
  about: 'surgeon',
  breaches: (diary) =>
    surgeonDays(diary).flatMap(({ surgeon, day, hospitals }) =>
      hospitals.size > 1 ? [{ about: surgeon.id, day, amount: hospitals.size - 1 }] : [],
    ),
}

export const nursesAreCredentialed: Must = {
  id: 'nurses-are-credentialed',
  code: 'M6',
  says: 'Nurses work only in hospitals that have credentialed them',
  strength: 'must',
  about: 'nurse',
  breaches: ({ plan, nurses }) =>
    plan.duties
      .filter(({ nurse, hospital }) => !nurses.get(nurse)!.hospitals.includes(hospital))
      .map(({ nurse, day, shift, hospital }) => ({ about: nurse, day, shift, hospital, amount: 1 })),
}

export const nursesWorkInOneHospitalAShift: Must = {
  id: 'nurses-work-in-one-hospital-a-shift',
  code: 'M7',
  says: 'A nurse works in one hospital in a shift',
  strength: 'must',
  about: 'nurse',
  breaches: ({ problem, plan, rooms }) => {
    const where = new Map<string, { nurse: string; day: number; shift: number; hospitals: Set<string> }>()
    for (const duty of plan.duties) {
      const { nurse, day, shift } = duty
      const key = `${shiftOf(duty, problem.shiftTypes.length)} ${nurse}`
      const at = where.get(key) ?? { nurse, day, shift, hospitals: new Set<string>() }
      at.hospitals.add(duty.hospital)
      for (const room of duty.rooms) at.hospitals.add(rooms.get(room)!.hospital)
      where.set(key, at)
    }
    return [...where.values()].flatMap(({ nurse, day, shift, hospitals }) =>
      hospitals.size > 1 ? [{ about: nurse, day, shift, amount: hospitals.size - 1 }] : [],
    )
  },
}

export const patientsTravelLittle: Prefer = {
  id: 'patients-travel-little',
  code: 'A1',
  says: 'Patients travel no further than to their own hospital',
  strength: 'prefer',
  about: 'patient',
  weight: ({ travel }) => travel,
  breaches: ({ treated }) =>
    treated
      .map(({ patient: { id, travelMinutes, home }, placement: { day, hospital } }) => {
        const amount = (travelMinutes.get(hospital) ?? 0) - (travelMinutes.get(home) ?? 0)
        return { about: id, day, hospital, amount }
      })
      .filter(({ amount }) => amount > 0),
}

export const patientsKeepTheirTeam: Prefer = {
  id: 'patients-keep-their-team',
  code: 'A2',
  says: 'Patients are operated on by their own team',
  strength: 'prefer',
  about: 'patient',
  weight: ({ teamChange }) => teamChange,
  breaches: ({ treated }) =>
    treated
      .filter(({ patient, placement }) => placement.surgeon !== patient.surgeon)
      .map(({ patient, placement: { day, hospital } }) => ({ about: patient.id, day, hospital, amount: 1 })),
}

export const surgeonsStayAtHome: Prefer = {
  id: 'surgeons-stay-at-home',
  code: 'A3',
  says: 'Surgeons operate in their own hospital',
  strength: 'prefer',
  about: 'surgeon',
  weight: ({ surgeonJourney }) => surgeonJourney,
  breaches: (diary) =>
    surgeonDays(diary)
      .filter(({ surgeon, hospitals }) => [...hospitals].some((hospital) => hospital !== surgeon.hospitals[0]))
      .map(({ surgeon, day }) => ({ about: surgeon.id, day, amount: 1 })),
}

export const nursesStayAtHome: Prefer = {
  id: 'nurses-stay-at-home',
  code: 'A4',
  says: 'Nurses work in the hospital that employs them',
  strength: 'prefer',
  about: 'nurse',
  weight: ({ nurseJourney }) => nurseJourney,
  breaches: ({ plan, nurses }) =>
    plan.duties
      .filter(({ nurse, hospital }) => hospital !== nurses.get(nurse)!.hospitals[0])
      .map(({ nurse, day, shift, hospital }) => ({ about: nurse, day, shift, hospital, amount: 1 })),
}

function surgeonDays({ problem, operations }: Diary) {
  return problem.surgeons.flatMap((surgeon) =>
    daysOf(problem).flatMap((day) => {
      const done = operations('surgeon', surgeon.id, day)
      if (done.length === 0) return []
      return [{ surgeon, day, hospitals: new Set(done.map(({ placement }) => placement.hospital)) }]
    }),
  )
}
