/**
 * Asks the judge about one placement: which musts it would newly break, and what it would cost more.
 *
 * The judge is shown a part of the plan that holds all who could be concerned, so that thousands of such questions can be
 * asked: those who share the surgeon's day, the theatre's day or the room, and, where it is about costs, those whom the
 * room's nurses have to look after at the same time. The rest is the same before and after.
 */
import { judge } from './judge.ts'
import type { NurseDuty, Placement, Plan } from './plan.ts'
import type { Patient, Problem } from './problem.ts'
import type { MustCode, PreferCode } from './rules/rule.ts'

export type RulesChanged = {
  /** Codes of the musts that would have more breaches than now. */
  readonly broken: readonly MustCode[]
  readonly costs: readonly { readonly code: PreferCode; readonly cost: number }[]
}

type Placed = { readonly patient: Patient; readonly placement: Placement }

export class AskJudge {
  private readonly problem: Problem
  private readonly plan: Plan
  /** Who is placed, by room, surgeon's day and theatre's day. */
  private readonly placedAt = new Map<string, Placed[]>()
  private readonly dutiesIn = new Map<string, NurseDuty[]>()

  constructor(problem: Problem, plan: Plan) {
    this.problem = problem
    this.plan = plan
    for (const patient of problem.patients) {
      const placement = plan.placements.get(patient.id)
      if (!placement) continue
      const { room, surgeon, theatre, day } = placement
      for (const key of [`room ${room}`, `surgeon ${day} ${surgeon}`, `theatre ${day} ${theatre}`]) {
        listIn(this.placedAt, key).push({ patient, placement })
      }
    }
    for (const duty of plan.duties) for (const room of duty.rooms) listIn(this.dutiesIn, room).push(duty)
  }

  /** What placing the patient there instead of where they are (or are not) would break. */
  mustsBrokenBy(patient: Patient, to: Placement): readonly MustCode[] {
    const { before, after } = this.judgeBoth(patient, to, this.sharingWith(patient, to), [])
    // Nurses were left out, so that every room lacks one, before and after.
    const codes = (Object.keys(before.broken) as MustCode[]).filter((code) => code !== 'H9')
    return codes.filter((code) => after.broken[code] > before.broken[code])
  }

  /** What placing the patient there would cost more (or less, where negative), by rule, if the rooms have nurses. */
  costsOf(patient: Patient, to: Placement): RulesChanged['costs'] {
    const now = this.plan.placements.get(patient.id)
    const places = now ? [to, now] : [to]
    const duties = places.flatMap(({ room, day }) =>
      (this.dutiesIn.get(room) ?? []).filter((duty) => duty.day >= day && duty.day < day + patient.nights),
    )
    const others = places.flatMap((place) => this.sharingWith(patient, place))
    for (const room of new Set(duties.flatMap(({ rooms }) => rooms))) {
      for (const { day } of places) others.push(...this.inRoom(room, day, patient.nights))
    }
    const { before, after } = this.judgeBoth(patient, to, others, [...new Set(duties)])
    return (Object.keys(before.parts) as PreferCode[])
      .map((code) => ({ code, cost: after.parts[code] - before.parts[code] }))
      .filter(({ cost }) => cost !== 0)
  }

  private sharingWith(patient: Patient, { room, surgeon, theatre, day }: Placement): Placed[] {
    return [
      ...this.at(`surgeon ${day} ${surgeon}`),
      ...this.at(`theatre ${day} ${theatre}`),
      ...this.inRoom(room, day, patient.nights),
    ]
  }

  private inRoom(room: string, day: number, nights: number): Placed[] {
    return this.at(`room ${room}`).filter((one) => meets(one, day, nights))
  }

  private judgeBoth(patient: Patient, to: Placement, others: readonly Placed[], duties: readonly NurseDuty[]) {
    const { problem, plan } = this
    const now = plan.placements.get(patient.id)
    const placements = new Map(others.map((one) => [one.patient.id, one.placement]))
    if (now) placements.set(patient.id, now)
    const patients = new Map([patient, ...others.map((one) => one.patient)].map((one) => [one.id, one]))
    const rooms = new Set(duties.flatMap((duty) => duty.rooms))
    const theatres = new Set<string>()
    const surgeons = new Set<string>()
    for (const placement of [to, ...placements.values()]) {
      rooms.add(placement.room)
      theatres.add(placement.theatre)
      surgeons.add(placement.surgeon)
    }
    const nurses = new Set(duties.map(({ nurse }) => nurse))
    const small: Problem = {
      ...problem,
      patients: [...patients.values()],
      rooms: problem.rooms.filter(({ id }) => rooms.has(id)),
      theatres: problem.theatres.filter(({ id }) => theatres.has(id)),
      surgeons: problem.surgeons.filter(({ id }) => surgeons.has(id)),
      nurses: problem.nurses.filter(({ id }) => nurses.has(id)),
      occupants: problem.occupants.filter(({ room }) => rooms.has(room)),
      locked: new Map(),
      published: problem.published.has(patient.id)
        ? new Map([[patient.id, problem.published.get(patient.id)!]])
        : new Map(),
      // How fair it is can only be asked of everybody.
      weights: { ...problem.weights, fairness: 0 },
    }
    return {
      before: judge(small, { placements, duties }),
      after: judge(small, { placements: new Map(placements).set(patient.id, to), duties }),
    }
  }

  private at(key: string): readonly Placed[] {
    return this.placedAt.get(key) ?? []
  }
}

/** Whether a stay meets one of so many nights from that day on. */
function meets({ patient, placement }: Placed, day: number, nights: number): boolean {
  return placement.day < day + nights && day < placement.day + patient.nights
}

function listIn<T>(lists: Map<string, T[]>, key: string): T[] {
  const list = lists.get(key) ?? []
  lists.set(key, list)
  return list
}
