/** A trust's rooms for elective surgery, and who lies in them on the first morning. */
import { ageBands } from '#nhs/age-band.ts'
import type { BedOccupantRow, WardRoomRow } from '../demo-rows.ts'
import { Random } from '../random.ts'
import { draw, weighted } from '../weighted.ts'
import { estateOf } from './theatre-estate.ts'

/** Of the beds on a Monday morning, after a weekend without lists: an assumption. */
const occupiedAtStart = 0.45
const wardBeds = 24

/** A ward of 24: five bays of four, and single rooms. */
const roomSizes = [4, 4, 4, 4, 4, 1, 1, 1, 1] as const

const occupantAges = weighted(ageBands.map(({ code }, at) => [code, [0, 8, 22, 30, 29, 11][at]!] as const))

export function electiveBeds(trust: string): number {
  const { publishedBeds, electiveShare } = estateOf(trust)
  return Math.round((publishedBeds * electiveShare) / 100)
}

export function wardRooms(trust: string): readonly WardRoomRow[] {
  const rooms: WardRoomRow[] = []
  for (const { site, bedShare, isDaySurgery } of estateOf(trust).sites) {
    let left = Math.round((electiveBeds(trust) * bedShare) / 100)
    for (let ward = 1; left > 0; ward++) {
      let inWard = 0
      for (let room = 1; left > 0 && inWard < wardBeds; room++) {
        const beds = Math.min(left, roomSizes[room - 1] ?? 1)
        rooms.push({
          trust,
          id: `${site}-W${ward}R${room}`,
          site,
          ward: isDaySurgery ? `Day surgery unit ${ward}` : `Elective ward ${ward}`,
          name: beds === 1 ? `Room ${room}` : `Bay ${room}`,
          beds,
          closes_overnight: isDaySurgery,
        })
        inWard += beds
        left -= beds
      }
    }
  }
  return rooms
}

/** Nobody stays overnight in day surgery. A room's occupants are of one sex, as every plan must keep it. */
export function bedOccupants(trust: string, rooms: readonly WardRoomRow[], seed: number): readonly BedOccupantRow[] {
  const random = new Random(seed, 'occupants', trust)
  const daySites = new Set(
    estateOf(trust)
      .sites.filter(({ isDaySurgery }) => isDaySurgery)
      .map(({ site }) => site),
  )
  return rooms.flatMap(({ id, site, beds }) => {
    if (daySites.has(site)) return []
    const sex = random.chance(0.55) ? '2' : '1'
    const inBed = Array.from({ length: beds }, () => random.chance(occupiedAtStart)).filter(Boolean)
    return inBed.map((_, bed) => {
      // People in bed over a weekend are those whose stays are long.
      const nights = Math.min(14, Math.max(1, Math.round(random.lognormal(3.2, 2.6))))
      return {
        trust,
        id: `${id}-${bed + 1}`,
        room: id,
        sex,
        age_band: draw(occupantAges, random),
        nights,
        skill_level: random.chance(0.2) ? 2 : random.chance(0.5) ? 1 : 0,
        workload: random.chance(0.25) ? 3 : random.chance(0.5) ? 2 : 1,
      }
    })
  })
}
