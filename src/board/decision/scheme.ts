/**
 * The scheme of delegation: whose power went to whom, for which class of matter, up to how much, by which clause; and what
 * nobody but the one named may decide.
 *
 * Sources: NHS Act 2006 section 65Z5 (functions may be delegated or exercised jointly, on agreed terms) and SI 2022/642
 * (what may not); NHS Providers' guide, considerations: functions reserved and delegated are clear, limits are known to
 * those who hold them, schemes of delegation are kept up to date.
 */
import type { Day } from '#nhs/day.ts'
import { trustName } from '#nhs/organisations.ts'
import type { TrustCode } from '#nhs/trust-code.ts'
import { exactMoney } from '#web/format.ts'
import type { PersonId, Role } from './facts.ts'

/** Who can hold a power. */
export type Holder =
  | { readonly kind: 'person'; readonly person: PersonId; readonly name: string }
  | { readonly kind: 'role'; readonly role: Role; readonly trust: TrustCode }
  | { readonly kind: 'body'; readonly body: string; readonly name: string }
  | { readonly kind: 'board'; readonly trust: TrustCode }
  /** Somebody outside: a council of governors, the shareholders, NHS England. */
  | { readonly kind: 'other'; readonly name: string }

type Dated = { readonly from: Day; readonly until?: Day }

/** A power of one trust that somebody else may use. */
export type Delegation = Dated & {
  readonly clause: string
  readonly of: TrustCode
  /** The code of a class of matters. */
  readonly matter: string
  readonly to: Holder
  /** Left out: without a limit. */
  readonly upToPence?: number
}

/** A matter that only one may decide for a trust, above an amount or altogether, whatever was delegated. */
export type Reservation = Dated & {
  readonly clause: string
  readonly of: TrustCode
  readonly matter: string
  readonly to: Holder
  readonly abovePence?: number
}

export type Scheme = { readonly delegations: readonly Delegation[]; readonly reservations: readonly Reservation[] }

/** Somebody who may, with the clause that says so. */
export type MayDecide = { readonly holder: Holder; readonly clause: string; readonly upToPence?: number }

/** "the board of Dudley Group (powers of the board)", "the joint committee (clause 4.2, up to £500,000)". */
export function mayDecideInWords({ holder, clause, upToPence }: MayDecide): string {
  return `${holderInWords(holder)} (${clause}${upToPence === undefined ? '' : `, up to ${exactMoney(upToPence)}`})`
}

export const roleNames: Readonly<Record<Role, string>> = {
  chair: 'chair',
  'chief-executive': 'chief executive',
  'non-executive': 'non-executive director',
  executive: 'executive director',
  'clinical-lead': 'clinical lead',
}

function holderInWords(holder: Holder): string {
  switch (holder.kind) {
    case 'role':
      return `the ${roleNames[holder.role]} of ${trustName(holder.trust)}`
    case 'board':
      return `the board of ${trustName(holder.trust)}`
    default:
      return holder.name
  }
}
