import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { judge } from './judge.ts'
import { readPlan } from './read-plan.ts'
import { readProblem } from './read-problem.ts'
import { readOrThrow } from './reading.ts'

const SHARED = '../shared/planner/ihtp'
const published = existsSync(`${SHARED}/components.csv`) ? readFileSync(`${SHARED}/components.csv`, 'utf8') : ''
const rows = published
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(','))
const json = (file: string): unknown => JSON.parse(readFileSync(`${SHARED}/${file}`, 'utf8'))

describe('the judge, on the published solutions of the competition', () => {
  it.skipIf(published === '')('has all thirty of them to judge', () => expect(rows).toHaveLength(30))

  it.skipIf(published === '').each(rows)('gives %s the published cost of %s, part by part', (name, cost, ...others) => {
    const [violations, ...parts] = others.map(Number)
    const problem = readOrThrow(readProblem(json(`instances/${name}.json`)))
    const plan = readOrThrow(readPlan(problem, json(`solutions/sol_${name}.json`)))
    const judged = judge(problem, plan)
    const { S1, S2, S3, S4, S5, S6, S7, S8 } = judged.parts
    expect({ cost: judged.cost, violations: judged.violations }).toEqual({ cost: Number(cost), violations })
    expect([S1, S2, S3, S4, S5, S6, S7, S8]).toEqual(parts)
  })
})
