/**
 * Who a request comes from. The browser holds a random 256-bit token in a cookie that script cannot
 * read; the database holds its digest.
 */
import { createHash, randomBytes } from 'node:crypto'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Database } from '#platform/database.ts'
import { nobodyYet, type Viewer } from '#platform/viewer.ts'
import { identityStore, type LoggedIn, type Person } from './store.ts'

/** No idle limit, because a theatre manager's list stays open all day (WCAG 2.2.1); 12 hours is a long shift. */
const HOURS = 12
/** How long an answer is kept: somebody who was logged out elsewhere is out within this. */
const KEEP_MILLISECONDS = 5_000
/** So many people at once and no more are kept in mind; the rest are asked about each time. */
const KEEP_MOST = 1_000

export type Sessions = ReturnType<typeof sessions>

export function sessions({ db, https, now = Date.now }: { db: Database; https: boolean; now?: () => number }) {
  const kept = new Map<string, { readonly viewer: Viewer | undefined; readonly until: number }>()
  const cookie = https ? '__Host-accord-login' : 'accord-login'

  async function viewerOf(c: Context): Promise<Viewer | undefined> {
    const token = getCookie(c, cookie)
    if (!token) return undefined
    const digest = digestOf(token)
    const key = digest.toString('base64')
    const known = kept.get(key)
    if (known && known.until > now()) return known.viewer
    const found = await db.reading(nobodyYet, (tx) => identityStore(tx).whose(digest))
    if (kept.size >= KEEP_MOST) kept.clear()
    const viewer = found && asViewer(found)
    kept.set(key, { viewer, until: now() + KEEP_MILLISECONDS })
    return viewer
  }

  return {
    viewerOf,
    /** Logs the person in, out of whatever login the browser had, and gives it a token it did not have before. */
    async start(c: Context, person: Person): Promise<void> {
      await this.end(c)
      const token = randomBytes(32).toString('base64url')
      await db.withViewer(nobodyYet, async (tx) => {
        const store = identityStore(tx)
        await store.forgetEnded()
        await store.start(person, digestOf(token), HOURS)
      })
      setCookie(c, cookie, token, { path: '/', httpOnly: true, sameSite: 'Lax', secure: https, maxAge: HOURS * 3600 })
    },
    async end(c: Context): Promise<void> {
      const token = getCookie(c, cookie)
      if (!token) return
      const digest = digestOf(token)
      await db.withViewer(nobodyYet, (tx) => identityStore(tx).end(digest))
      kept.delete(digest.toString('base64'))
      deleteCookie(c, cookie, { path: '/', secure: https })
    },
  }
}

const digestOf = (token: string): Buffer => createHash('sha256').update(token).digest()

function asViewer({ id, name, jobTitle, trust, roles, alliance }: LoggedIn): Viewer {
  return { person: id, name, jobTitle, trust, roles, alliance, purpose: 'planning' }
}
