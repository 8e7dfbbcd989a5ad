/** Whom patients of the demonstration would call: numbers that Ofcom keeps for drama, so that nobody is called by them. */
import { demoTrusts } from './alliances.ts'

export const bookingTeams = demoTrusts.map(({ code }, n) => ({
  trust: code,
  phone: `01632 960 1${String(n + 1).padStart(2, '0')}`,
  hours: 'Monday to Friday, 8am to 5pm',
  set_by: '',
}))
