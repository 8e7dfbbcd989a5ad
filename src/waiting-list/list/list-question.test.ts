import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { trustCode } from '#nhs/trust-code.ts'
import { type ListQuestion, listAddress, listQuestion, waitMarks } from './list-question.ts'

const read = (address: string): ListQuestion => {
  const query = new URL(address, 'http://accord').searchParams
  return listQuestion(Object.fromEntries([...new Set(query.keys())].map((name) => [name, query.getAll(name)])))
}

const code = fc.stringMatching(/^[A-Za-z0-9]([A-Za-z0-9 -]{0,10}[A-Za-z0-9])?$/)
const filter = fc.record(
  {
    trusts: fc.uniqueArray(fc.constantFrom('RL1', 'RRJ', 'RXK').map(trustCode)),
    service: code,
    subspecialty: code,
    priority: code,
    nation: fc.constantFrom('England' as const, 'Wales' as const),
    overWeeks: fc.constantFrom(...waitMarks),
    decided: fc.constantFrom('yes' as const, 'no' as const),
    site: code,
    willing: fc.constant('yes' as const),
  },
  { requiredKeys: ['trusts'] },
)

describe('the address of a list', () => {
  it('says the whole question, and is read back as the same one', () => {
    const question = fc.record({
      filter,
      by: fc.constantFrom('rank' as const, 'wait' as const, 'decision' as const, 'service' as const),
      direction: fc.constantFrom('ascending' as const, 'descending' as const),
      page: fc.integer({ min: 1, max: 1_000_000 }),
    })
    fc.assert(
      fc.property(question, (asked) => {
        expect(read(listAddress(asked))).toEqual(asked)
      }),
    )
  })

  it('is read whatever is in it: what is not known is left out', () => {
    const part = fc.oneof(fc.string(), fc.constantFrom('trust', 'page', 'by', 'over', 'order', 'priority'))
    fc.assert(
      fc.property(fc.dictionary(part, fc.array(fc.string(), { minLength: 1 })), (query) => {
        const { page, by, filter: read } = listQuestion(query)
        expect(page).toBeGreaterThanOrEqual(1)
        expect(['rank', 'wait', 'decision', 'service']).toContain(by)
        for (const value of [read.service, read.priority, read.site]) expect(value ?? 'ok').not.toMatch(/[<>"';]/)
      }),
    )
    expect(read('/waiting-list?page=-3&over=17&by=name&order=up&trust=nobody')).toEqual(read('/waiting-list'))
  })

  it("holds nobody's name or number: there is no filter for them", () => {
    expect(read('/waiting-list?search=Okafor&patient=9990000018')).toEqual(read('/waiting-list'))
  })
})
