/**
 * How a page for everybody is answered: the same to all, so that caches may keep it for a while, and with no cookie. Whoever has
 * it already is told that nothing has changed.
 */
import { createHash } from 'node:crypto'
import type { Context } from 'hono'
import type { ReactElement } from 'react'
import type { Frame } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { publicHref } from './addresses.ts'

/** Long enough to spare the service a crowd, short enough that what is taken back is soon gone. */
const SECONDS_KEPT = 300

/** Nobody's name and none of our places, whoever has logged in on this browser; and no notice, which would be in a cookie. */
export const publicFrame = (c: Context): Frame => ({ path: c.req.path, home: publicHref })

export function answerForAll(c: Context, page: ReactElement): Response {
  const html = render(page)
  const etag = `"${createHash('sha256').update(html).digest('base64url').slice(0, 22)}"`
  const headers = { etag, 'cache-control': `public, max-age=${SECONDS_KEPT}` }
  const known = (c.req.header('if-none-match') ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  if (known.includes(etag)) return c.body(null, 304, headers)
  return c.html(html, 200, headers) as Response
}
