/**
 * The id of a pathway, made from what its source calls it: the same source and key give the same id each time, so an
 * import finds a pathway again without asking for its key, and two rows for one pathway cannot be. Keyed, so that nobody
 * without the secret can tell a key from an id.
 */
import { hash } from 'node:crypto'
import { keyFor } from '#platform/secret.ts'

/** A UUID of version 8, whose contents are the maker's own, as 32 hexadecimal digits. */
export type PathwayIdentity = (sourceKey: string) => string

export function pathwayIdentity(secret: string, trust: string, source: string): PathwayIdentity {
  const key = keyFor(secret, `pathway-id/${trust}/${source}`).toString('hex')
  return (sourceKey) => {
    // Half of the digest is thrown away, so that nobody can go on from it: a key in front is then as good as an HMAC.
    const digest = hash('sha256', key + sourceKey, 'hex')
    const variant = '89ab'[digest.charCodeAt(16) & 3]!
    return `${digest.slice(0, 12)}8${digest.slice(13, 16)}${variant}${digest.slice(17, 32)}`
  }
}

/** As PostgreSQL writes it. */
export const uuidText = (digits: string): string =>
  `${digits.slice(0, 8)}-${digits.slice(8, 12)}-${digits.slice(12, 16)}-${digits.slice(16, 20)}-${digits.slice(20)}`

export const uuidDigits = (text: string): string => text.replaceAll('-', '')
