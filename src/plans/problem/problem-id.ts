/** Ids inside a problem. A trust's own ids are unique within the trust alone, so the trust goes first. */

/** "RL1" and "theatre-3" → "RL1:theatre-3" */
export const problemId = (trust: string, id: string): string => `${trust}:${id}`

/** "RL1:theatre-3" → the trust's own id */
export function ownId(id: string): { readonly trust: string; readonly id: string } {
  const colon = id.indexOf(':')
  if (colon < 1) throw new Error(`${id} is not an id of a problem of ours`)
  return { trust: id.slice(0, colon), id: id.slice(colon + 1) }
}

/** By UTF-16 code units: the same order on every machine and in every database. */
export const byId = <Thing extends { readonly id: string }>(a: Thing, b: Thing): number =>
  a.id < b.id ? -1 : a.id > b.id ? 1 : 0
