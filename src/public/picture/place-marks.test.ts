import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sites } from '#nhs/organisations.ts'
import { placeMarks } from './place-marks.ts'

const frame = { width: 288, height: 280, margin: 22, apart: 26 }
const at = (latitude: number, longitude: number) => ({ at: { latitude, longitude } })
const somewhere = fc.record({
  latitude: fc.double({ min: 51, max: 54, noNaN: true }),
  longitude: fc.double({ min: -4, max: -1, noNaN: true }),
})

describe('the places of hospitals on the picture', () => {
  it('are north above south, and west left of east', () => {
    const { marks } = placeMarks([at(52.9, -3), at(52.4, -2)], frame)
    expect(marks[0]!.y).toBeLessThan(marks[1]!.y)
    expect(marks[0]!.x).toBeLessThan(marks[1]!.x)
  })

  it('keep their distances: as far down as across for as many kilometres', () => {
    // 0.1 degrees of latitude are 11.12 km; of longitude at 52.45 degrees north, 0.1641 degrees are.
    const { marks } = placeMarks([at(52.5, -2), at(52.4, -2), at(52.5, -2 + 0.1641)], frame)
    const [corner, south, east] = marks as [(typeof marks)[0], (typeof marks)[0], (typeof marks)[0]]
    expect(south.y - corner.y).toBeCloseTo(east.x - corner.x, 0)
  })

  it('stay inside, however they lie, and two hospitals in one street have a mark each', () => {
    fc.assert(
      fc.property(fc.array(somewhere, { minLength: 1, maxLength: 9 }), (all) => {
        const { marks, height } = placeMarks(
          [...all, all[0]!].map((place) => ({ at: place })),
          frame,
        )
        return marks.every(({ x, y }) => x >= 21.9 && x <= 266.1 && y >= 21.9 && y <= height - 21.9)
      }),
      { numRuns: 100 },
    )
    const { marks } = placeMarks([at(52.5, -2), at(52.5, -2)], frame)
    expect(Math.hypot(marks[0]!.x - marks[1]!.x, marks[0]!.y - marks[1]!.y)).toBeGreaterThanOrEqual(25)
  })

  it('do not cover each other in the alliances that we know', () => {
    for (const trusts of [
      ['RL1', 'RRJ'],
      ['RNA', 'RXK', 'RBK'],
      ['RNA', 'RXK', 'RBK', 'RL4'],
    ]) {
      const places = sites.filter(({ trust, kind }) => trusts.includes(trust) && kind === 'hospital')
      const { marks } = placeMarks(places, frame)
      const gaps = marks.flatMap((one, n) =>
        marks.slice(n + 1).map((other) => Math.hypot(one.x - other.x, one.y - other.y)),
      )
      expect(Math.min(...gaps)).toBeGreaterThan(24)
    }
  })
})
