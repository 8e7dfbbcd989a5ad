/** What a person has to state before the money of a transfer can be known, each with who states it. */
import { trustName } from '#nhs/organisations.ts'
import type { Missing, MissingWhat } from './missing.ts'
import type { MoneyFacts } from './money-facts.ts'

type Stated = 'commissioner' | 'specialised' | 'item' | 'spell' | 'followUpBy'

const says: Readonly<Record<Stated, { readonly what: MissingWhat; readonly says: string; readonly states: string }>> = {
  commissioner: {
    what: 'commissioner',
    says: 'Nobody has stated who commissions this patient.',
    states: 'states it.',
  },
  specialised: {
    what: 'specialised',
    says: 'Nobody has stated whether the service is specialised, which may change who pays.',
    states: 'states it.',
  },
  item: {
    what: 'item',
    says: 'Nobody has stated the price item, and it is not worked out from the procedure.',
    states: 'states the healthcare resource group (HRG) that its coders expect.',
  },
  spell: {
    what: 'spell',
    says: 'Nobody has stated whether it is a day case or an inpatient stay.',
    states: 'states it.',
  },
  followUpBy: {
    what: 'follow-up',
    says: 'Nobody has stated who follows the patient up.',
    states: 'states it, once both trusts agree.',
  },
}

export function unstated(name: Stated, { sender }: Pick<MoneyFacts, 'sender'>): Missing {
  const { what, says: why, states } = says[name]
  return { what, trust: sender, says: why, remedy: `${trustName(sender)} ${states}` }
}

/** All that nobody has stated, in the order of the form. */
export const allUnstated = (facts: MoneyFacts): readonly Missing[] =>
  (Object.keys(says) as Stated[]).filter((name) => facts[name] === undefined).map((name) => unstated(name, facts))
