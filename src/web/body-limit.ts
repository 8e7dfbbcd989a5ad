/** How much a request may send. What is declared too large is refused unread; what is not declared is counted. */
import type { MiddlewareHandler } from 'hono'

/** Too much was sent. `limit` in bytes, for the page that says so. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge'
  readonly limit: number
  constructor(limit: number) {
    super(`The request is larger than ${limit} bytes`)
    this.limit = limit
  }
}

/** Paths that take files, each with its own limit in bytes. A path stands for all that lie under it. */
export type Uploads = Readonly<Record<string, number>>

/** Larger than any form we have, typed or pasted. */
export const USUAL_LIMIT = 1_000_000

export function bodyLimit(uploads: Uploads = {}): MiddlewareHandler {
  const limitOf = (path: string): number =>
    Object.entries(uploads).find(([upload]) => path === upload || path.startsWith(`${upload}/`))?.[1] ?? USUAL_LIMIT

  return async (c, next) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return next()
    const limit = limitOf(c.req.path)
    const declared = c.req.header('content-length')
    if (declared !== undefined && Number(declared) > limit) throw new TooLarge(limit)
    // Only a body in chunks has no declared length; Node refuses one that is longer than it declares.
    if (declared === undefined && c.req.raw.body) {
      const init = { body: c.req.raw.body.pipeThrough(countingTo(limit)), duplex: 'half' }
      c.req.raw = new Request(c.req.raw, init as RequestInit)
    }
    return next()
  }
}

function countingTo(limit: number): TransformStream<Uint8Array, Uint8Array> {
  let sent = 0
  return new TransformStream({
    transform(chunk, controller) {
      sent += chunk.byteLength
      if (sent > limit) controller.error(new TooLarge(limit))
      else controller.enqueue(chunk)
    },
  })
}
