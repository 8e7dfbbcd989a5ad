/** The place where somebody who is out would cost least, over all their ways, days and rooms: priced, but not taken. */
import { cheapestTheatre, openingCost, surgeonIsFree } from './operation.ts'
import { OUT, type State } from './state.ts'
import { ageSpan, endOfStay, highBits, lowBits, nextMeeting } from './stay.ts'

/**
 * Writes the cheapest place into `s.bestPlace`; its way is −1 if none costs less than `most`. The cost is of wait, way,
 * theatre and stay; fairness and alterations of what was published are left to `place`, which is exact.
 *
 * @param blink one room in so many is passed over unseen, so that patients are not always put back as they were; 0: none
 */
export function findBestPlace(s: State, i: number, most: number, blink: number): void {
  const { facts, openLow, openHigh, random, bestPlace } = s
  const { ways, weights } = facts
  const fits = facts.roomFitsFrom[i]!
  const open = facts.gender[i]! * facts.rooms
  bestPlace.way = OUT
  bestPlace.cost = most
  for (let way = ways.from[i]!; way < ways.from[i + 1]!; way++) {
    const rooms = facts.roomsOf[ways.hospital[way]!]!
    const days = ways.dayLists[ways.dayList[way]!]!
    for (let k = 0; k < days.length; k++) {
      const day = days[k]!
      const wait = ways.cost[way]! + weights.delay * (day - facts.release[i]!)
      if (wait >= bestPlace.cost) break
      if (!surgeonIsFree(s, i, way, day)) continue
      const theatre = cheapestTheatre(s, i, way, day)
      if (theatre < 0) continue
      const before = wait + openingCost(s, ways.surgeon[way]!, theatre, day)
      const end = endOfStay(s, i, day)
      const low = lowBits(day, end)
      const high = highBits(day, end)
      for (let r = 0; r < rooms.length; r++) {
        const room = rooms[r]!
        if ((openLow[open + room]! & low) !== low || (openHigh[open + room]! & high) !== high) continue
        if (facts.roomFits[fits + room] === 0 || (blink > 0 && random.below(blink) === 0)) continue
        const cost = arrivalCost(s, i, day, end, room, before, bestPlace.cost)
        if (cost >= bestPlace.cost) continue
        bestPlace.way = way
        bestPlace.day = day
        bestPlace.room = room
        bestPlace.theatre = theatre
        bestPlace.cost = cost
      }
    }
  }
}

/** `cost` plus what the stay adds to S1–S4, or at least `most` as soon as that is certain. */
function arrivalCost(s: State, i: number, day: number, end: number, room: number, cost: number, most: number): number {
  const { facts, nurse, overload, ageBits, met } = s
  const { days, shiftsADay, shifts, workload, skillNeeded, nurseSkill, weights } = facts
  const age = 1 << facts.age[i]!
  const meeting = nextMeeting(s)
  met[facts.nurses] = meeting
  let care = facts.careFrom[i]!
  for (let d = day; d < end && cost < most; d++) {
    const bits = ageBits[room * days + d]!
    if (bits !== 0 && (bits & age) === 0) cost += weights.mixedAge * (ageSpan(bits | age) - ageSpan(bits))
    const last = d * shiftsADay + shiftsADay
    for (let shift = d * shiftsADay; shift < last; shift++, care++) {
      const n = nurse[room * shifts + shift]!
      const load = workload[care]!
      const before = overload[n * shifts + shift]!
      const after = before + load
      if (after > 0) cost += weights.nurseWorkload * (before > 0 ? load : after)
      const short = skillNeeded[care]! - nurseSkill[n]!
      if (short > 0) cost += weights.nurseSkill * short
      if (met[n] !== meeting) {
        met[n] = meeting
        cost += weights.continuity
      }
    }
  }
  return cost
}
