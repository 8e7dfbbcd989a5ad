import { describe, expect, it } from 'vitest'
import { bandOf, isNoWorse, points, scoreOf } from './risk.ts'

describe('the rating of a risk', () => {
  it('falls into the bands of the matrix, at their edges', () => {
    const band = (likelihood: 1 | 2 | 3 | 4 | 5, consequence: 1 | 2 | 3 | 4 | 5) => bandOf({ likelihood, consequence })
    expect([band(3, 1), band(2, 2), band(2, 3), band(2, 4), band(3, 4), band(3, 5), band(5, 5)]).toEqual([
      'low',
      'moderate',
      'moderate',
      'high',
      'high',
      'extreme',
      'extreme',
    ])
  })

  it('is never lower when it is likelier or worse', () => {
    for (const likelihood of points) {
      for (const consequence of points.slice(1)) {
        const milder = { likelihood, consequence: (consequence - 1) as typeof consequence }
        expect(scoreOf({ likelihood, consequence })).toBeGreaterThan(scoreOf(milder))
      }
    }
  })

  it('is not made worse by what is done about it', () => {
    expect(isNoWorse({ likelihood: 3, consequence: 4 }, { likelihood: 4, consequence: 3 })).toBe(true)
    expect(isNoWorse({ likelihood: 4, consequence: 4 }, { likelihood: 4, consequence: 3 })).toBe(false)
  })
})
