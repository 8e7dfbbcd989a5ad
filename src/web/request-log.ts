/**
 * One line in the log and one observation in the metrics for each request: which route, how it ended, how long it took.
 *
 * The route's pattern is logged and never the address itself, because addresses hold ids and what people searched for.
 */
import { randomUUID } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import { matchedRoutes } from 'hono/route'
import { traceOf } from '#platform/trace.ts'
import type { WebEnv } from './frame.ts'

/** As pino has it: fields first, then words. */
export type RequestLogger = {
  info(fields: object, words: string): void
  error(fields: object, words: string): void
}

/** As prom-client has it. */
export type RequestMetrics = {
  readonly requestSeconds: {
    observe(labels: { method: string; route: string; status: number }, seconds: number): void
  }
}

export function requestLog(logger: RequestLogger, metrics: RequestMetrics): MiddlewareHandler<WebEnv> {
  return async (c, next) => {
    const from = performance.now()
    const trace = randomUUID()
    c.set('trace', trace)
    await traceOf.run(trace, next)
    const seconds = (performance.now() - from) / 1000
    const request = { method: c.req.method, route: routeOf(c) ?? 'none', status: c.res.status }
    c.res.headers.set('x-request-id', trace)
    metrics.requestSeconds.observe(request, seconds)
    logger.info({ trace, ...request, milliseconds: Math.round(seconds * 1000) }, 'request')
  }
}

/** The pattern of the route that a request is for ("/plans/:id"), or nothing when there is none. */
export function routeOf(c: Context): string | undefined {
  // Middleware is registered for every method; what answers is registered for one.
  return matchedRoutes(c).findLast(({ method }) => method !== 'ALL')?.path
}

const letters = 'BCDFGHJKLMNPQRST'

/**
 * The start of a trace as people can read it out over the telephone: letters only, without vowels, so that no reference
 * looks like a figure or a word.
 */
export function referenceOf(trace: string): string {
  const eight = trace.replaceAll('-', '').slice(0, 8)
  const inLetters = eight.replace(/./g, (digit) => letters[Number.parseInt(digit, 16)] ?? 'X')
  return `${inLetters.slice(0, 4)} ${inLetters.slice(4)}`
}
