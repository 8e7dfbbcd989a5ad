import { describe, expect, it } from 'vitest'
import { firstPlanOf } from './first-plan.ts'
import { generateAlliance } from './generate-alliance.ts'
import { judge } from './judge.ts'
import type { Plan } from './plan.ts'
import type { Problem } from './problem.ts'
import { readPlan } from './read-plan.ts'
import { readProblem } from './read-problem.ts'
import { readOrThrow } from './reading.ts'
import { copyDecisions, planOf } from './search/decisions.ts'
import { factsOf } from './search/facts.ts'
import { makeMove, moveNames } from './search/moves/all-moves.ts'
import { stateOf } from './search/state-of.ts'
import { writePlan } from './write-plan.ts'
import { writeProblem } from './write-problem.ts'

const problem = readOrThrow(readProblem(generateAlliance({ seed: 9, trusts: 3, patients: 90, isShared: true })))
const plan = madeBy(5000)

/** After some moves of every kind, so that patients, surgeons and nurses are away from home. */
function madeBy(moves: number): Plan {
  const s = stateOf(factsOf(problem), firstPlanOf(problem, 1))
  s.limit = 20
  for (let k = 0; k < moves; k++) makeMove(s, k % moveNames.length)
  return planOf(s.facts, copyDecisions(s))
}

/** The same JSON with every id of the given things called otherwise, and the lists that hold them turned round. */
function relabelled(json: unknown, ids: ReadonlySet<string>, lists: readonly string[]): unknown {
  const rename = (text: string) => (ids.has(text) ? `other ${text}` : text)
  const turn = (value: unknown, name?: string): unknown => {
    if (typeof value === 'string') return rename(value)
    if (Array.isArray(value)) {
      const turned = value.map((one) => turn(one))
      return name !== undefined && lists.includes(name) ? turned.reverse() : turned
    }
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [rename(key), turn(one, key)]))
  }
  return turn(json)
}

describe('calling things by other names and listing them in another order', () => {
  const kinds: [string, readonly { readonly id: string }[], string[]][] = [
    ['hospitals', problem.hospitals, []],
    ['rooms', problem.rooms, ['rooms']],
    ['nurses', problem.nurses, ['nurses']],
    ['theatres', problem.theatres, ['operating_theaters']],
    ['surgeons', problem.surgeons, ['surgeons']],
    ['patients', problem.patients, ['patients', 'published']],
  ]

  it.each(kinds)('changes nothing in the judgement: %s', (_, things, lists) => {
    const ids = new Set(things.map(({ id }) => id))
    const other: Problem = readOrThrow(readProblem(relabelled(writeProblem(problem), ids, lists)))
    const otherPlan = readOrThrow(readPlan(other, relabelled(writePlan(problem, plan), ids, lists)))
    const { findings: _before, ...before } = judge(problem, plan)
    expect(before.parts.A4).toBeGreaterThan(0)
    const { findings: _after, ...after } = judge(other, otherPlan)
    expect(after).toEqual(before)
  })
})
