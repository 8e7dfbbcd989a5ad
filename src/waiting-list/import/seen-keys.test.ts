import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Fingerprint, fingerprintOf } from './fingerprint.ts'
import { SeenKeys } from './seen-keys.ts'

describe('the keys of a file', () => {
  it('are remembered like in a map, however many there are', () => {
    const key = fc.tuple(fc.integer({ min: -3, max: 3 }), fc.integer())
    fc.assert(
      fc.property(fc.array(key, { maxLength: 300 }), (keys) => {
        const seen = new SeenKeys(4)
        const map = new Map<string, number>()
        keys.forEach(([high, low], n) => {
          const name = `${high} ${low}`
          expect(seen.has(high, low)).toBe(map.has(name))
          expect(seen.see(high, low, n)).toBe(map.get(name) ?? -1)
          if (!map.has(name)) map.set(name, n)
        })
        expect(seen.size).toBe(map.size)
      }),
    )
  })
})

describe('a fingerprint', () => {
  const of = (...texts: string[]) => {
    const print = new Fingerprint()
    print.start()
    for (const text of texts) print.text(text)
    print.end()
    return `${print.high} ${print.low}`
  }

  it('is the same for the same texts and tells others apart, also where only the border between two moves', () => {
    expect(of('ab', 'c')).toBe(of('ab', 'c'))
    expect(of('ab', 'c')).not.toBe(of('a', 'bc'))
    expect(of('ab', '')).not.toBe(of('', 'ab'))
    expect(fingerprintOf('P2')).not.toBe(fingerprintOf('P3'))
  })

  it('meets no other among a hundred thousand alike', () => {
    const prints = new Set(
      Array.from({ length: 100_000 }, (_, n) => of(`RL1/RL1${String(n).padStart(17, '0')}/REF${n}`)),
    )
    expect(prints.size).toBe(100_000)
  })
})
