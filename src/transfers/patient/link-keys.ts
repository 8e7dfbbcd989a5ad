/**
 * What is made of the program's secret: the code of each link, and the digests by which codes, sessions and addresses are
 * found. The key is not in the database, so of its rows none opens a page; the printed file of a run of letters holds codes.
 */
import { createHmac } from 'node:crypto'
import { keyFor } from '#platform/secret.ts'
import { codeFrom } from './link-code.ts'

const hmac = (secret: string, use: string, text: string): Buffer =>
  createHmac('sha256', keyFor(secret, `patient page/${use}`))
    .update(text)
    .digest()

/** The code of a link, the same each time: so a letter can be printed again, and no code has to be kept. */
export const codeOfLink = (secret: string, link: string): string => codeFrom(hmac(secret, 'code of a link', link))

export const codeDigest = (secret: string, code: string): Buffer => hmac(secret, 'digest of a code', code)
export const tokenDigest = (secret: string, token: string): Buffer => hmac(secret, 'digest of a token', token)
export const addressDigest = (secret: string, address: string): Buffer => hmac(secret, 'digest of an address', address)
