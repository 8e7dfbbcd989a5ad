import { describe, expect, it } from 'vitest'
import { compareByRanks } from './friedman.ts'

describe('comparing candidates by their ranks', () => {
  it('gives the answer of the worked example in Conover (1999): twelve owners rank four grasses, and only the first is worse than the best', () => {
    const owners = [
      [4, 3, 2, 1],
      [4, 2, 3, 1],
      [3, 1.5, 1.5, 4],
      [3, 1, 2, 4],
      [4, 2, 1, 3],
      [2, 2, 2, 4],
      [1, 3, 2, 4],
      [2, 4, 1, 3],
      [3.5, 1, 2, 3.5],
      [4, 1, 3, 2],
      [4, 2, 3, 1],
      [3.5, 1, 2, 3.5],
    ]
    const { meanRanks, differ, isWorse } = compareByRanks(owners)
    expect(meanRanks.map((rank) => rank * 12)).toEqual([38, 23.5, 24.5, 34])
    expect({ differ, isWorse }).toEqual({ differ: true, isWorse: [true, false, false, false] })
  })

  it('drops nobody after one problem, or where all are alike', () => {
    expect(compareByRanks([[1, 9]])).toMatchObject({ differ: false, isWorse: [false, false] })
    const alike = Array.from({ length: 20 }, () => [5, 5, 5])
    expect(compareByRanks(alike)).toEqual({ meanRanks: [2, 2, 2], differ: false, isWorse: [false, false, false] })
  })

  it('drops whoever comes last every time, and keeps two who take turns', () => {
    const turns = Array.from({ length: 10 }, (_, n) => (n % 2 === 0 ? [100, 101, 150] : [101, 100, 150]))
    expect(compareByRanks(turns).isWorse).toEqual([false, false, true])
  })
})
