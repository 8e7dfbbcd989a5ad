import { describe, expect, it } from 'vitest'
import { Elites } from './elites.ts'
import { Random } from './random.ts'
import type { LegPlan } from './thread-messages.ts'

const patients = 100

/** A plan in which the first `moved` patients lie elsewhere than in all others. */
function plan(cost: number, moved: number, mandatoryOut = 0): LegPlan {
  const day = new Int32Array(patients)
  const room = new Int32Array(patients)
  for (let i = 0; i < moved; i++) room[i] = 1000 + cost
  const none = new Int16Array(0)
  return { cost, mandatoryOut, decisions: { day, room, theatre: day, way: day, nurse: none, posting: none } }
}

function kept(plans: readonly LegPlan[]): LegPlan[] {
  const elites = new Elites()
  for (const one of plans) elites.offer(one)
  const random = new Random(1)
  const seen = new Set<LegPlan>()
  for (let k = 0; k < 200; k++) for (const one of elites.pair(random) ?? []) seen.add(one)
  return [...seen].sort((a, b) => a.cost - b.cost)
}

describe('the best plans of a run', () => {
  it('have everybody who must be treated before any that leaves somebody out, however cheap', () => {
    const plans = Array.from({ length: 8 }, (_, k) => plan(100 + k, 50))
    expect(kept([plan(10, 50, 1), ...plans])).toEqual(plans)
    expect(kept([...plans, plan(10, 50, 1)])).toEqual(plans)
  })

  it('are no two that differ by little: of those the better stays', () => {
    const [better, worse, other] = [plan(70, 1), plan(80, 2), plan(90, 60)] as const
    expect(kept([worse, better, other])).toEqual([better, other])
    expect(kept([better, worse, other])).toEqual([better, other])
  })

  it('are eight at the most, the worst given up first', () => {
    const plans = Array.from({ length: 12 }, (_, k) => plan(100 + k, 50))
    expect(kept([...plans].reverse())).toEqual(plans.slice(0, 8))
  })

  it('give no pair while there is only one', () => {
    expect(new Elites().pair(new Random(1))).toBeUndefined()
    expect(kept([plan(70, 50)])).toEqual([])
  })

  it('give two different ones', () => {
    const elites = new Elites()
    for (const one of [plan(1, 50), plan(2, 50), plan(3, 50)]) elites.offer(one)
    const random = new Random(5)
    for (let k = 0; k < 100; k++) {
      const [a, b] = elites.pair(random)!
      expect(a).not.toBe(b)
    }
  })
})
