/**
 * For whoever runs the program: does it live, can it serve, what has it counted.
 *
 * /live never asks the database, so that a database that is away does not make every process restart.
 */
import { Hono } from 'hono'
import type { Database } from './database.ts'
import type { Metrics } from './metrics.ts'

/** A blocked event loop answers late or not at all; one that lags a second is in trouble. */
const LAG_MILLISECONDS = 1_000

type HealthParts = {
  readonly db: Database
  readonly metrics: Metrics
  /** Aborted once the program is told to stop: a balancer then sends nobody here while what is at work finishes. */
  readonly stopping?: AbortSignal
}

export function healthRoutes({ db, metrics, stopping }: HealthParts) {
  return new Hono()
    .get('/live', async (c) => {
      const from = performance.now()
      await new Promise((next) => setImmediate(next))
      const lag = performance.now() - from
      return c.json(
        { live: lag < LAG_MILLISECONDS, eventLoopMilliseconds: Math.round(lag) },
        lag < LAG_MILLISECONDS ? 200 : 503,
      )
    })
    .get('/ready', async (c) => {
      if (stopping?.aborted) return c.json({ ready: false, because: 'the program is stopping' }, 503)
      try {
        await db.answers()
        return c.json({ ready: true })
      } catch {
        return c.json({ ready: false, because: 'the database does not answer' }, 503)
      }
    })
    .get('/metrics', async (c) => c.text(await metrics.text(), 200, { 'content-type': metrics.contentType }))
}
