/**
 * The bridge from what is agreed and what is kept to what the rules of decision ask. Pure: the same agreement and the same
 * record are the same facts. Where an agreement is silent, the conservative answer of #alliance holds.
 */
import {
  type DecisionRule as AgreedRule,
  type Agreement,
  conservativeDeciding,
  type MatterCode,
  matters,
  posts,
  ruleInWords,
} from '#alliance'
import { addDays, type Day, londonDay } from '#nhs/day.ts'
import type { TrustCode } from '#nhs/trust-code.ts'
import type { DecisionFacts, Member, Party } from '../decision/facts.ts'
import { formsOfDecision } from '../decision/form-of-decision.ts'
import type { Interest } from '../decision/interest.ts'
import type { Procedure } from '../decision/procedure.ts'
import type { DecisionRule } from '../decision/rule.ts'
import type { Delegation, Reservation, Scheme } from '../decision/scheme.ts'
import { type Declaration, holdsOn, type ItemRecord, type Meeting, personId, type Seat, seatPosts } from './record.ts'

/** A time of membership and when it was suspended, as #alliance keeps them. */
export type KnownParty = {
  readonly trust: TrustCode
  readonly joinedOn: Day
  readonly suspendedOn: Day | null
  readonly leavesOn: Day | null
  readonly leftOn: Day | null
}

/** How a body is known to the scheme of delegation: its own powers are those that the agreement delegated to "the body". */
export const bodyCode = 'body'

/** Facts, or why nothing can be decided by them: the agreement asks for what its form or its committee does not have. */
export type FactsFound =
  | { readonly ok: true; readonly facts: DecisionFacts }
  | { readonly ok: false; readonly because: string }

/**
 * Of an item that is not put to the vote yet: as if it were at the beginning of its meeting.
 *
 * @param asOf the moment for which the item is asked
 */
export function factsOf(
  { item, meeting, seats, presences, declarations, votes, words }: ItemRecord,
  agreement: Agreement,
  known: readonly KnownParty[],
  asOf: Date,
): FactsFound {
  if (item.matter === null) return { ok: false, because: 'Nothing is put to the vote in this item.' }
  const openedAt = item.openedAt ?? meeting.startsAt
  const day = londonDay(openedAt)
  const sitting = seats.filter((seat) => holdsOn(seat, day))
  const rule = ruleFor(agreement, item.matter, sitting, day)
  if (!rule.ok) return rule
  const deciding = agreement.deciding ?? conservativeDeciding
  if (agreement.legalForm === 'lead-provider' && deciding.lead === null)
    return { ok: false, because: 'The agreement does not say which trust is the lead provider.' }
  if (rule.rule.kind === 'silence' && meeting.way !== 'in-writing')
    return { ok: false, because: 'Silence agrees only to what goes round in writing, with a day to answer by.' }
  const { closedAt, amountPence, takesEffectOn } = item
  const closesAt = item.closesAt ?? answersUntil(meeting)
  return {
    ok: true,
    facts: {
      form: agreement.legalForm,
      body: { code: bodyCode, name: agreement.body },
      ...(deciding.lead !== null && { lead: deciding.lead as TrustCode }),
      now: asOf,
      parties: partiesOn(known, day),
      members: sitting.map(memberOf),
      item: {
        id: item.id,
        meeting: meeting.id,
        way: meeting.way,
        openedAt,
        ...(closesAt && { closesAt }),
        ...(closedAt && { closedAt }),
        // Everybody finds the question here from the moment it is open.
        servedOn: partiesOn(known, day).map(({ trust }) => ({ trust, at: openedAt })),
        // Who said something on it was asked: of a chair's action, how a non-executive director is heard.
        consulted: [...new Set(votes.map(personId))],
      },
      matter: {
        title: item.title,
        class: {
          code: item.matter,
          name: matters[item.matter],
          isBinding: deciding.binding.includes(item.matter),
          clause: 'what binds in law',
        },
        ...(amountPence !== null && { amountPence }),
        affected: item.affected,
        ...(takesEffectOn !== null && { takesEffectOn }),
      },
      quorum: {
        ofEachTrust: {
          members: agreement.quorum.membersOfEachTrust,
          roles: { 'non-executive': agreement.quorum.nonExecutivesOfEachTrust },
        },
      },
      rule: rule.rule,
      procedure: procedureOf(agreement),
      scheme: schemeOf(agreement, sitting),
      attendance: presences.map((one) => ({
        person: personId(one),
        how: one.how,
        ...(one.arrivedAt && { arrivedAt: one.arrivedAt }),
        ...(one.leftAt && { leftAt: one.leftAt }),
      })),
      interests: declarations.map(interestOf),
      votes: votes.map((one) => ({ person: personId(one), trust: one.forTrust, choice: one.choice, at: one.at })),
      ratifications: words.map(({ byTrust, choice, at }) => ({ by: byTrust ?? 'the-body', choice, at })),
    },
  }
}

/** What goes round in writing is answered by the end of its time. */
export const answersUntil = ({ way, endsAt }: Pick<Meeting, 'way' | 'endsAt'>): Date | null =>
  way === 'in-writing' ? endsAt : null

const memberOf = ({ trust, person, name, forTrust, post, isVoting, deputies }: Seat): Member => ({
  person: personId({ trust, person }),
  name,
  trust: forTrust,
  role: seatPosts[post].role,
  isVoting,
  deputies: deputies.map((one) => ({ person: personId(one), name: one.name })),
})

/** Each trust once: by the newest membership that had begun, or by the first that is still to come. */
export function partiesOn(known: readonly KnownParty[], day: Day): readonly Party[] {
  const byTrust = new Map<TrustCode, KnownParty>()
  for (const one of known.toSorted((a, b) => (a.joinedOn < b.joinedOn ? -1 : 1)))
    if (one.joinedOn <= day || !byTrust.has(one.trust)) byTrust.set(one.trust, one)
  return [...byTrust.values()].map(({ trust, joinedOn, leavesOn, leftOn, suspendedOn }) => {
    const ends = leftOn ?? leavesOn
    return {
      trust,
      joinedOn,
      ...(ends !== null && { leavesOn: ends }),
      ...(suspendedOn !== null && { suspended: { from: suspendedOn } }),
    }
  })
}

function procedureOf({ sharedPosts, deciding = conservativeDeciding }: Agreement): Procedure {
  const { trustVote, abstentions, byCall, deputies, deputiesOfConflicted, personalInterestSpeaks, leavingTrustsVote } =
    deciding
  return {
    trustVote:
      trustVote.kind === 'these-posts'
        ? { kind: 'these-roles', roles: [...new Set(trustVote.posts.map((post) => seatPosts[post].role))] }
        : trustVote,
    abstentions,
    byCall,
    deputies,
    deputiesOfConflicted,
    sharedPosts,
    personalInterestSpeaks,
    leavingTrustsVote,
    countsAlsoAs: deciding.chairCountsAsNonExecutive ? { chair: ['non-executive'] } : {},
  }
}

type RuleFound = { readonly ok: true; readonly rule: DecisionRule } | { readonly ok: false; readonly because: string }

function ruleFor(agreement: Agreement, matter: MatterCode, seats: readonly Seat[], day: Day): RuleFound {
  // What an agreement has no rule for, every trust has to agree to.
  const agreed: AgreedRule = agreement.rules.find((one) => one.matter === matter)?.rule ?? { kind: 'unanimity' }
  if (!formsOfDecision[agreement.legalForm].rules.includes(agreed.kind)) {
    const because = `The agreement gives "${matters[matter]}" a rule that its legal form cannot keep: ${ruleInWords(agreed)}.`
    return { ok: false, because }
  }
  const people = (found: readonly Seat[]) => [...new Set(found.map(personId))]
  switch (agreed.kind) {
    case 'consensus': {
      const named = seats.filter(({ post, isVoting }) => post === agreed.named && isVoting)
      const missing = agreement.parties.some(({ trust }) => !named.some(({ forTrust }) => forTrust === trust))
      if (named.length === 0 || missing) {
        const post = posts[agreed.named].toLowerCase()
        return { ok: false, because: `Each trust needs a ${post} with a vote on the committee, and one has none.` }
      }
      return { ok: true, rule: { kind: 'consensus', named: people(named) } }
    }
    case 'chairs-action': {
      const chairs = seats.filter(({ post }) => post === 'chair')
      const independent = chairs.filter(({ forTrust }) => forTrust === null)
      const by = people(independent.length > 0 ? independent : chairs)
      if (by.length === 0) return { ok: false, because: 'The committee has no chair who could act.' }
      const { takesEffect, consultNonExecutives } = (agreement.deciding ?? conservativeDeciding).chairsAction
      return {
        ok: true,
        rule: {
          kind: 'chairs-action',
          by,
          ...(consultNonExecutives > 0 && { consulting: { role: 'non-executive', atLeast: consultNonExecutives } }),
          ratifyBy: addDays(day, agreed.ratifyWithinDays),
          takesEffect,
        },
      }
    }
    default:
      return { ok: true, rule: agreed }
  }
}

/** A power that went to a post went, for each trust, to the people who hold that post for it. */
export function schemeOf(agreement: Agreement, seats: readonly Seat[]): Scheme {
  const from = agreement.commencesOn
  const trusts = agreement.parties.map(({ trust }) => trust as TrustCode)
  const delegations = agreement.delegations.flatMap(({ matter, to, upToPence }): Delegation[] => {
    const power = { matter, clause: 'powers lent', from, ...(upToPence !== null && { upToPence }) }
    if (to === 'body') {
      return trusts.map((of) => ({ ...power, of, to: { kind: 'body', body: bodyCode, name: agreement.body } }))
    }
    return seats.flatMap((seat) =>
      seat.post === to && seat.forTrust !== null
        ? [{ ...power, of: seat.forTrust, to: { kind: 'person', person: personId(seat), name: seat.name } as const }]
        : [],
    )
  })
  const reservations = agreement.reserved.flatMap(({ matter, abovePence }): Reservation[] =>
    trusts.map((trust) => ({
      matter,
      clause: 'reserved matters',
      from,
      of: trust,
      to: { kind: 'board', trust },
      ...(abovePence !== null && { abovePence }),
    })),
  )
  return { delegations, reservations }
}

function interestOf({ trust, person, kind, what, votesFor, ...one }: Declaration): Interest {
  const { onItem, onMeeting, fromDay, untilDay, declaredAt: at } = one
  const declared: Interest['declared'] =
    onItem !== null
      ? { on: 'item', item: onItem, at }
      : onMeeting !== null
        ? { on: 'meeting', meeting: onMeeting, at }
        : { on: 'standing', from: fromDay!, until: untilDay! }
  return { person: personId({ trust, person }), kind, what, declared, ...(votesFor !== null && { votesFor }) }
}
