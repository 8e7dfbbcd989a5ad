/** What a reader of one format makes of a file: the values it found, where each stands, and what kept it from reading. */
import type { DataSet } from './data-set.ts'
import type { Fault } from './fault.ts'
import type { ItemKey } from './items.ts'

export type Reading = {
  readonly set: DataSet
  /** About the file and its shape. What the values say is for `validate`. */
  readonly faults: readonly Fault[]
  /** Where an item stands, or would: row and column, JSON path or FHIR expression. */
  readonly where: (key: ItemKey) => string
}

/** A file in which nothing can be found, because it is not what it should be. */
export const unreadable = (why: string, remedy: string, where?: string): Reading => ({
  set: {},
  faults: [{ why, remedy, ...(where && { where }) }],
  where: () => where ?? '',
})

/** Why a text is not JSON, from the parser's own words, which name the place. */
export function parseJson(
  text: string,
): { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly why: string } {
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch (cause) {
    return { ok: false, why: `it is not JSON: ${(cause as Error).message}` }
  }
}

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A value that is not the text it should be, for a fault. What is made of parts is only named: it may be of any depth. */
export function inShort(value: unknown): string {
  if (Array.isArray(value)) return 'a list'
  return isRecord(value) ? 'an object' : String(value).slice(0, 100)
}
