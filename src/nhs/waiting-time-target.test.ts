import { describe, expect, it } from 'vitest'
import { aggregateCommissioner, commissioner, commissioners, isInEnglishFigures, nationOf } from './commissioner.ts'
import { targetsOn, type WaitingTimeTarget, waitingTimeTargets } from './waiting-time-target.ts'

const idsOn = (...asked: Parameters<typeof targetsOn>) => targetsOn(...asked).map(({ id }) => id)

describe('who pays', () => {
  it('a Welsh patient at Oswestry is NONC in the monthly totals, and keeps the health board in record-level data', () => {
    expect(nationOf('7A7')).toBe('Wales')
    expect(aggregateCommissioner('7A7')).toBe('NONC')
    expect(commissioner('7A7')?.name).toBe('Powys Teaching Health Board')
    expect(isInEnglishFigures('7A7')).toBe(false)
  })

  it('an English patient is counted under the sub-board location', () => {
    expect(aggregateCommissioner('D2P2L')).toBe('D2P2L')
    expect(commissioner('D2P2L')).toMatchObject({ parent: 'QUA', kind: 'sub-board location', nation: 'England' })
    expect(commissioner('QUA')?.name).toBe('Black Country')
    expect(isInEnglishFigures('D2P2L')).toBe(true)
  })

  it('NHS England’s hubs are English; Scottish and Northern Irish codes are told by their shape', () => {
    expect(isInEnglishFigures('14Q')).toBe(true)
    expect(nationOf('SA999')).toBe('Scotland')
    expect(nationOf('ZT001')).toBe('Northern Ireland')
    expect(aggregateCommissioner('SA999')).toBe('NONC')
  })

  it('a code that nobody knows is neither moved out of England nor into it', () => {
    expect(nationOf('ZZZ')).toBeUndefined()
    expect(aggregateCommissioner('ZZZ')).toBe('ZZZ')
    expect(isInEnglishFigures('ZZZ')).toBeUndefined()
    expect(nationOf('NONC')).toBeUndefined()
    expect(isInEnglishFigures('NONC')).toBe(false)
  })

  it('every sub-board location belongs to an integrated care board in the list', () => {
    const boards = new Set(commissioners.filter(({ kind }) => kind === 'integrated care board').map(({ code }) => code))
    expect(boards.size).toBe(42)
    for (const each of commissioners.filter(({ kind }) => kind === 'sub-board location')) {
      expect([...boards]).toContain(each.parent)
    }
    expect(new Set(commissioners.map(({ code }) => code)).size).toBe(commissioners.length)
  })
})

describe('waiting-time targets', () => {
  it('in January 2026 England has its standard and the targets for March; Wales has its own', () => {
    expect(idsOn('England', '2026-01-31')).toEqual([
      'england-18-weeks',
      'england-18-weeks-march-2026',
      'england-18-weeks-plus-5',
      'england-52-weeks-march-2026',
      'england-65-weeks',
    ])
    expect(idsOn('Wales', '2026-01-31')).toEqual(['wales-26-weeks', 'wales-36-weeks', 'wales-104-weeks'])
    expect(idsOn('Scotland', '2026-01-31')).toEqual([])
  })

  it('change with the day: the interim share is 65% until March 2026 and 70% from April', () => {
    expect(idsOn('England', '2026-04-01')).not.toContain('england-18-weeks-march-2026')
    expect(idsOn('England', '2026-04-01')).toContain('england-18-weeks-march-2027')
  })

  it('can be an alliance’s own', () => {
    const own: WaitingTimeTarget = { ...waitingTimeTargets[0]!, id: 'own', nation: 'Scotland' }
    expect(idsOn('Scotland', '2026-01-31', [own])).toEqual(['own'])
  })

  it('each say where they come from, and whether that was read or is to be confirmed', () => {
    for (const target of waitingTimeTargets) expect(target.source.length).toBeGreaterThan(10)
    const find = (id: string) => waitingTimeTargets.find((target) => target.id === id)
    expect(find('england-18-weeks')).toMatchObject({ dueBy: '2029-03-31', standing: 'sourced' })
    expect(find('england-52-weeks-march-2026')?.standing).toBe('configurable')
    expect(find('wales-26-weeks')?.standing).toBe('configurable')
  })
})
