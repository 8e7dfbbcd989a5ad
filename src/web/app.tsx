/**
 * What surrounds every module's routes: headers, limits, files, who is asking, and the one place where a failure
 * becomes a page. It is told everything it needs, so a test composes the same app with its own.
 */
import { Hono, type MiddlewareHandler } from 'hono'
import { csrf } from 'hono/csrf'
import type { AppEnv } from '#platform/app-env.ts'
import { NotFound } from '#platform/errors.ts'
import { assets } from './assets.ts'
import { bodyLimit, type Uploads } from './body-limit.ts'
import { answerFailure, failureFor } from './failure.tsx'
import type { WebEnv } from './frame.ts'
import { type Describe, loggedInOnly, type Session, whoIsAsking } from './logged-in.ts'
import { type RequestLogger, type RequestMetrics, referenceOf, requestLog, routeOf } from './request-log.ts'
import { neverStored, securityHeaders } from './security-headers.ts'

export type AppParts = {
  readonly session: Session
  readonly describe: Describe
  /** For people who are logged in; others are sent to /log-in. */
  readonly modules: readonly Hono<AppEnv>[]
  /** For everybody: log in, help, the accessibility statement. */
  readonly open?: readonly Hono<AppEnv>[]
  /** For machines that have no session: whether we live, and what we count. */
  readonly machines?: readonly Hono[]
  readonly logger: RequestLogger
  readonly metrics: RequestMetrics
  /** Answers reach people over https, through a proxy in front. */
  readonly https?: boolean
  /** Paths that take files, with how many bytes each may send. */
  readonly uploads?: Uploads
}

export function app(parts: AppParts): Hono<WebEnv> {
  const { session, describe, modules, open = [], machines = [], logger, metrics, https = false } = parts
  const whole = new Hono<WebEnv>()
    .use(requestLog(logger, metrics), securityHeaders({ https }), neverStored)
    .use(async (c, next) => {
      const report = (error: unknown) =>
        logger.error({ trace: c.get('trace'), route: routeOf(c) ?? 'none', err: error }, 'an answer broke off')
      c.set('framing', { https, report })
      await next()
    })
    .route('/assets', assets)
  for (const module of machines) whole.route('/', module)
  whole.use(
    csrf({ origin: (origin, c) => URL.canParse(origin) && new URL(origin).host === c.req.header('host') }),
    bodyLimit(parts.uploads),
    whoIsAsking(session, describe),
    noZeroBytes,
    loggedInOnly(open),
  )
  for (const module of [...open, ...modules]) whole.route('/', module)
  return whole
    .notFound((c) => {
      throw new NotFound(c.req.path)
    })
    .onError((error, c) => {
      const { status } = failureFor(error)
      if (status >= 500) {
        const trace = c.get('trace')
        const fields = { trace, reference: referenceOf(trace), route: routeOf(c) ?? 'none' }
        // Whoever asked has gone, so what then failed for want of them is no fault of ours.
        if (c.req.raw.signal.aborted) logger.info(fields, 'the request was given up before it was answered')
        else logger.error({ ...fields, err: error }, 'a request failed')
      }
      return answerFailure(c, error)
    })
}

/** PostgreSQL holds no text with a zero byte in it, so no address with one can lead anywhere. */
const noZeroBytes: MiddlewareHandler = (c, next) => {
  if (c.req.url.includes('%00')) throw new NotFound('an address with a zero byte')
  return next()
}
