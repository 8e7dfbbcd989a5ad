/**
 * What surrounds a page and does not come from the page: who is logged in, where they are, what has just been done.
 *
 * A route asks for it with `frameOf(c)` and hands it to its page; `Page` will not compile without one. The app
 * (app.tsx) puts the makings there before any route runs.
 */
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { z } from 'zod'
import type { AppEnv } from '#platform/app-env.ts'

export type Frame = {
  /** The path of this request, which marks the current page in the navigation. */
  readonly path: string
  /** Nobody when the page is open to all and no one is logged in. */
  readonly person?: FramedPerson
  readonly notice?: Notice
  /** Where the service's name in the header leads: home, unless the page is for somebody who has no home here. */
  readonly home?: string
}

export type FramedPerson = {
  readonly name: string
  /** The trust they act for, in words: "Walsall Healthcare". */
  readonly trust: string
  /** The alliance they look at, in words; it is written under the header. */
  readonly alliance?: string
  /** Where to change trust or alliance, when they act for more than one. */
  readonly changeHref?: string
}

/** What the last request did, said once at the top of the next page. Never holds a patient's name or number. */
export type Notice = {
  readonly kind: 'success' | 'important'
  readonly text: string
}

/** What app.tsx leaves for `frameOf` on every request, error pages included. */
export type Framing = {
  readonly person?: FramedPerson
  readonly https: boolean
  /** Logs what goes wrong after the answer has begun, when it can no longer become a page. */
  readonly report: (error: unknown) => void
}

/** What a request carries inside app(): what every route may read, and what is for `frameOf` alone. */
export type WebEnv = { Variables: AppEnv['Variables'] & { framing: Framing } }

// The __Host- prefix ties the cookie to this host alone, and browsers accept it over https only.
const cookieName = ({ https }: Framing): string => (https ? '__Host-accord-notice' : 'accord-notice')
const NoticeShape = z.object({ kind: z.enum(['success', 'important']), text: z.string().min(1).max(500) })

/** The frame for this request's page. Takes the notice with it: it is shown on this page and no other. */
export function frameOf(c: Context): Frame {
  const { person } = framingOf(c)
  const notice = takeNotice(c)
  return { path: c.req.path, ...(person && { person }), ...(notice && { notice }) }
}

/** After a form has done its work: 303 to the page that shows the result, which says `text` once at its top. */
export function seeOther(c: Context, path: string, text?: string, kind: Notice['kind'] = 'success'): Response {
  if (text !== undefined) {
    const notice = NoticeShape.parse({ kind, text })
    // A minute is enough to arrive, and too short to turn up on some other page tomorrow.
    const framing = framingOf(c)
    const options = { path: '/', httpOnly: true, sameSite: 'Lax', secure: framing.https, maxAge: 60 } as const
    setCookie(c, cookieName(framing), JSON.stringify(notice), options)
  }
  return c.redirect(path, 303)
}

/** Throws outside app(). */
export function framingOf(c: Context): Framing {
  const framing = c.get('framing') as Framing | undefined
  if (!framing) throw new Error('This route is not inside app(): web/app.tsx sets what frames a page')
  return framing
}

function takeNotice(c: Context): Notice | undefined {
  const framing = framingOf(c)
  const kept = getCookie(c, cookieName(framing))
  if (kept === undefined) return undefined
  deleteCookie(c, cookieName(framing), { path: '/', secure: framing.https })
  try {
    return NoticeShape.parse(JSON.parse(kept))
  } catch {
    // Somebody else's cookie of the same name, or one from an older release: there is nothing to say.
    return undefined
  }
}
