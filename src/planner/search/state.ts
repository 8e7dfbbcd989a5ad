/**
 * One plan in the making, with every running total that makes a move cheap to judge. Everything is allocated once.
 *
 * The decisions are `day`, `room`, `theatre`, `way` of each patient, `nurse` of each room-shift (also of empty rooms, at
 * no cost, so that an arrival finds one) and `posting` of each nurse-shift. All else follows from them and is kept up to
 * date by `stay.ts`, `operation.ts`, `place.ts`, `nurse.ts` and `posting.ts` alone.
 *
 * No must is ever broken, except that a mandatory patient may be out at a price.
 */
import type { Random } from '../random.ts'
import { CareNotes } from './care.ts'
import type { Facts } from './facts.ts'
import { FairnessCount } from './fairness.ts'
import { dutySpace } from './floaters.ts'

export const OUT = -1
/** More than any one move can place and send away. */
const JOURNAL = 256

/** By trust: mandatory patients out and cost of the plan alone, as in a `Position`. */
export type Guarantee = {
  readonly mandatoryOut: Int32Array
  readonly cost: Float64Array
  /** What one unit of cost taken from a trust weighs. */
  readonly price: number
  owed: number
}

export class State {
  readonly facts: Facts
  readonly random: Random

  readonly day: Int32Array
  readonly room: Int32Array
  readonly theatre: Int32Array
  readonly way: Int32Array
  readonly nurse: Int16Array
  /** nurse × shift: the hospital they work in, −1 when off duty. */
  readonly posting: Int16Array
  /** hospital × shift: where in `onDuty` its nurses begin, and how many are there now. There is space for all who may be. */
  readonly dutyFrom: Int32Array
  readonly dutyCount: Int32Array
  readonly onDuty: Int16Array
  /** nurse × shift: their own place in `onDuty`. */
  readonly dutyPlace: Int32Array

  /** gender × room × day: people in bed. */
  readonly inBed: Uint8Array
  /** gender × room: the days on which one more of that gender may lie there, as bits. */
  readonly openLow: Int32Array
  readonly openHigh: Int32Array
  /** room × day × slot: who lies there. */
  readonly lying: Int32Array
  readonly slots: number
  readonly ageCount: Uint8Array
  readonly ageBits: Int32Array
  readonly surgeonLoad: Int32Array
  readonly surgeonCases: Uint16Array
  /** surgeon × day × case: who is operated on, in no order. */
  readonly operatedOn: Int32Array
  /** surgeon × day: where they operate, if they have a case. */
  readonly surgeonAt: Uint8Array
  readonly surgeonTheatres: Uint8Array
  readonly surgeonTheatreCases: Uint16Array
  readonly theatreLoad: Int32Array
  readonly theatreCases: Uint16Array
  /** nurse × shift: load beyond what they may carry; negative is room to spare. */
  readonly overload: Int32Array
  /** `roomLoad`, `shortfall` and `shiftsWith` lag behind by these: see `care.ts`. */
  readonly careNotes = new CareNotes()
  readonly roomLoad: Int32Array
  /** room × shift × level: skill missing if its nurse had that level. */
  readonly shortfall: Int32Array
  /** person × nurse: shifts in which that nurse has them. */
  readonly shiftsWith: Uint8Array | Uint16Array
  readonly nursesSeen: Int32Array

  /** Patients who may be moved: `order` holds the placed first, then those worth trying, then the rest. */
  readonly order: Int32Array
  readonly orderPlace: Int32Array
  placed = 0
  /** Placed and worth trying together; those beyond are never drawn. */
  inPlay = 0

  /** The first `urgent` of them are the mandatory patients who are out and may be moved. */
  readonly urgentOrder: Int32Array
  readonly urgentPlace: Int32Array
  urgent = 0

  cost = 0
  mandatoryOut = 0
  mandatoryPrice = 0
  /** What each patient costs while out: the price if mandatory. */
  readonly outCost: Int32Array
  /** By trust: the cost of its own patients' waits and of its own hospitals, and how many of `mandatoryOut` are its own. */
  readonly position: Float64Array
  readonly mandatoryOutOf: Int32Array
  readonly fairness: FairnessCount | undefined

  /** hospital: the days on which every shift has a nurse, as bits; on others nobody may lie there. */
  readonly nursedLow: Int32Array
  readonly nursedHigh: Int32Array
  /** What each trust has alone and must not lose; undefined when a plan is made for one trust. */
  guarantee: Guarantee | undefined = undefined

  /** A move that costs more than this is not made. */
  limit = 0
  /** Marks nurses already met in one pass over a stay. */
  readonly met: Int32Array
  meeting = 0
  readonly found: Int32Array
  /** Whom a move has replaced as a room's nurse in a shift, and what that saved or cost, in order. */
  readonly replaced: { count: number; readonly at: Int32Array; readonly from: Int32Array; readonly cost: Int32Array }
  /** What the last choice of a nurse changed the cost by. */
  saved = 0
  /** Who a move has placed (way −1) or sent away (and from where), in order, so that it can be taken back. */
  readonly journal = {
    count: 0,
    who: new Int32Array(JOURNAL),
    way: new Int32Array(JOURNAL),
    day: new Int32Array(JOURNAL),
    room: new Int32Array(JOURNAL),
    theatre: new Int32Array(JOURNAL),
  }

  /** Rooms that a move has handed to other nurses, and from whom, in order. */
  readonly handed: { count: number; readonly room: Int32Array; readonly from: Int16Array }

  /** Patients whom a move has yet to place again. */
  readonly homeless = new Int32Array(JOURNAL)
  /** Where `findBestPlace` says that a patient would cost least. */
  readonly bestPlace = { way: OUT, day: OUT, room: OUT, theatre: OUT, cost: 0 }

  constructor(facts: Facts, random: Random) {
    const { people, patients, rooms, days, shifts, surgeons, theatres } = facts
    this.facts = facts
    this.random = random
    this.day = new Int32Array(people).fill(OUT)
    this.room = new Int32Array(people).fill(OUT)
    this.theatre = new Int32Array(patients).fill(OUT)
    this.way = new Int32Array(patients).fill(OUT)
    this.nurse = new Int16Array(rooms * shifts).fill(facts.nurses)
    this.posting = new Int16Array((facts.nurses + 1) * shifts).fill(-1)
    this.dutyFrom = dutySpace(facts)
    this.dutyCount = new Int32Array(facts.hospitals * shifts)
    this.onDuty = new Int16Array(this.dutyFrom[facts.hospitals * shifts]!)
    this.dutyPlace = new Int32Array(facts.nurses * shifts)

    this.slots = mostInOneRoom(facts)
    this.inBed = new Uint8Array(2 * rooms * days)
    this.openLow = new Int32Array(2 * rooms)
    this.openHigh = new Int32Array(2 * rooms)
    this.lying = new Int32Array(rooms * days * this.slots)
    this.ageCount = new Uint8Array(rooms * days * facts.ageGroups)
    this.ageBits = new Int32Array(rooms * days)
    this.surgeonLoad = new Int32Array(surgeons * days)
    this.surgeonCases = new Uint16Array(surgeons * days)
    this.operatedOn = new Int32Array(surgeons * days * facts.mostCases)
    this.surgeonAt = new Uint8Array(surgeons * days)
    this.surgeonTheatres = new Uint8Array(surgeons * days)
    this.surgeonTheatreCases = new Uint16Array(surgeons * days * theatres)
    this.theatreLoad = new Int32Array(theatres * days)
    this.theatreCases = new Uint16Array(theatres * days)
    this.overload = Int32Array.from(facts.maxLoad, (load) => (load < 0 ? -(1 << 28) : -load))
    this.roomLoad = new Int32Array(rooms * shifts)
    this.shortfall = new Int32Array(rooms * shifts * facts.skillLevels)
    // One more than a person's shifts in bed has to fit: see below.
    const shiftCounts = shifts < 255 ? Uint8Array : Uint16Array
    this.shiftsWith = new shiftCounts(people * (facts.nurses + 1))
    // Nobody counts as known to everyone, so that a room without a nurse costs no continuity.
    for (let i = 0; i < people; i++) this.shiftsWith[i * (facts.nurses + 1) + facts.nurses] = 1
    this.nursesSeen = new Int32Array(people)

    this.order = Int32Array.from({ length: patients }, (_, i) => i)
    this.orderPlace = Int32Array.from({ length: patients }, (_, i) => i)
    this.inPlay = patients
    this.urgentOrder = this.order.filter((i) => facts.mandatory[i] === 1)
    this.urgentPlace = new Int32Array(patients)
    this.urgentOrder.forEach((i, place) => {
      this.urgentPlace[i] = place
    })
    this.outCost = Int32Array.from(facts.untreatedWeight)
    this.position = new Float64Array(facts.trusts.length)
    this.mandatoryOutOf = new Int32Array(facts.trusts.length)
    this.fairness = facts.fairness && new FairnessCount(facts.fairness, patients)
    this.nursedLow = new Int32Array(facts.hospitals)
    this.nursedHigh = new Int32Array(facts.hospitals)
    this.met = new Int32Array(facts.nurses + 1)
    // An exchange puts down and hands on each room once.
    this.handed = { count: 0, room: new Int32Array(2 * rooms), from: new Int16Array(2 * rooms) }
    // Three patients leave three rooms and come to three.
    const most = 6 * shifts
    this.replaced = { count: 0, at: new Int32Array(most), from: new Int32Array(most), cost: new Int32Array(most) }
    this.found = new Int32Array(Math.max(rooms, theatres, facts.nurses, 64))
  }
}

/** Beds, or more where occupants or bookings already crowd a room: the judge will say so, the search must not fall. */
function mostInOneRoom(facts: Facts): number {
  const fixed = new Map<number, number>()
  for (const room of facts.occupantRoom) fixed.set(room, (fixed.get(room) ?? 0) + 1)
  for (const room of facts.locked?.room ?? []) if (room >= 0) fixed.set(room, (fixed.get(room) ?? 0) + 1)
  return Math.max(1, ...facts.beds, ...fixed.values())
}
