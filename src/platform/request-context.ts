/**
 * Who is asking, signed, as the database reads it (migrations/0001).
 *
 * The signature is what stops a forged setting: SQL that slips in through a parameter can set
 * `app.context`, but cannot sign it, because the key is in this process and behind a role.
 */
import { createHmac } from 'node:crypto'
import type { Viewer } from './viewer.ts'

const SEPARATOR = '\x1f'
/** Long enough for the longest transaction we allow, short enough that a stolen line is soon worthless. */
const LIFETIME_MILLISECONDS = 10 * 60_000

export function signedContext(viewer: Viewer, trace: string, key: Buffer, now: number): string {
  const parts = [
    viewer.trust,
    viewer.person,
    viewer.purpose,
    viewer.alliance,
    viewer.roles.join(','),
    trace,
    String(now + LIFETIME_MILLISECONDS),
  ]
  if (parts.some((part) => part.includes(SEPARATOR)))
    throw new Error('A viewer holds a character that separates fields')
  const payload = parts.join(SEPARATOR)
  return `${payload}${SEPARATOR}${createHmac('sha256', key).update(payload).digest('hex')}`
}
