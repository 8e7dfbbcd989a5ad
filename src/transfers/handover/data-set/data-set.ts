/**
 * The administrative facts that go with a patient from one provider to another. Values are text as they were held:
 * nothing is trimmed, padded or put in capitals here. Days are 'YYYY-MM-DD'; the lines of an address end with a line feed.
 *
 * A set may lack anything: `validate` says what is missing or wrong.
 */
import { type ItemKey, items } from './items.ts'

type SingleKey = Exclude<ItemKey, 'organisations'>

export type DataSet = { readonly [Key in SingleKey]?: string } & {
  /** Codes of the providers that the pathway has been with, in order. */
  readonly organisations?: readonly string[]
}

/** The values of an item: none, one, or several of the one that repeats. */
export function valuesOf(set: DataSet, key: ItemKey): readonly string[] {
  const value = set[key]
  if (value === undefined) return []
  return typeof value === 'string' ? [value] : value
}

/** A set from the values of its items; an item without values is left out. */
export function dataSetFrom(values: (key: ItemKey) => readonly string[]): DataSet {
  const entries = items.flatMap(({ key }) => {
    const given = values(key)
    if (given.length === 0) return []
    return [[key, key === 'organisations' ? given : given[0]] as const]
  })
  return Object.fromEntries(entries) as DataSet
}
