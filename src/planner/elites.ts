/**
 * The best plans of a run that differ from one another: what its later legs go on from. Two plans that differ by little
 * teach each other nothing, so of such only the better is kept.
 */
import type { Random } from './random.ts'
import type { Decisions } from './search/decisions.ts'
import type { LegPlan } from './thread-messages.ts'

const MOST = 8
/** Of the patients: what two plans must differ by, in day or room, to be kept both. */
const LEAST_DIFFERENCE = 0.03

export class Elites {
  /** The best first. */
  private readonly plans: LegPlan[] = []

  offer(plan: LegPlan | undefined): void {
    if (!plan || this.plans.some((one) => isAlike(one, plan) && better(one, plan) === one)) return
    const others = this.plans.filter((one) => !isAlike(one, plan))
    const place = others.findIndex((one) => better(one, plan) === plan)
    others.splice(place < 0 ? others.length : place, 0, plan)
    this.plans.splice(0, this.plans.length, ...others.slice(0, MOST))
  }

  /** Two different ones at random; undefined while there is only one. */
  pair(random: Random): readonly [LegPlan, LegPlan] | undefined {
    const { plans } = this
    if (plans.length < 2) return undefined
    const one = random.below(plans.length)
    const other = random.below(plans.length - 1)
    return [plans[one]!, plans[other >= one ? other + 1 : other]!]
  }
}

/** The better of two plans; the first if they are equal. */
export function better(a: LegPlan | undefined, b: LegPlan | undefined): LegPlan | undefined {
  if (!a || !b) return a ?? b
  if (a.mandatoryOut !== b.mandatoryOut) return a.mandatoryOut < b.mandatoryOut ? a : b
  return b.cost < a.cost ? b : a
}

function isAlike(a: LegPlan, b: LegPlan): boolean {
  const patients = a.decisions.day.length
  return difference(a.decisions, b.decisions) < LEAST_DIFFERENCE * patients
}

/** How many patients have another day or room. */
function difference(a: Decisions, b: Decisions): number {
  let count = 0
  for (let i = 0; i < a.day.length; i++) if (a.day[i] !== b.day[i] || a.room[i] !== b.room[i]) count++
  return count
}
