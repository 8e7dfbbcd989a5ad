import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cumulativeIncidence, fatesAt } from './cumulative-incidence.ts'
import { kaplanMeier, meanWaitWithin, waitOfShare } from './kaplan-meier.ts'
import { logRank } from './log-rank.ts'
import { type Spell, spellEnds } from './spell.ts'

const treated = (...weeks: number[]): Spell[] => weeks.map((each) => ({ weeks: each, ended: 'treated' }))
const curveOf = (spells: readonly Spell[]) => {
  const curve = kaplanMeier(spells)
  if (!curve.told) throw new Error(curve.because)
  return curve
}
const anySpells = fc.array(
  fc.record({ weeks: fc.nat(60), ended: fc.constantFrom(...spellEnds) }) satisfies fc.Arbitrary<Spell>,
  { maxLength: 60 },
)

describe('the survival curve', () => {
  it('of waits that all ended is the share not yet treated', () => {
    const { steps, people, treated: all } = curveOf(treated(1, 2, 2, 5))
    expect(steps.map(({ weeks, atRisk, waiting }) => [weeks, atRisk, waiting])).toEqual([
      [1, 4, 0.75],
      [2, 3, expect.closeTo(0.25, 12)],
      [5, 1, 0],
    ])
    expect([people, all]).toEqual([4, 4])
    expect(steps.at(-1)).toMatchObject({ error: null, lower: null, upper: null })
  })

  it('counts those who still wait for as long as they were seen, also at the moment of a treatment', () => {
    const { steps } = curveOf([...treated(3, 8), { weeks: 3, ended: 'waiting' }, { weeks: 1, ended: 'waiting' }])
    expect(steps.map(({ weeks, atRisk }) => [weeks, atRisk])).toEqual([
      [3, 3],
      [8, 1],
    ])
  })

  it('of nobody is not told, and of nobody treated has no steps', () => {
    expect(kaplanMeier([])).toEqual({ told: false, because: 'Nobody waited' })
    const curve = curveOf([{ weeks: 9, ended: 'waiting' }])
    expect(curve.steps).toEqual([])
    expect(waitOfShare(curve, 0.5)).toMatchObject({ told: false })
    expect(meanWaitWithin(curve, 52)).toEqual({ weeks: 52, isExtended: true })
  })

  it('gives the median between two waits where exactly half were treated by the first', () => {
    expect(waitOfShare(curveOf(treated(2, 6)), 0.5)).toMatchObject({ weeks: 4 })
    expect(waitOfShare(curveOf(treated(2, 6, 7)), 0.5)).toMatchObject({ weeks: 6 })
    expect(waitOfShare(curveOf(treated(...Array.from({ length: 10 }, (_, n) => n + 1))), 0.7)).toMatchObject({
      weeks: 7.5,
    })
  })

  it('has a mean that counts no wait beyond the horizon', () => {
    expect(meanWaitWithin(curveOf(treated(2, 6)), 52)).toEqual({ weeks: 4, isExtended: false })
    expect(meanWaitWithin(curveOf(treated(2, 100)), 52)).toEqual({ weeks: 27, isExtended: false })
  })

  it('never rises, lies within its interval, and has numbers that are numbers', () => {
    fc.assert(
      fc.property(anySpells, (spells) => {
        const curve = kaplanMeier(spells)
        if (!curve.told) return
        let before = 1
        for (const { waiting, lower, upper, error } of curve.steps) {
          expect(waiting).toBeLessThan(before)
          before = waiting
          if (waiting === 0) continue
          expect([lower, upper, error].every(Number.isFinite)).toBe(true)
          expect(lower! >= 0 && lower! <= waiting && waiting <= upper! && upper! <= 1).toBe(true)
        }
        expect(Number.isFinite(meanWaitWithin(curve, 52).weeks)).toBe(true)
      }),
    )
  })

  it('refuses a wait of less than nothing', () => {
    expect(() => kaplanMeier([{ weeks: -1, ended: 'treated' }])).toThrow('A wait of -1 weeks')
  })
})

describe('what became of everybody', () => {
  it('adds up at every moment, and agrees with the curve where nobody is removed', () => {
    fc.assert(
      fc.property(anySpells, (spells) => {
        const incidence = cumulativeIncidence(spells)
        if (!incidence.told) return
        for (const { waiting, treated: seen, removed } of incidence.steps) {
          expect(waiting + seen + removed).toBeCloseTo(1, 10)
        }
        const kept = spells.filter(({ ended }) => ended !== 'removed')
        const [only, curve] = [cumulativeIncidence(kept), kaplanMeier(kept)]
        if (!only.told || !curve.told) return
        for (const { weeks, waiting } of curve.steps) expect(fatesAt(only, weeks).waiting).toBeCloseTo(waiting, 10)
      }),
    )
  })

  it('does not count the removed as if they might yet be treated', () => {
    const spells: Spell[] = [{ weeks: 1, ended: 'removed' }, { weeks: 1, ended: 'removed' }, ...treated(2, 3)]
    const found = cumulativeIncidence(spells)
    if (!found.told) throw new Error(found.because)
    expect(fatesAt(found, 52)).toEqual({ weeks: 52, waiting: 0, treated: 0.5, removed: 0.5 })
    expect(fatesAt(found, 0.5)).toMatchObject({ waiting: 1 })
  })

  it('of nobody is not told', () => expect(cumulativeIncidence([]).told).toBe(false))
})

describe('the log-rank test', () => {
  it('finds no difference between a group and itself', () => {
    const spells = treated(1, 2, 3, 5, 8)
    const found = logRank([
      { name: 'A', spells },
      { name: 'B', spells },
    ])
    expect(found).toMatchObject({ chiSquared: expect.closeTo(0, 12), degrees: 1, p: expect.closeTo(1, 6) })
  })

  it('compares three groups with two degrees of freedom, in whatever order', () => {
    const groups = [treated(1, 2, 3), treated(4, 5, 6), treated(7, 8, 9)].map((spells, n) => ({ name: `${n}`, spells }))
    const [there, back] = [logRank(groups), logRank(groups.toReversed())]
    if (!there.told || !back.told) throw new Error('There are groups')
    expect(there.degrees).toBe(2)
    expect(there.p).toBeLessThan(0.01)
    expect(back.chiSquared).toBeCloseTo(there.chiSquared, 9)
  })

  it('leaves out a group with nobody, and is not told of one group or none', () => {
    const group = { name: 'A', spells: treated(1, 2, 3, 4) }
    expect(logRank([group, { name: 'B', spells: [] }])).toMatchObject({ told: false })
    expect(logRank([group])).toMatchObject({ told: false })
    expect(logRank([])).toMatchObject({ told: false })
    const three = logRank([group, { name: 'B', spells: [] }, { name: 'C', spells: treated(5, 6, 7) }])
    expect(three).toMatchObject({ degrees: 1 })
  })

  it('is not told where everybody was treated at one moment', () => {
    const found = logRank(['A', 'B'].map((name) => ({ name, spells: treated(4, 4) })))
    expect(found).toEqual({
      told: false,
      because: 'Everybody was treated at once, so that no group came before another',
    })
  })

  it('expects as many as were treated, and has numbers that are numbers, for any groups at all', () => {
    fc.assert(
      fc.property(fc.array(anySpells, { maxLength: 4 }), (some) => {
        const found = logRank(some.map((spells, n) => ({ name: `${n}`, spells })))
        if (!found.told) return
        expect([found.chiSquared, found.p].every(Number.isFinite)).toBe(true)
        const total = (of: 'treated' | 'expected') => found.groups.reduce((sum, group) => sum + group[of], 0)
        expect(total('expected')).toBeCloseTo(total('treated'), 8)
      }),
    )
  })
})
