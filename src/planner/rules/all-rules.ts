/** Every rule that a plan is judged by, musts first. To add one, follow docs/guides/add-a-constraint.md. */
import {
  admissionsAreInTheirWindow,
  fewPatientsAreLeft,
  mandatoryPatientsAreAdmitted,
  patientsAreNotDelayed,
} from './admission.ts'
import { roomMatesAreOfAnAge, roomsAreForOneGender, roomsFitTheirPatients, roomsHaveABedForEach } from './beds.ts'
import { lockedPlacementsStay, publishedPlacementsStay } from './booked.ts'
import {
  nursesAreCredentialed,
  nursesStayAtHome,
  nursesWorkInOneHospitalAShift,
  patientsGoWhereTheyMay,
  patientsKeepTheirTeam,
  patientsTravelLittle,
  surgeonsHoldAPassport,
  surgeonsMayOperateOnTheirPatients,
  surgeonsStayAtHome,
  surgeonsWorkInOneHospitalADay,
  theatreAndRoomAreInOneHospital,
} from './crossing.ts'
import { noGroupIsLeftBehind } from './fairness.ts'
import {
  nursesAreNotOverloaded,
  nursesHaveTheSkill,
  nursesWorkTheirRoster,
  occupiedRoomsHaveANurse,
  patientsKnowTheirNurses,
  roomsHaveOneNurse,
} from './nursing.ts'
import {
  fewTheatresAreOpened,
  lentTheatresAreTheirBorrowers,
  surgeonsFinishInTime,
  surgeonsStayInOneTheatre,
  theatresFinishInTime,
} from './operating.ts'
import type { Rule } from './rule.ts'

export const allRules: readonly Rule[] = [
  roomsAreForOneGender,
  roomsFitTheirPatients,
  surgeonsFinishInTime,
  theatresFinishInTime,
  mandatoryPatientsAreAdmitted,
  admissionsAreInTheirWindow,
  roomsHaveABedForEach,
  nursesWorkTheirRoster,
  occupiedRoomsHaveANurse,
  roomsHaveOneNurse,
  theatreAndRoomAreInOneHospital,
  patientsGoWhereTheyMay,
  surgeonsMayOperateOnTheirPatients,
  surgeonsHoldAPassport,
  surgeonsWorkInOneHospitalADay,
  nursesAreCredentialed,
  nursesWorkInOneHospitalAShift,
  lockedPlacementsStay,
  lentTheatresAreTheirBorrowers,
  roomMatesAreOfAnAge,
  nursesHaveTheSkill,
  patientsKnowTheirNurses,
  nursesAreNotOverloaded,
  fewTheatresAreOpened,
  surgeonsStayInOneTheatre,
  patientsAreNotDelayed,
  fewPatientsAreLeft,
  patientsTravelLittle,
  patientsKeepTheirTeam,
  surgeonsStayAtHome,
  nursesStayAtHome,
  noGroupIsLeftBehind,
  publishedPlacementsStay,
]
