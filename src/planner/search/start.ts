/** Sets up a state before the first move: who is on duty where, who lies in bed, what is booked, who is worth trying. */
import type { Random } from '../random.ts'
import type { Decisions } from './decisions.ts'
import type { Facts } from './facts.ts'
import { bedIsFree, mayComeOn } from './fit.ts'
import { bookNurse, nurseDelta, setNurse } from './nurse.ts'
import { surgeonIsFree, theatreIsFree } from './operation.ts'
import { place, swapOrder, swapUrgent } from './place.ts'
import { nurseJourneys, postAtHome, postNurses } from './posting.ts'
import { OUT, State } from './state.ts'
import { addStay } from './stay.ts'

/** How much more than there is the patients in play would fill: enough choice, and no more to draw from. */
const CROWD = { surgeons: 1.2, theatres: 1.3, beds: 3 }
/** A list no longer than this is in play whole. */
const FEWEST_PLAYERS = 1000

export type StartOptions = {
  /** Where nurses who may work in several hospitals are; at home, as far as that covers every shift, if not given. */
  readonly posting?: Int16Array
  /** What a mandatory patient's being out costs, in multiples of the dearest optional patient's. */
  readonly mandatoryPrice?: number
}

/** A state with nobody in it but the occupants and those whose placement is booked. */
export function startState(facts: Facts, random: Random, { posting, mandatoryPrice = 4 }: StartOptions = {}): State {
  const s = new State(facts, random)
  postNurses(s, posting ?? postAtHome(facts))
  let dearest = 0
  for (let i = 0; i < facts.patients; i++) if (facts.untreatedWeight[i]! > dearest) dearest = facts.untreatedWeight[i]!
  s.mandatoryPrice = Math.max(1000, mandatoryPrice * dearest)
  for (let i = 0; i < facts.patients; i++) {
    const trust = facts.trustOfPatient[i]!
    if (facts.mandatory[i] === 1) {
      s.outCost[i] = s.mandatoryPrice
      s.mandatoryOut++
      s.mandatoryOutOf[trust]!++
    } else s.position[trust]! += s.outCost[i]!
    s.cost += s.outCost[i]!
  }
  if (s.fairness) s.cost += facts.weights.fairness * s.fairness.total()
  if (facts.published) s.cost += facts.weights.change * facts.published.count
  s.cost += facts.weights.nurseJourney * nurseJourneys(s)
  choosePlayers(s)
  for (let k = 0; k < facts.occupantRoom.length; k++) {
    const i = facts.patients + k
    s.day[i] = 0
    s.room[i] = facts.occupantRoom[k]!
    s.cost += addStay(s, i, 0, s.room[i]!)
  }
  placeBooked(s)
  return s
}

/** Places everybody as decided, as far as it breaks no must. */
export function takeOver(s: State, decisions: Decisions): void {
  // Through the same door as every change of nurse: occupants are in bed already, and their care has to move along.
  for (let room = 0; room < s.facts.rooms; room++) {
    for (let shift = 0; shift < s.facts.shifts; shift++) {
      const at = room * s.facts.shifts + shift
      const bedsAt = room * s.facts.days + Math.floor(shift / s.facts.shiftsADay)
      const to = decisions.nurse[at]!
      const isThere = s.posting[to * s.facts.shifts + shift] === s.facts.hospitalOfRoom[room]
      if (to === s.nurse[at] || !isThere) continue
      const cost = nurseDelta(s, at, shift, bedsAt, to)
      setNurse(s, at, shift, bedsAt, to)
      bookNurse(s, room, cost)
      s.cost += cost
    }
  }
  for (let i = 0; i < s.facts.patients; i++) {
    const day = decisions.day[i]!
    if (day === OUT || s.day[i] !== OUT) continue
    const way = decisions.way[i]!
    const room = decisions.room[i]!
    const theatre = decisions.theatre[i]!
    const isAllowed =
      s.facts.roomFits[s.facts.roomFitsFrom[i]! + room] === 1 &&
      s.facts.hospitalOfRoom[room] === s.facts.ways.hospital[way] &&
      s.facts.hospitalOfTheatre[theatre] === s.facts.ways.hospital[way] &&
      mayComeOn(s, way, day)
    if (!isAllowed || !bedIsFree(s, i, day, room)) continue
    if (!surgeonIsFree(s, i, way, day) || !theatreIsFree(s, i, theatre, day)) continue
    s.cost += place(s, i, way, day, room, theatre)
  }
}

/**
 * Orders the patients so that only those worth trying are ever drawn: the dearest per minute, each counted against the
 * surgeon of theirs who has most time left, until surgeons, theatres or beds would be filled several times over. So a list
 * of twenty thousand costs no more per move than a short one.
 */
function choosePlayers(s: State): void {
  const { facts } = s
  const { ways, mandatory, isLocked } = facts
  const left = new Float64Array(facts.surgeons)
  for (let at = 0; at < facts.surgeonMinutes.length; at++) {
    left[Math.floor(at / facts.days)]! += CROWD.surgeons * facts.surgeonMinutes[at]!
  }
  let minutes = CROWD.theatres * facts.theatreMinutes.reduce((sum, one) => sum + one, 0)
  let nights = CROWD.beds * facts.days * facts.beds.reduce((sum, one) => sum + one, 0)
  const byWorth = [...s.order].sort((a, b) => mandatory[b]! - mandatory[a]! || worth(s, b) - worth(s, a) || a - b)
  s.inPlay = 0
  for (const i of byWorth) {
    if (isLocked[i] === 1 || ways.from[i] === ways.from[i + 1]) continue
    let surgeon = ways.surgeon[ways.from[i]!]!
    for (let way = ways.from[i]!; way < ways.from[i + 1]!; way++) {
      if (left[ways.surgeon[way]!]! > left[surgeon]!) surgeon = ways.surgeon[way]!
    }
    if (s.inPlay >= FEWEST_PLAYERS && (left[surgeon]! < 0 || minutes < 0 || nights < 0) && mandatory[i] === 0) continue
    left[surgeon]! -= facts.minutes[i]!
    minutes -= facts.minutes[i]!
    nights -= facts.nights[i]!
    swapOrder(s, s.orderPlace[i]!, s.inPlay++)
    if (mandatory[i] === 1) swapUrgent(s, i, s.urgent++)
  }
}

/** What leaving a patient costs per minute of surgery. */
export function worth(s: State, i: number): number {
  return s.outCost[i]! / Math.max(1, s.facts.minutes[i]!)
}

/** What is booked is placed even where it breaks a must: the judge names it, and the rest is planned around it. */
function placeBooked(s: State): void {
  const { locked, ways, patients } = s.facts
  if (!locked) return
  for (let i = 0; i < patients; i++) {
    if (locked.day[i]! < 0) continue
    s.cost += place(s, i, ways.from[i]!, locked.day[i]!, locked.room[i]!, locked.theatre[i]!)
  }
}
