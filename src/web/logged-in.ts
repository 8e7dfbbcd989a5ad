/** Who is asking. Pages are for people who are logged in, unless their module was declared open. */
import type { Context, Hono, MiddlewareHandler } from 'hono'
import type { AppEnv } from '#platform/app-env.ts'
import type { Viewer } from '#platform/viewer.ts'
import { problem, wantsJson } from './failure.tsx'
import type { FramedPerson, WebEnv } from './frame.ts'
import { routeOf } from './request-log.ts'

/** Who a request comes from, as the session in its cookie says; nobody when there is none. */
export type Session = (c: Context) => Viewer | undefined | Promise<Viewer | undefined>

/** What the header says of somebody: the trust and alliance in words. */
export type Describe = (viewer: Viewer) => Omit<FramedPerson, 'name'> | Promise<Omit<FramedPerson, 'name'>>

/** Learns who is asking, for the route and for the frame of its page. */
export function whoIsAsking(session: Session, describe: Describe): MiddlewareHandler<WebEnv> {
  return async (c, next) => {
    const viewer = await session(c)
    if (viewer) {
      c.set('viewer', viewer)
      c.set('framing', { ...c.get('framing'), person: { name: viewer.name, ...(await describe(viewer)) } })
    }
    await next()
  }
}

/** Sends whoever is not logged in to the log in page, and brings them back after. Unknown addresses stay unknown. */
export function loggedInOnly(open: readonly Hono<AppEnv>[]): MiddlewareHandler<WebEnv> {
  const openRoutes = new Set(open.flatMap(({ routes }) => routes.map(({ path }) => path)))
  return async (c, next) => {
    const route = routeOf(c)
    if (route === undefined || openRoutes.has(route) || c.get('viewer')) return next()
    if (wantsJson(c))
      return problem(c, { status: 401, title: 'Log in first', detail: 'The request came without a session.' })
    const { pathname, search } = new URL(c.req.url)
    // What was sent with a form cannot be brought back, so its page is where they return to.
    const back = c.req.method === 'GET' ? pathname + search : pathname
    return c.redirect(`/log-in?next=${encodeURIComponent(back)}`, 303)
  }
}

/**
 * Where to go after logging in: a path of ours, or home. Anything else could lead people to another site that looks
 * like this one.
 */
export function safeNext(next: string | undefined): string {
  return next && /^\/(?![/\\])/.test(next) && !/[\p{Cc}\\]/u.test(next) ? next : '/'
}
