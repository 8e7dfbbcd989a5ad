/** Who pays for the patient's care: the commissioner of the record, unless the service is specialised and kept. */
import { type Commissioner, commissioner, nationOf, nonEnglishCommissioner } from '#nhs/commissioner.ts'
import { trustName } from '#nhs/organisations.ts'
import { type Known, known, unknown } from './missing.ts'
import type { MoneyFacts } from './money-facts.ts'
import type { PaymentRuleId } from './rules/payment-rules.ts'
import { unstated } from './unstated.ts'

export type Payer = {
  readonly commissioner: Commissioner
  /** The codes under which a provider may have its relationship: the commissioner's own, then its board's. */
  readonly codes: readonly string[]
  /** Rules besides the relationship's own that decided it. */
  readonly rules: readonly PaymentRuleId[]
}

export function payerOf(facts: MoneyFacts): Known<Payer> {
  const { sender, commissioner: code, specialised } = facts
  const at = trustName(sender)
  if (code === undefined) {
    return { known: false, missing: unstated('commissioner', facts) }
  }
  if (code === nonEnglishCommissioner) {
    return unknown(
      'commissioner',
      sender,
      'The record says NONC, which tells only that England does not pay.',
      `${at} enters the real code of the health board.`,
    )
  }
  const found = organisation(code)
  if (!found) {
    return unknown(
      'commissioner',
      sender,
      `The commissioner ${code} is in no list that is known here.`,
      `${at} checks the code in the patient's record.`,
    )
  }
  if (specialised === undefined) {
    return { known: false, missing: unstated('specialised', facts) }
  }
  return found.kind === 'health board'
    ? payerAbroad(sender, found, specialised)
    : payerInEngland(sender, found, specialised)
}

function payerAbroad(sender: string, board: Commissioner, specialised: MoneyFacts['specialised']): Known<Payer> {
  if (specialised !== 'no') {
    return unknown(
      'commissioner',
      sender,
      `Who pays for specialised care of patients of ${board.nation} is not known here.`,
      `${trustName(sender)} asks ${board.name} before the transfer is accepted.`,
    )
  }
  return known({ commissioner: board, codes: [board.code], rules: ['outside-england'] })
}

function payerInEngland(sender: string, found: Commissioner, specialised: MoneyFacts['specialised']): Known<Payer> {
  const isNhsEngland = found.kind === 'NHS England'
  if (specialised === 'retained' && !isNhsEngland) {
    return unknown(
      'commissioner',
      sender,
      `NHS England pays for a service that it has kept, but the record names ${found.name}.`,
      `${trustName(sender)} corrects the commissioner, or says that the service is delegated.`,
    )
  }
  if (specialised === 'delegated' && isNhsEngland) {
    return unknown(
      'commissioner',
      sender,
      'A board pays for a delegated service, but the record names NHS England.',
      `${trustName(sender)} corrects the commissioner, or says that NHS England has kept the service.`,
    )
  }
  const codes = found.parent === undefined ? [found.code] : [found.code, found.parent]
  const rules: PaymentRuleId[] =
    specialised === 'retained' ? ['specialised-retained'] : specialised === 'delegated' ? ['specialised-delegated'] : []
  return known({ commissioner: found, codes, rules })
}

/** A code in no list can still be a health board's, when its shape gives its nation away. */
function organisation(code: string): Commissioner | undefined {
  const listed = commissioner(code)
  if (listed) return listed
  const nation = nationOf(code)
  return nation === undefined || nation === 'England'
    ? undefined
    : { code, name: `the health board ${code}`, kind: 'health board', nation }
}
