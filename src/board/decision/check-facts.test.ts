import { describe, expect, it } from 'vitest'
import { dudley, theFacts, walsall } from './black-country.scene.ts'
import { decide } from './decide.ts'
import type { DecisionFacts } from './facts.ts'

const facts = theFacts()
const silence = { kind: 'silence', noticeDays: 4 } as const

describe('facts that cannot be together are a mistake of ours, and say which', () => {
  it.each<[RegExp, Partial<DecisionFacts>]>([
    [/"silence" is no rule for the form "committees-in-common"/, { rule: silence }],
    [/"lead-decides" is no rule/, { rule: { kind: 'lead-decides' } }],
    [/"majority" is no rule/, { form: 'individual-decision-makers' }],
    [/Dudley Group is a party twice/, { parties: [...facts.parties, { trust: dudley, joinedOn: '2025-01-01' }] }],
    [/the chair of Dudley Group is a member for RNA twice/, { members: [...facts.members, facts.members[0]!] }],
    [/nobody is named in the rule and is no member/, { rule: { kind: 'consensus', named: ['nobody'] } }],
    [/the lead provider is no party/, { form: 'lead-provider', rule: { kind: 'lead-decides' } }],
    [/1 of 2 is not above a half/, { rule: { kind: 'super-majority', atLeast: 1, of: 2 } }],
    [/4 of 3 is not above a half and at most all/, { rule: { kind: 'super-majority', atLeast: 4, of: 3 } }],
    [/goes round in writing/, { form: 'joint-committee', rule: silence }],
  ])('%s', (says, odd) => {
    expect(() => decide(theFacts(odd))).toThrow(says)
  })

  it('takes a lead that is a party', () => {
    expect(() =>
      decide(theFacts({ form: 'lead-provider', lead: walsall, rule: { kind: 'lead-decides' } })),
    ).not.toThrow()
  })
})
