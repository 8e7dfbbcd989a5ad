import fc from 'fast-check'
import { expect, it } from 'vitest'
import { firstPlanOf } from './first-plan.ts'
import { generateAlliance } from './generate-alliance.ts'
import { judge } from './judge.ts'
import { judgeEdit } from './judge-edit.ts'
import type { Plan } from './plan.ts'
import { readProblem } from './read-problem.ts'
import { readOrThrow } from './reading.ts'
import { allianceReport, countsAfterChange } from './report.ts'

const size = { patients: 60, trusts: 2, theatres: 3, days: 7, seed: 3 }
const problem = readOrThrow(readProblem(generateAlliance(size)))
const plan = firstPlanOf(problem, 1)
const judged = (of: Plan) => ({ plan: of, judgement: judge(problem, of) })

it("the counts after a person's change are those that the whole report would give", () => {
  const countsOf = (together: Plan) => {
    const { transfers: _transfers, left: _left, ...counts } = allianceReport(problem, judged(plan), judged(together))
    return counts
  }
  const one = <T>(things: readonly T[]) => fc.constantFrom(...things)
  const place = fc.record({
    day: fc.integer({ min: 0, max: problem.days - 1 }),
    room: one(problem.rooms.map(({ id }) => id)),
    theatre: one(problem.theatres.map(({ id }) => id)),
    surgeon: one(problem.surgeons.map(({ id }) => id)),
  })
  fc.assert(
    fc.property(one(problem.patients.map(({ id }) => id)), fc.option(place), (patient, to) => {
      const edited = readOrThrow(judgeEdit(problem, plan, { patient, ...(to && { to }) }, judge(problem, plan)))
      const counts = countsAfterChange(problem, countsOf(plan), edited.plan, edited.judgement)
      expect(counts).toEqual(countsOf(edited.plan))
    }),
    { numRuns: 30 },
  )
})
