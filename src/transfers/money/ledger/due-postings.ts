/** What trusts owe each other for a transfer, and what has to be posted so that the ledger says so. Pure. */
import type { RechargeFor } from '../money-facts.ts'
import type { MoneyLine } from '../preview.ts'

export type Debt = {
  readonly purpose: RechargeFor
  readonly payer: string
  readonly payee: string
  /** More than none. */
  readonly pence: number
}

export type Posted = Debt & { readonly id: string }

/** The lines between the trusts; what a commissioner pays is between it and the trust. */
export function debtsOf(lines: readonly MoneyLine[]): readonly Debt[] {
  return lines.flatMap(({ for: purpose, from, to, pence }) =>
    purpose === 'care' || pence === 0 ? [] : [{ purpose, payer: from, payee: to, pence }],
  )
}

/** Which postings that stand are to be taken back, and which debts posted. What is right already is left alone. */
export function changesTo(
  standing: readonly Posted[],
  due: readonly Debt[],
): { readonly takeBack: readonly Posted[]; readonly post: readonly Debt[] } {
  const isSame = (one: Debt, other: Debt) =>
    one.purpose === other.purpose && one.payer === other.payer && one.payee === other.payee && one.pence === other.pence
  return {
    takeBack: standing.filter((posted) => !due.some((debt) => isSame(posted, debt))),
    post: due.filter((debt) => !standing.some((posted) => isSame(posted, debt))),
  }
}
