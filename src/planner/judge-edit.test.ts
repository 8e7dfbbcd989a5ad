import { describe, expect, it } from 'vitest'
import { firstPlanOf } from './first-plan.ts'
import { elmAndOak } from './fixtures.ts'
import { judge } from './judge.ts'
import { judgeEdit } from './judge-edit.ts'
import { readProblem } from './read-problem.ts'
import { readOrThrow } from './reading.ts'

const problem = readOrThrow(readProblem(elmAndOak))
const plan = firstPlanOf(problem, 1)
const there = { day: 2, room: 'r2', theatre: 't2', surgeon: 'tom' }

describe("a person's own change to a plan", () => {
  it('is judged as a whole, with nurses for the room that it fills', () => {
    const { plan: edited, judgement } = readOrThrow(judgeEdit(problem, plan, { patient: 'bea', to: there }))
    expect(edited.placements.get('bea')).toEqual({ ...there, hospital: 'oak' })
    expect(judgement).toEqual(judge(problem, edited))
    expect(judgement.broken.H9).toBe(0)
  })

  it('says by rule what it changes, and the changes add up to the difference in cost', () => {
    const edit = readOrThrow(judgeEdit(problem, plan, { patient: 'bea', to: there }))
    const sum = edit.changes.reduce((total, { costDifference }) => total + costDifference, 0)
    expect(sum).toBe(edit.costDifference)
    expect(edit.changes.map(({ rule }) => rule.code)).toContain('A1')
  })

  it('is not refused when it breaks a must, but the must is named with whom it concerns', () => {
    const edit = readOrThrow(judgeEdit(problem, plan, { patient: 'ann', to: { ...there, theatre: 't1', day: 3 } }))
    const broken = edit.changes.filter(({ rule }) => rule.strength === 'must')
    expect(broken.map(({ rule }) => rule.code)).toEqual(['H6', 'M1'])
    expect(broken[0]!.newBreaches).toEqual([{ about: 'ann', day: 3, amount: 1 }])
  })

  it('can leave a patient waiting', () => {
    const edit = readOrThrow(judgeEdit(problem, plan, { patient: 'bea' }))
    expect(edit.plan.placements.has('bea')).toBe(false)
    expect(edit.changes.find(({ rule }) => rule.code === 'S8')?.costDifference).toBe(100)
  })

  it('calls back a floating nurse who has nothing to do elsewhere, and says what is left uncovered when they have', () => {
    const sentTo = (rooms: readonly string[]) => ({
      ...plan,
      duties: plan.duties.map((duty) => (duty.nurse === 'olga' ? { ...duty, hospital: 'elm', rooms } : duty)),
    })
    const idle = readOrThrow(judgeEdit(problem, sentTo([]), { patient: 'bea', to: there }))
    expect(idle.judgement.broken).toMatchObject({ H9: 0, M7: 0 })
    expect(idle.changes.find(({ rule }) => rule.code === 'A4')).toMatchObject({ before: 4, after: 2 })
    const busy = readOrThrow(judgeEdit(problem, sentTo(['r1']), { patient: 'bea', to: there }))
    expect(busy.changes.find(({ rule }) => rule.code === 'H9')!.newBreaches).toHaveLength(2)
  })

  it('leaves the plan that it was made to as it was', () => {
    const copy = structuredClone(plan)
    judgeEdit(problem, plan, { patient: 'bea', to: there })
    expect(plan).toEqual(copy)
  })

  it('names what it does not know', () => {
    const edit = judgeEdit(problem, plan, { patient: 'zoe', to: { ...there, room: 'r9', day: 4 } })
    expect(edit.status === 'refused' && edit.faults.map(({ path }) => path)).toEqual(['patient', 'to.room', 'to.day'])
  })
})
