/** Everything a trust of the demonstration can treat people with, for eight weeks from Monday 2 February 2026. */
import type { SurgeonDayRow, TheatreSessionRow, TrustCapacity } from '../demo-rows.ts'
import { Random } from '../random.ts'
import { dayOfWeek, horizonDays, horizonWeeks } from './horizon.ts'
import { nursingRoster } from './nursing-roster.ts'
import type { Surgeon } from './surgical-team.ts'
import { estateOf, theatreSites } from './theatre-estate.ts'
import { bedOccupants, wardRooms } from './wards.ts'
import { weeklyLists } from './weekly-lists.ts'

/** The share of surgeons away for one of the eight weeks, whose lists others may take. */
const awayShare = 0.55

export function trustCapacity(
  trust: string,
  team: readonly Surgeon[],
  fellows: readonly string[],
  seed: number,
): TrustCapacity {
  const rooms = wardRooms(trust)
  return {
    theatres: estateOf(trust).sites.flatMap(({ site, theatres }) =>
      Array.from({ length: theatres }, (_, n) => ({
        trust,
        id: theatreId(site, n + 1),
        site,
        name: `Theatre ${n + 1}`,
      })),
    ),
    sessions: sessions(trust, seed),
    rooms,
    occupants: bedOccupants(trust, rooms, seed),
    surgeons: team.map(({ id, name, service, sites }) => ({
      trust,
      id,
      name,
      treatment_functions: service.treatmentFunctions,
      subspecialty: service.subspecialty,
      sites,
    })),
    surgeonDays: surgeonDays(trust, team, seed),
    ...nursingRoster(
      trust,
      rooms,
      fellows.map((fellow) => theatreSites(fellow)[0]!),
      seed,
    ),
  }
}

const theatreId = (site: string, number: number): string => `${site}-T${number}`

function sessions(trust: string, seed: number): readonly TheatreSessionRow[] {
  const lists = weeklyLists(trust, seed)
  return horizonDays.flatMap((day) =>
    lists
      .filter(({ weekday }) => weekday === dayOfWeek(day))
      .map(({ site, theatre, startMinute, minutes, service }) => ({
        trust,
        theatre: theatreId(site, theatre),
        day,
        start_minute: startMinute,
        minutes,
        treatment_function: service.treatmentFunctions[0]!,
      })),
  )
}

function surgeonDays(trust: string, team: readonly Surgeon[], seed: number): readonly SurgeonDayRow[] {
  const random = new Random(seed, 'leave', trust)
  return team.flatMap(({ id, week }) => {
    const away = random.chance(awayShare) ? random.below(horizonWeeks) : -1
    return horizonDays.flatMap((day, at) => {
      const minutes = week[dayOfWeek(day)] ?? 0
      return minutes > 0 && Math.floor(at / 7) !== away ? [{ trust, surgeon: id, day, minutes }] : []
    })
  })
}
