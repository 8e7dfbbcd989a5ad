/** What a preview would have to guess, so that it says nothing of the money: what is missing, where, and what to do. */
export type MissingWhat =
  | 'rule'
  | 'commissioner'
  | 'specialised'
  | 'item'
  | 'spell'
  | 'follow-up'
  | 'price-table'
  | 'price'
  | 'best-practice-price'
  | 'relationship-table'
  | 'relationship'
  | 'recharge'

export type Missing = {
  readonly what: MissingWhat
  /** The trust whose table or statement lacks it. */
  readonly trust: string
  readonly says: string
  readonly remedy: string
}

/** A value, or what it would take to know it. */
export type Known<Value> =
  | { readonly known: true; readonly value: Value }
  | { readonly known: false; readonly missing: Missing }

export const known = <Value>(value: Value): Known<Value> => ({ known: true, value })

export const unknown = (what: MissingWhat, trust: string, says: string, remedy: string): Known<never> => ({
  known: false,
  missing: { what, trust, says, remedy },
})

/** Each of them once: two parts of a preview may lack the same table. */
export function distinct(missing: readonly Missing[]): readonly Missing[] {
  return [...new Map(missing.map((each) => [each.says, each])).values()]
}
