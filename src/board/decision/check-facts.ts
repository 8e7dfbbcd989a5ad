/** What would be a mistake of ours and not of those who meet: facts that cannot be together. Pages refuse them before. */
import { trustName } from '#nhs/organisations.ts'
import type { DecisionFacts, Member, Party } from './facts.ts'
import { formsOfDecision } from './form-of-decision.ts'

/** Throws, saying what cannot be. */
export function checkFacts(facts: DecisionFacts): void {
  const { form, rule, parties, members, item, lead } = facts
  const wrong = (says: string): never => {
    throw new Error(`Facts on ${item.id} that cannot be: ${says}`)
  }
  if (!formsOfDecision[form].rules.includes(rule.kind)) wrong(`"${rule.kind}" is no rule for the form "${form}"`)
  for (const { trust } of twice(parties, (party: Party) => party.trust)) wrong(`${trustName(trust)} is a party twice`)
  for (const { name, trust } of twice(members, (member: Member) => `${member.person} ${member.trust}`))
    wrong(`${name} is a member for ${trust ?? 'nobody'} twice`)
  const known = new Set(members.map(({ person }) => person))
  const named = rule.kind === 'consensus' ? rule.named : rule.kind === 'chairs-action' ? rule.by : []
  for (const person of named) if (!known.has(person)) wrong(`${person} is named in the rule and is no member`)
  if (form === 'lead-provider' && !parties.some(({ trust }) => trust === lead)) wrong('the lead provider is no party')
  if (rule.kind === 'super-majority' && !(rule.of < 2 * rule.atLeast && rule.atLeast <= rule.of))
    wrong(`a super-majority of ${rule.atLeast} of ${rule.of} is not above a half and at most all`)
  if (rule.kind === 'silence' && (item.way !== 'in-writing' || item.closesAt === undefined))
    wrong('a procedure in which silence agrees goes round in writing, with a moment by which to answer')
}

const twice = <T>(all: readonly T[], key: (one: T) => string): readonly T[] =>
  all.filter((one, index) => all.findIndex((other) => key(other) === key(one)) !== index)
