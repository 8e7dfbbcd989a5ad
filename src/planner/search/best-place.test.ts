import { describe, expect, it } from 'vitest'
import { generateAlliance } from '../generate-alliance.ts'
import { Random } from '../random.ts'
import { readProblem } from '../read-problem.ts'
import { readOrThrow } from '../reading.ts'
import { findBestPlace } from './best-place.ts'
import { assignNurses, construct } from './construct.ts'
import { factsOf } from './facts.ts'
import { bedIsFree } from './fit.ts'
import { surgeonIsFree, theatreIsFree } from './operation.ts'
import { place, unplace } from './place.ts'
import { startState } from './start.ts'
import { OUT, type State } from './state.ts'

/** Half of the patients are out, and nothing counts that the price of a place leaves out. */
function halfEmpty(seed: number): State {
  const { published: _, ...file } = generateAlliance({ seed, patients: 80 })
  const weights = { ...file.weights, fairness: 0 }
  const s = startState(factsOf(readOrThrow(readProblem({ ...file, weights }))), new Random(seed))
  construct(s)
  assignNurses(s)
  for (const i of s.order.slice(0, s.placed)) if (i % 2 === 0) s.cost += unplace(s, i)
  return s
}

/** What every place that fits would cost, the price of being out aside, by placing the patient there. */
function everyPrice(s: State, i: number): number[] {
  const { facts } = s
  const { ways, days, rooms, theatres, hospitalOfRoom, hospitalOfTheatre } = facts
  const prices: number[] = []
  for (let way = ways.from[i]!; way < ways.from[i + 1]!; way++) {
    for (let day = 0; day < days; day++) {
      if (!ways.dayLists[ways.dayList[way]!]!.includes(day) || !surgeonIsFree(s, i, way, day)) continue
      for (let room = 0; room < rooms; room++) {
        if (hospitalOfRoom[room] !== ways.hospital[way] || !bedIsFree(s, i, day, room)) continue
        if (facts.roomFits[facts.roomFitsFrom[i]! + room] === 0) continue
        for (let theatre = 0; theatre < theatres; theatre++) {
          if (hospitalOfTheatre[theatre] !== ways.hospital[way] || !theatreIsFree(s, i, theatre, day)) continue
          prices.push(place(s, i, way, day, room, theatre) + s.outCost[i]!)
          unplace(s, i)
        }
      }
    }
  }
  return prices
}

describe('the best place', () => {
  it.each([1, 2, 3])('is the cheapest of all in which the patient could be put, in alliance %i', (seed) => {
    const s = halfEmpty(seed)
    const waiting = [...s.order.subarray(s.placed, s.inPlay)]
    const isFound = waiting.map((i) => {
      const prices = everyPrice(s, i).filter((price) => price < s.outCost[i]!)
      findBestPlace(s, i, s.outCost[i]!, 0)
      const found = s.bestPlace.way === OUT ? Number.POSITIVE_INFINITY : s.bestPlace.cost
      expect(found).toBe(Math.min(...prices))
      return prices.length > 0
    })
    expect(isFound.filter(Boolean).length).toBeGreaterThan(10)
  })

  it('is none where every place costs more than may be', () => {
    const s = halfEmpty(4)
    for (const i of s.order.subarray(s.placed, s.inPlay)) {
      findBestPlace(s, i, 0, 0)
      expect(s.bestPlace.way).toBe(OUT)
    }
  })
})
