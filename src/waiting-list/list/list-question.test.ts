import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { orthopaedicSubspecialties } from '#nhs/orthopaedic-subspecialty.ts'
import { priorities } from '#nhs/priority.ts'
import { trustCode } from '#nhs/trust-code.ts'
import { qualityCheckIds } from '../quality/quality-checks.ts'
import { type ListQuestion, listAddress, listQuestion, waitMarks } from './list-question.ts'

const read = (address: string): ListQuestion => {
  const query = new URL(address, 'http://accord').searchParams
  return listQuestion(Object.fromEntries([...new Set(query.keys())].map((name) => [name, query.getAll(name)])))
}

const filter = fc.record(
  {
    trusts: fc.uniqueArray(fc.constantFrom('RL1', 'RRJ', 'RXK').map(trustCode)),
    service: fc.constantFrom('110', 'X05', '199'),
    subspecialty: fc.constantFrom(...orthopaedicSubspecialties.map(({ code }) => code)),
    priority: fc.constantFrom('none' as const, ...priorities.map(({ code }) => code)),
    nation: fc.constantFrom('England' as const, 'Wales' as const),
    overWeeks: fc.constantFrom(...waitMarks),
    decided: fc.constantFrom('yes' as const, 'no' as const),
    site: fc.constantFrom('RL131', 'RRJ05'),
    willing: fc.constant('yes' as const),
    check: fc.constantFrom(...qualityCheckIds),
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
    expect(read('/waiting-list?service=12&subspecialty=nose&priority=P9&site=home&check=all')).toEqual(
      read('/waiting-list'),
    )
  })

  it('names each trust once, however often it was ticked', () => {
    expect(read('/waiting-list?trust=RL1&trust=RRJ&trust=RL1').filter.trusts).toEqual(['RL1', 'RRJ'])
  })

  it('begins each order with what people look for first: the most urgent, the longest wait, the earliest decision', () => {
    const first = (by: string) => read(`/waiting-list?by=${by}`).direction
    expect([first('rank'), first('wait'), first('decision')]).toEqual(['ascending', 'descending', 'ascending'])
  })

  it("holds nobody's name or number: there is no filter for them", () => {
    expect(read('/waiting-list?search=Okafor&patient=9990000018')).toEqual(read('/waiting-list'))
  })
})
