/**
 * For which trusts the decision would be outside the powers of those who take it. A joint committee is limited to the schedule
 * of functions that each trust delegated (NHS Act 2006 section 65Z5, and SI 2022/642 for what may not be); a committee in
 * common to its own trust's scheme; a named person to their own limit; a lead provider to its contract.
 */
import { londonDay } from '#nhs/day.ts'
import { trustName } from '#nhs/organisations.ts'
import type { TrustCode } from '#nhs/trust-code.ts'
import { exactMoney } from '#web/format.ts'
import type { DecisionFacts } from './facts.ts'
import { formsOfDecision } from './form-of-decision.ts'
import { type Asker, mayDecide } from './may-decide.ts'
import { listed, type Reason, reason } from './reason.ts'
import { type MayDecide, mayDecideInWords } from './scheme.ts'

export type Outside = { readonly trust: TrustCode; readonly holders: readonly MayDecide[]; readonly reason: Reason }

/** The trusts whose power is not there, with who has it. */
export function outsidePowers(facts: DecisionFacts, voting: readonly TrustCode[]): readonly Outside[] {
  return voting.flatMap((trust) =>
    askersFor(trust, facts).flatMap(({ who, name }) => outsideFor(trust, who, name, facts) ?? []),
  )
}

/** Whose power is used for a trust in this form, with a name for sentences. */
function askersFor(trust: TrustCode, facts: DecisionFacts): readonly { readonly who: Asker; readonly name: string }[] {
  const { form, body, rule, members } = facts
  switch (formsOfDecision[form].power) {
    case 'nobody':
      return []
    case 'the-body':
      return [{ who: { kind: 'body', body: body.code }, name: body.name }]
    case 'each-board':
      return [{ who: { kind: 'board' }, name: `the board of ${trustName(trust)}` }]
    case 'named-people':
      return members
        .filter((one) => one.trust === trust && rule.kind === 'consensus' && rule.named.includes(one.person))
        .map(({ person, role, name }) => ({ who: { kind: 'person', person, post: { role, trust } }, name }))
  }
}

function outsideFor(trust: TrustCode, who: Asker, name: string, facts: DecisionFacts): Outside | undefined {
  const { matter } = facts
  const answer = mayDecide(facts.scheme, {
    who,
    of: trust,
    matter: matter.class.code,
    day: londonDay(facts.item.openedAt),
    ...(matter.amountPence === undefined ? {} : { amountPence: matter.amountPence }),
  })
  const starts = `${capital(name)} may not decide "${matter.title}" for ${trustName(trust)}`
  switch (answer.answer) {
    case 'yes':
      return undefined
    case 'up-to':
      // A power with a limit does not cover a matter of which nobody has said how much it costs.
      return {
        trust,
        holders: answer.above,
        reason: reason(
          'amount-not-stated',
          `${starts}: its power ends at ${exactMoney(answer.upToPence)} (${answer.clause}), and no amount is stated.`,
        ),
      }
    case 'no': {
      const because =
        answer.because === 'not-delegated'
          ? `"${matter.class.name}" is not delegated`
          : answer.because === 'reserved'
            ? `it is reserved (${answer.clause})`
            : `its power ends at ${exactMoney(answer.upToPence ?? 0)} (${answer.clause})`
      const holders = listed(answer.whoMay.map(mayDecideInWords), 'or')
      return {
        trust,
        holders: answer.whoMay,
        reason: reason('outside-powers', `${starts}: ${because}. It is for ${holders}.`),
      }
    }
  }
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
