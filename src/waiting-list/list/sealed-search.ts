/**
 * A search in an address that nobody can read: addresses stay in histories and logs, and no name or NHS number may.
 * Sealed for one person at one trust, so that an address which gets about opens for nobody else.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { keyFor } from '#platform/secret.ts'
import type { Viewer } from '#platform/viewer.ts'

const CIPHER = 'aes-256-gcm'
const NONCE_BYTES = 12
const TAG_BYTES = 16

export function sealSearch(secret: string, viewer: Viewer, search: string): string {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv(CIPHER, keyFor(secret, 'sealed search'), nonce).setAAD(readerOf(viewer))
  const sealed = Buffer.concat([cipher.update(search, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')
}

/** What was searched for; nothing when this is no seal of ours, or another person's. */
export function openSearch(secret: string, viewer: Viewer, text: string): string | undefined {
  const bytes = Buffer.from(text, 'base64url')
  if (bytes.length <= NONCE_BYTES + TAG_BYTES) return undefined
  const nonce = bytes.subarray(0, NONCE_BYTES)
  const tag = bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES)
  const cipher = createDecipheriv(CIPHER, keyFor(secret, 'sealed search'), nonce, { authTagLength: TAG_BYTES })
  try {
    cipher.setAAD(readerOf(viewer)).setAuthTag(tag)
    return Buffer.concat([cipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), cipher.final()]).toString('utf8')
  } catch {
    // An old address, cut short or made up: whoever follows it starts from the list again.
    return undefined
  }
}

const readerOf = ({ trust, person }: Viewer): Buffer => Buffer.from(JSON.stringify([trust, person]))
