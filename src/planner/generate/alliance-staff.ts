/** The hospitals of an invented alliance with what they have: theatres, rooms, surgeons by specialty, nurses. */
import type { NurseFile, RoomFile, SurgeonFile, TheatreFile } from '../problem-file.ts'
import type { RealisticSize } from './alliance-size.ts'
import { workloadADay } from './care.ts'
import type { Draws, Shares } from './draws.ts'
import { placeHospitals, type Spot } from './geography.ts'
import { inventNurses } from './nurse-rosters.ts'
import { inventSurgeonMinutes, inventTheatreMinutes, surgeonMinutesADay, theatreMinutesADay } from './operating-time.ts'
import { specialties } from './specialties.ts'

export type AllianceStaff = {
  readonly hospitals: readonly { readonly id: string; readonly trust: string }[]
  readonly spots: readonly Spot[]
  /** By hospital, in proportion. */
  readonly sizes: readonly number[]
  readonly theatres: readonly TheatreFile[]
  readonly rooms: readonly RoomFile[]
  readonly surgeons: readonly SurgeonFile[]
  /** By surgeon: place in `specialties`. */
  readonly specialtyOf: readonly number[]
  readonly nurses: readonly NurseFile[]
}

const roomBeds: Shares<number> = [
  [1, 30],
  [2, 12],
  [3, 6],
  [4, 34],
  [5, 4],
  [6, 14],
]
/** Surgeons' minutes for each of a theatre's: they do not all fit on the days when theatres are open. */
const SURGEON_TIME = 1.15
const FLOATING_SHARE = 0.12

export function inventStaff(draws: Draws, size: Required<RealisticSize>): AllianceStaff {
  const { trusts, hospitals: each, days, nurseLoad, passportShare } = size
  const hospitals = Array.from({ length: trusts * each }, (_, n) => ({
    id: `h${n}`,
    trust: `T${Math.floor(n / each)}`,
  }))
  const spots = placeHospitals(draws, trusts, each)
  const sizes = hospitals.map(() => draws.between(0.7, 1.3))
  const others = (hospital: string, chance: number) =>
    hospitals.filter(({ id }) => id !== hospital && draws.chance(chance)).map(({ id }) => id)

  const theatres = divide(size.theatres, sizes).flatMap((count, h) =>
    Array.from({ length: count }, (_, n): TheatreFile => {
      const { id } = hospitals[h]!
      return { id: `${id}.t${n}`, hospital: id, availability: inventTheatreMinutes(draws, days) }
    }),
  )
  const rooms = divide(size.beds, sizes).flatMap((beds, h) => inventRooms(draws, beds, hospitals[h]!.id))
  const surgeons: SurgeonFile[] = []
  const specialtyOf: number[] = []
  const surgeonCount = (size.theatres * theatreMinutesADay * SURGEON_TIME) / surgeonMinutesADay
  divide(Math.max(hospitals.length, Math.round(surgeonCount)), sizes).forEach((count, h) => {
    const { id } = hospitals[h]!
    // Rounded so that the specialties with most patients come first where there are few surgeons.
    const shares = divide(
      count,
      specialties.map(({ share }) => share),
    )
    shares.forEach((ofSpecialty, specialty) => {
      for (let n = 0; n < ofSpecialty; n++) {
        const passports = [id, ...others(id, passportShare)]
        const minutes = inventSurgeonMinutes(draws, days)
        surgeons.push({ id: `${id}.s${specialty}.${n}`, hospitals: passports, max_surgery_time: minutes })
        specialtyOf.push(specialty)
      }
    })
  })
  const nurses = hospitals.flatMap(({ id }) => {
    const beds = rooms.filter(({ hospital }) => hospital === id).reduce((sum, { capacity }) => sum + capacity, 0)
    const loadADay = (beds * workloadADay) / nurseLoad
    return inventNurses(draws, { days, loadADay, hospital: id, prefix: `${id}.n` }).map((nurse) =>
      draws.chance(FLOATING_SHARE) ? { ...nurse, hospitals: [id, ...others(id, 0.5)] } : nurse,
    )
  })
  return { hospitals, spots, sizes, theatres, rooms, surgeons, specialtyOf, nurses }
}

function inventRooms(draws: Draws, beds: number, hospital: string): RoomFile[] {
  const rooms: RoomFile[] = []
  for (let left = beds; left > 0; ) {
    const capacity = Math.min(left, draws.oneOf(roomBeds))
    rooms.push({ id: `${hospital}.r${rooms.length}`, hospital, capacity })
    left -= capacity
  }
  return rooms
}

/** A whole number divided in proportion, at least one each while there are enough; the parts add up to it. */
function divide(whole: number, shares: readonly number[]): number[] {
  const all = shares.reduce((sum, one) => sum + one, 0)
  const least = whole >= shares.length ? 1 : 0
  const exact = shares.map((share) => least + ((whole - least * shares.length) * share) / all)
  const parts = exact.map(Math.floor)
  const byRest = exact.map((one, n) => [one - parts[n]!, n] as const).sort((a, b) => b[0] - a[0] || a[1] - b[1])
  let left = whole - parts.reduce((sum, one) => sum + one, 0)
  for (const [, n] of byRest) if (left-- > 0) parts[n]!++
  return parts
}
