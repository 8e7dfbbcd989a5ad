/** Of all placements of a patient that are not in the plan, the one that comes nearest to being possible. */
import type { MustCode } from '../rules/rule.ts'
import { bedIsFree } from './fit.ts'
import { mayUse, surgeonIsFree, theatreIsFree } from './operation.ts'
import type { State } from './state.ts'
import { endOfStay } from './stay.ts'

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
const UNKNOWN = -2

/** In that hospital, in any if −1, and no later than a day; the earliest of those that come equally near. */
export function nearestPlacement(s: State, i: number, hospital: number, by: number): Trial | undefined {
  const { ways, days, hospitals } = s.facts
  // Several surgeons ask for the same bed on the same day.
  const rooms = new Int32Array(hospitals * days).fill(UNKNOWN)
  let nearest: Trial | undefined
  for (let way = ways.from[i]!; way < ways.from[i + 1]!; way++) {
    const at = ways.hospital[way]!
    if (hospital >= 0 && at !== hospital) continue
    for (const day of ways.dayLists[ways.dayList[way]!]!) {
      if (day > by) break
      const obstacle = surgeonIsFree(s, i, way, day) ? undefined : 'surgeon'
      if (obstacle && nearest) continue
      const theatre = freeTheatre(s, i, at, day)
      if (theatre < 0) continue
      if (rooms[at * days + day] === UNKNOWN) rooms[at * days + day] = freeRoom(s, i, at, day)
      const room = rooms[at * days + day]!
      if (room < 0) continue
      const trial: Trial = { way, day, theatre, room, obstacle: obstacle ?? laterObstacle(s, i, day, theatre, room) }
      if (!nearest || order[trial.obstacle] > order[nearest.obstacle]) nearest = trial
      if (nearest.obstacle === 'none') return nearest
    }
  }
  return nearest
}

/** Every must that a placement would break, as the search knows them. */
export function mustsBrokenBy(s: State, i: number, { way, day, theatre, room }: Omit<Trial, 'obstacle'>): MustCode[] {
  const { facts } = s
  const { days, rooms, ways } = facts
  const surgeonDay = ways.surgeon[way]! * days + day
  const broken: MustCode[] = []
  const gender = facts.gender[i]!
  const inRoom = (of: number, d: number) => s.inBed[of * rooms * days + room * days + d]!
  let mixes = false
  let crowds = false
  for (let d = day; d < endOfStay(s, i, day); d++) {
    // One more person raises the smaller number of the two only where the other gender is the larger.
    if (inRoom(1 - gender, d) > inRoom(gender, d)) mixes = true
    if (inRoom(0, d) + inRoom(1, d) >= facts.bedsOn[room * days + d]!) crowds = true
  }
  if (mixes) broken.push('H1')
  if (s.surgeonLoad[surgeonDay]! + facts.minutes[i]! > facts.surgeonMinutes[surgeonDay]!) broken.push('H3')
  if (!theatreIsFree(s, i, theatre, day)) broken.push('H4')
  if (crowds) broken.push('H7')
  if (s.surgeonCases[surgeonDay]! > 0 && s.surgeonAt[surgeonDay] !== ways.hospital[way]) broken.push('M5')
  return broken
}

/** One with time, else one that would be open long enough; −1 if none. */
function freeTheatre(s: State, i: number, hospital: number, day: number): number {
  const { facts } = s
  let closed = -1
  for (const theatre of facts.theatresOf[hospital]!) {
    if (theatreIsFree(s, i, theatre, day)) return theatre
    const isLongEnough = facts.theatreMinutes[theatre * facts.days + day]! >= facts.minutes[i]!
    if (closed < 0 && isLongEnough && mayUse(facts, i, theatre)) closed = theatre
  }
  return closed
}

/** One with a bed, else one that is fit; −1 if none. */
function freeRoom(s: State, i: number, hospital: number, day: number): number {
  const { facts } = s
  let taken = -1
  for (const room of facts.roomsOf[hospital]!) {
    if (facts.roomFits[facts.roomFitsFrom[i]! + room] === 0) continue
    if (bedIsFree(s, i, day, room)) return room
    if (taken < 0) taken = room
  }
  return taken
}

function laterObstacle(s: State, i: number, day: number, theatre: number, room: number): Obstacle {
  if (!theatreIsFree(s, i, theatre, day)) return 'theatre'
  return bedIsFree(s, i, day, room) ? 'none' : 'bed'
}
