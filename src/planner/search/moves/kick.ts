/** Moves in which one patient takes what another has, and the other goes elsewhere or out. */
import { bedIsFree, bedIsFreeWithout, mayComeOn, pickDay, pickRoom, pickWay, wayIn } from '../fit.ts'
import { noteGone, notePlaced } from '../journal.ts'
import { keeps } from '../keep.ts'
import { pickTheatre, surgeonIsFree } from '../operation.ts'
import { mostRegained, place, unplace } from '../place.ts'
import { OUT, type State } from '../state.ts'
import { endOfStay } from '../stay.ts'

/** Patient i, half the time one who waits, takes j's bed on j's day or one on which the stays would meet. */
export function takeBed(s: State): boolean {
  const { facts, random } = s
  const i = someone(s, 1)
  if (i < 0 || s.placed === 0) return false
  const j = s.order[random.below(s.placed)]!
  const jRoom = s.room[j]!
  if (i === j || s.room[i] === jRoom || facts.roomFits[facts.roomFitsFrom[i]! + jRoom] === 0) return false
  const hospital = facts.hospitalOfRoom[jRoom]!
  const way = wayIn(s, i, hospital)
  if (way < 0) return false
  const jDay = s.day[j]!
  let day = jDay
  if ((random.bits() & 1) === 0) {
    if (!mayComeOn(s, way, day)) return false
  } else {
    day = pickDay(s, way)
    if (day >= endOfStay(s, j, jDay) || jDay >= endOfStay(s, i, day)) return false
  }
  if (day !== s.day[i] && !minutesWithout(s, i, way, day, j)) return false
  if (!bedIsFreeWithout(s, i, day, j)) return false
  return displace(s, i, way, day, jRoom, j, jDay)
}

/** Patient i, mostly one who waits, takes j's time with their surgeon; any room will do. */
export function takeSurgeonTime(s: State): boolean {
  const { facts } = s
  const i = someone(s, 3)
  if (i < 0) return false
  const way = pickWay(s, i)
  if (way < 0) return false
  const day = pickDay(s, way)
  if (day === s.day[i]) return false
  const j = operatedBy(s, facts.ways.surgeon[way]!, day)
  if (j < 0 || j === i || !minutesWithout(s, i, way, day, j)) return false
  return displace(s, i, way, day, -1, j, s.day[i]!)
}

/** A patient of that surgeon on that day who may be moved; −1 if there is none. */
function operatedBy(s: State, surgeon: number, day: number): number {
  const { facts, operatedOn } = s
  const surgeonDay = surgeon * facts.days + day
  const cases = s.surgeonCases[surgeonDay]!
  if (cases === 0) return -1
  const first = surgeonDay * facts.mostCases
  const start = s.random.below(cases)
  for (let k = 0; k < cases; k++) {
    const i = operatedOn[first + ((start + k) % cases)]!
    if (facts.isLocked[i] === 0) return i
  }
  return -1
}

/** A waiting patient or a placed one; `mask` says how seldom a placed one is chosen while others wait. */
function someone(s: State, mask: number): number {
  const waiting = s.inPlay - s.placed
  if (waiting > 0 && (s.random.bits() & mask) !== 0) return s.order[s.placed + s.random.below(waiting)]!
  return s.placed < 2 ? -1 : s.order[s.random.below(s.placed)]!
}

function minutesWithout(s: State, i: number, way: number, day: number, j: number): boolean {
  const { facts } = s
  const surgeon = facts.ways.surgeon[way]!
  const at = surgeon * facts.days + day
  const freed = s.day[j] === day && facts.ways.surgeon[s.way[j]!] === surgeon ? facts.minutes[j]! : 0
  return s.surgeonLoad[at]! - freed + facts.minutes[i]! <= facts.surgeonMinutes[at]!
}

/** i goes to (way, day, room), any room if −1; j, who is in the way, is found another place or goes out. */
function displace(s: State, i: number, way: number, day: number, room: number, j: number, hint: number): boolean {
  const { facts, random } = s
  const iWay = s.way[i]!
  const iDay = s.day[i]!
  const iRoom = s.room[i]!
  const iTheatre = s.theatre[i]!
  const jWay = s.way[j]!
  const jDay = s.day[j]!
  const jRoom = s.room[j]!
  const jTheatre = s.theatre[j]!
  let cost = iDay === OUT ? 0 : unplace(s, i)
  cost += unplace(s, j)
  const hospital = facts.ways.hospital[way]!
  const theatre = surgeonIsFree(s, i, way, day) ? pickTheatre(s, i, way, day) : -1
  const to = theatre < 0 ? -1 : room < 0 ? pickRoom(s, i, day, hospital, -1) : bedIsFree(s, i, day, room) ? room : -1
  if (to >= 0) {
    cost += place(s, i, way, day, to, theatre)
    if (cost - mostRegained(s, j) <= s.limit || s.fairness) {
      let found = false
      if (facts.mandatory[j] === 1 || (random.bits() & 3) !== 0) {
        const tried = tryPlace(s, j, jRoom, room < 0, hint)
        found = s.day[j] !== OUT
        cost += tried
      }
      if (keeps(s, cost)) {
        s.journal.count = 0
        if (iDay !== OUT) noteGone(s, i, iWay, iDay, iRoom, iTheatre)
        noteGone(s, j, jWay, jDay, jRoom, jTheatre)
        notePlaced(s, i)
        if (found) notePlaced(s, j)
        return true
      }
      if (found) unplace(s, j)
    }
    unplace(s, i)
  }
  place(s, j, jWay, jDay, jRoom, jTheatre)
  if (iDay !== OUT) place(s, i, iWay, iDay, iRoom, iTheatre)
  return false
}

/** Tries once to find a place for j, half the time on the day hinted at; 0 if there is none. */
function tryPlace(s: State, j: number, oldRoom: number, preferOldRoom: boolean, hint: number): number {
  const { facts } = s
  const way = pickWay(s, j)
  const day = (s.random.bits() & 1) === 0 && hint >= 0 && mayComeOn(s, way, hint) ? hint : pickDay(s, way)
  if (!surgeonIsFree(s, j, way, day)) return 0
  const theatre = pickTheatre(s, j, way, day)
  if (theatre < 0) return 0
  const hospital = facts.ways.hospital[way]!
  const keepsRoom = preferOldRoom && facts.hospitalOfRoom[oldRoom] === hospital && bedIsFree(s, j, day, oldRoom)
  const room = keepsRoom ? oldRoom : pickRoom(s, j, day, hospital, -1)
  return room < 0 ? 0 : place(s, j, way, day, room, theatre)
}
