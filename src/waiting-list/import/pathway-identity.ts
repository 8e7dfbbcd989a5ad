/**
 * The id of a pathway, made from what its source calls it: the same source and key give the same id each time, so an
 * import finds a pathway again without asking for its key, and two rows for one pathway cannot be. Keyed, so that nobody
 * without the secret can tell an id from a key.
 */
import { createHmac } from 'node:crypto'
import { keyFor } from '#platform/secret.ts'

export type PathwayIdentity = (sourceKey: string) => Buffer

/** Sixteen bytes: a UUID of version 8, whose contents are the maker's own. */
export function pathwayIdentity(secret: string, trust: string, source: string): PathwayIdentity {
  const key = keyFor(secret, `pathway-id/${trust}/${source}`)
  return (sourceKey) => {
    const id = createHmac('sha256', key).update(sourceKey).digest().subarray(0, 16)
    id[6] = 0x80 | (id[6]! & 0x0f)
    id[8] = 0x80 | (id[8]! & 0x3f)
    return id
  }
}

/** As PostgreSQL writes it. */
export function uuidText(id: Buffer): string {
  const hex = id.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

export const uuidBytes = (text: string): Buffer => Buffer.from(text.replaceAll('-', ''), 'hex')
