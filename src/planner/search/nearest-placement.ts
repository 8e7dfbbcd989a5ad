/** Of all placements of a patient that are not in the plan, the one that comes nearest to being possible. */
import { bedIsFree } from './fit.ts'
import { surgeonIsFree, theatreIsFree } from './operation.ts'
import type { State } from './state.ts'

export type Trial = {
  readonly way: number
  readonly day: number
  readonly theatre: number
  readonly room: number
  readonly obstacle: Obstacle
}

type Obstacle = 'surgeon' | 'theatre' | 'bed' | 'none'

/** The later the obstacle, the nearer the placement. */
const order: Record<Obstacle, number> = { surgeon: 0, theatre: 1, bed: 2, none: 3 }

/** In that hospital, in any if −1, and no later than a day; the earliest of those that come equally near. */
export function nearestPlacement(s: State, i: number, hospital: number, by: number): Trial | undefined {
  const { ways } = s.facts
  let nearest: Trial | undefined
  for (let way = ways.from[i]!; way < ways.from[i + 1]!; way++) {
    if (hospital >= 0 && ways.hospital[way] !== hospital) continue
    for (const day of ways.dayLists[ways.dayList[way]!]!) {
      if (day > by) break
      const trial = tryOut(s, i, way, day)
      if (trial && (!nearest || order[trial.obstacle] > order[nearest.obstacle])) nearest = trial
      if (nearest?.obstacle === 'none') return nearest
    }
  }
  return nearest
}

function tryOut(s: State, i: number, way: number, day: number): Trial | undefined {
  const { facts } = s
  const hospital = facts.ways.hospital[way]!
  const isLongEnough = (theatre: number) => facts.theatreMinutes[theatre * facts.days + day]! >= facts.minutes[i]!
  const isFit = (room: number) => facts.roomFits[i * facts.rooms + room] === 1
  const theatres = facts.theatresOf[hospital]!
  const rooms = facts.roomsOf[hospital]!
  const theatre = theatres.find((one) => theatreIsFree(s, i, one, day)) ?? theatres.find(isLongEnough)
  const room = rooms.find((one) => isFit(one) && bedIsFree(s, i, day, one)) ?? rooms.find(isFit)
  if (theatre === undefined || room === undefined) return undefined
  return { way, day, theatre, room, obstacle: obstacle(s, i, { way, day, theatre, room }) }
}

function obstacle(s: State, i: number, { way, day, theatre, room }: Omit<Trial, 'obstacle'>): Obstacle {
  if (!surgeonIsFree(s, i, way, day)) return 'surgeon'
  if (!theatreIsFree(s, i, theatre, day)) return 'theatre'
  return bedIsFree(s, i, day, room) ? 'none' : 'bed'
}
