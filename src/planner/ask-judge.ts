/**
 * Asks the judge about one placement: which musts it would newly break, and what it would cost more.
 *
 * The judge is shown a part of the plan that holds all who could be concerned, so that thousands of such questions can be
 * asked: for musts, those who share the surgeon's day, the theatre's day or the room; for costs, everybody in the
 * hospitals concerned on the days concerned. The rest is the same before and after.
 */
import { judge } from './judge.ts'
import type { Placement, Plan } from './plan.ts'
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
  /** Who is placed, by room, surgeon's day, theatre's day and hospital. */
  private readonly placedAt = new Map<string, Placed[]>()

  constructor(problem: Problem, plan: Plan) {
    this.problem = problem
    this.plan = plan
    for (const patient of problem.patients) {
      const placement = plan.placements.get(patient.id)
      if (!placement) continue
      const { room, surgeon, theatre, day, hospital } = placement
      for (const key of [`room ${room}`, `surgeon ${day} ${surgeon}`, `theatre ${day} ${theatre}`, hospital]) {
        const list = this.placedAt.get(key)
        if (list) list.push({ patient, placement })
        else this.placedAt.set(key, [{ patient, placement }])
      }
    }
  }

  /** What placing the patient there instead of where they are (or are not) would break. */
  mustsBrokenBy(patient: Patient, to: Placement): readonly MustCode[] {
    const { room, surgeon, theatre, day } = to
    const others = [
      ...this.at(`surgeon ${day} ${surgeon}`),
      ...this.at(`theatre ${day} ${theatre}`),
      ...this.at(`room ${room}`).filter((one) => meets(one, to.day, patient.nights)),
    ]
    const { before, after } = this.judgeBoth(patient, to, others, [])
    // Nurses were left out, so that every room lacks one, before and after.
    const codes = (Object.keys(before.broken) as MustCode[]).filter((code) => code !== 'H9')
    return codes.filter((code) => after.broken[code] > before.broken[code])
  }

  costsOf(patient: Patient, to: Placement): RulesChanged['costs'] {
    const now = this.plan.placements.get(patient.id)
    const places = now ? [to, now] : [to]
    const others = places.flatMap(({ hospital, day, surgeon }) => [
      ...this.at(hospital).filter((one) => meets(one, day, patient.nights)),
      ...this.at(`surgeon ${day} ${surgeon}`),
    ])
    const hospitals = places.map(({ hospital }) => hospital)
    const { before, after } = this.judgeBoth(patient, to, others, hospitals)
    return (Object.keys(before.parts) as PreferCode[])
      .map((code) => ({ code, cost: after.parts[code] - before.parts[code] }))
      .filter(({ cost }) => cost !== 0)
  }

  private judgeBoth(patient: Patient, to: Placement, others: readonly Placed[], nursesOf: readonly string[]) {
    const { problem, plan } = this
    const now = plan.placements.get(patient.id)
    const placements = new Map(others.map((one) => [one.patient.id, one.placement]))
    if (now) placements.set(patient.id, now)
    const patients = new Map([patient, ...others.map((one) => one.patient)].map((one) => [one.id, one]))
    const used = new Set<string>()
    for (const { room, theatre, surgeon } of [to, ...placements.values()]) {
      used.add(`room ${room}`).add(`theatre ${theatre}`).add(`surgeon ${surgeon}`)
    }
    const nurses = problem.nurses.filter((nurse) => nurse.hospitals.some((id) => nursesOf.includes(id)))
    const known = new Set(nurses.map(({ id }) => id))
    const isUsed = (room: string) => used.has(`room ${room}`)
    const small: Problem = {
      ...problem,
      patients: [...patients.values()],
      rooms: problem.rooms.filter(({ id }) => isUsed(id)),
      theatres: problem.theatres.filter(({ id }) => used.has(`theatre ${id}`)),
      surgeons: problem.surgeons.filter(({ id }) => used.has(`surgeon ${id}`)),
      nurses,
      occupants: problem.occupants.filter(({ room }) => isUsed(room)),
      locked: new Map(),
      published: new Map([...problem.published].filter(([id]) => id === patient.id)),
      // How fair it is can only be asked of everybody.
      weights: { ...problem.weights, fairness: 0 },
    }
    const duties = plan.duties
      .filter(({ nurse }) => known.has(nurse))
      .map((duty) => ({ ...duty, rooms: duty.rooms.filter(isUsed) }))
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
