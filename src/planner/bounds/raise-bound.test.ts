import { describe, expect, it } from 'vitest'
import { generateAlliance } from '../generate-alliance.ts'
import { readProblem } from '../read-problem.ts'
import { readOrThrow } from '../reading.ts'
import { factsOf } from '../search/facts.ts'
import { boundAtOnce } from './bound-at-once.ts'
import { RaisedBound } from './raise-bound.ts'

const facts = factsOf(readOrThrow(readProblem(generateAlliance({ seed: 4, trusts: 3, patients: 90 }))))
const byMoves = { moves: 2_000_000, seconds: undefined }
const turnOfTheLoop = () => new Promise<void>((resolve) => setImmediate(resolve))

describe('the bound that rises beside the search', () => {
  it('is the same for the same budget of moves, however long the search waits for it', async () => {
    const values: number[] = []
    for (const turns of [0, 200]) {
      const bound = new RaisedBound(facts, 2, byMoves)
      for (let turn = 0; turn < turns; turn++) await turnOfTheLoop()
      await bound.end()
      values.push(bound.value)
    }
    expect(values[0]).toBe(values[1])
    expect(values[0]).toBeGreaterThan(boundAtOnce(facts))
  })

  it('takes no step more once it is stopped', async () => {
    const bound = new RaisedBound(facts, 2, byMoves)
    while (bound.value === boundAtOnce(facts)) await turnOfTheLoop()
    bound.stop()
    const { value } = bound
    await bound.end()
    expect(bound.value).toBe(value)
    const finished = new RaisedBound(facts, 2, byMoves)
    await finished.end()
    expect(finished.value).toBeGreaterThan(value)
  })

  it('does not make a search that is over wait for it where time is limited', async () => {
    const bound = new RaisedBound(facts, 2, { moves: undefined, seconds: 600 })
    await bound.end()
    expect(bound.value).toBe(boundAtOnce(facts))
  })

  it('is worth more steps the more the search may do', () => {
    const seconds = [1, 10, 60].map((each) => new RaisedBound(facts, 2, { moves: undefined, seconds: each }))
    for (const bound of seconds) bound.stop()
    const expected = seconds.map(({ expectedSeconds }) => expectedSeconds)
    expect(expected).toEqual([...expected].sort((a, b) => a - b))
    expect(expected[2]! / expected[0]!).toBeGreaterThan(5)
  })
})
