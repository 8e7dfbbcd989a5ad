import { describe, expect, it } from 'vitest'
import type { Progress } from '#planner'
import { progressAfter } from './plan-progress.ts'

const word = (different: Partial<Progress>): Progress => ({
  stage: 'alone: RL1',
  share: 0.25,
  seconds: 15,
  moves: 1000,
  movesPerSecond: 100,
  broken: 0,
  cost: 50,
  parts: { S8: 40 },
  lowerBound: 0,
  acceptable: false,
  ...different,
})

describe('the progress of a plan', () => {
  it('keeps one line for each part, the newest word of each, in the order in which they began', () => {
    let progress = progressAfter(undefined, word({ cost: 50 }), { seconds: 60 })
    progress = progressAfter(progress, word({ stage: 'together', cost: 70 }), { seconds: 60 })
    progress = progressAfter(progress, word({ cost: 45 }), { seconds: 60 })
    expect(progress.stages.map(({ stage, cost }) => [stage, cost])).toEqual([
      ['alone: RL1', 45],
      ['together', 70],
    ])
  })

  it('counts the moves of each part by itself, though the planner tells those of all together', () => {
    let progress = progressAfter(undefined, word({ moves: 600 }), { seconds: 60 })
    progress = progressAfter(progress, word({ stage: 'alone: RRJ', moves: 1000 }), { seconds: 60 })
    progress = progressAfter(progress, word({ moves: 1300 }), { seconds: 60 })
    progress = progressAfter(progress, word({ stage: 'together', moves: 5000 }), { seconds: 60 })
    expect(progress.stages.map(({ stage, moves }) => [stage, moves])).toEqual([
      ['alone: RL1', 900],
      ['alone: RRJ', 400],
      ['together', 3700],
    ])
  })

  it('says how many seconds are left of the time that was asked for', () => {
    expect(progressAfter(undefined, word({}), { seconds: 60 }).secondsLeft).toBe(45)
  })

  it('reckons the seconds left from the share of the moves that are done', () => {
    expect(progressAfter(undefined, word({ share: 0.25, seconds: 15 }), { moves: 1e6 }).secondsLeft).toBe(45)
  })

  it('never says that nothing is left while the planner is at work', () => {
    expect(progressAfter(undefined, word({ share: 1 }), { seconds: 60 }).secondsLeft).toBe(1)
  })
})
