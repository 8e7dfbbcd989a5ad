import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { describe, expect, it } from 'vitest'
import type { AppEnv } from '#platform/app-env.ts'
import { Conflict, Forbidden, NotFound } from '#platform/errors.ts'
import type { Viewer } from '#platform/viewer.ts'
import { app } from './app.tsx'
import { csvDownload } from './csv.ts'
import { frameOf, seeOther } from './frame.ts'
import { Page, render } from './page.tsx'
import { sentForm } from './sent-form.ts'

const sam = { person: 'sam', name: 'Sam Patel', trust: 'RBK', alliance: 'bca', roles: [], purpose: 'planning' }

/** Everything that can happen to a request, each at an address of its own. */
function composed({ nobody = false, https = false } = {}) {
  const logged: { fields: object; words: string }[] = []
  const observed: object[] = []
  const log = (fields: object, words: string) => void logged.push({ fields, words })
  const modules = new Hono<AppEnv>()
    .get('/plans/:id', (c) =>
      c.html(
        render(
          <Page frame={frameOf(c)} heading={`Plan ${c.req.param('id')}`} section="Plans">
            <p>For {c.get('viewer').name}</p>
          </Page>,
        ),
      ),
    )
    .post('/plans/:id', async (c) => seeOther(c, '/plans/7', (await sentForm(c)).one('said') || undefined))
    .post('/fields', async (c) => c.json((await sentForm(c)).values))
    .post('/upload/big', async (c) => c.text(String((await c.req.arrayBuffer()).byteLength)))
    .get('/not-found', () => {
      throw new NotFound('plan 8')
    })
    .get('/forbidden', () => {
      throw new Forbidden('only a planner')
    })
    .get('/conflict', () => {
      throw new Conflict('decided')
    })
    .get('/bad', () => {
      throw new HTTPException(400)
    })
    .get('/bug', () => {
      throw new Error('the secret is 42')
    })
    .get('/full', () => {
      throw new Error('write failed', { cause: Object.assign(new Error('no space'), { code: 'ENOSPC' }) })
    })
    .get('/away', () => {
      throw Object.assign(new Error('the database system is shutting down'), { code: '57P03' })
    })
    .get('/list.csv', (c) => csvDownload(c, 'list', [{ heading: 'N', cell: (n: number) => n }], [1, 2]))
  const open = new Hono<AppEnv>().get('/help', (c) =>
    c.html(
      render(
        <Page frame={frameOf(c)} heading="Help" section="Help">
          <p>Words</p>
        </Page>,
      ),
    ),
  )
  const whole = app({
    session: () => (nobody ? undefined : (sam as unknown as Viewer)),
    describe: () => ({ trust: 'Walsall Healthcare', alliance: 'Black Country Alliance' }),
    modules: [modules],
    open: [open],
    machines: [new Hono().get('/live', (c) => c.text('alive'))],
    logger: { info: log, error: log },
    metrics: { requestSeconds: { observe: (labels) => void observed.push(labels) } },
    uploads: { '/upload': 5000 },
    https,
  })
  return { whole, logged, observed }
}

const get = (path: string, headers: Record<string, string> = {}, how = {}) =>
  composed(how).whole.request(path, { headers })
const post = (path: string, body: BodyInit, headers: Record<string, string> = {}, how = {}) =>
  composed(how).whole.request(path, {
    method: 'POST',
    body,
    headers: { 'sec-fetch-site': 'same-origin', ...headers },
    ...(body instanceof ReadableStream && { duplex: 'half' }),
  } as RequestInit)

describe('every answer', () => {
  const paths = ['/plans/7', '/help', '/nothing', '/bug', '/list.csv', '/assets/app.css', '/live']

  it.each(paths)('at %s tells the browser what it may not do', async (path) => {
    const { headers } = await get(path)
    const csp = headers.get('content-security-policy') ?? ''
    for (const part of ["default-src 'self'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"]) {
      expect(csp).toContain(part)
    }
    expect(csp).toContain("form-action 'self'")
    expect(csp).not.toContain('unsafe')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(headers.get('referrer-policy')).toBe('same-origin')
  })

  it.each(paths.filter((path) => !path.startsWith('/assets')))('at %s is kept by no cache', async (path) => {
    expect((await get(path)).headers.get('cache-control')).toBe('no-store')
  })

  it('asks browsers to stay with https only where there is https', async () => {
    expect((await get('/help')).headers.get('strict-transport-security')).toBe(null)
    expect((await get('/help', {}, { https: true })).headers.get('strict-transport-security')).toContain(
      'max-age=31536000',
    )
  })

  it('carries a number that the log has too, and the log has no address', async () => {
    const { whole, logged, observed } = composed()
    const answer = await whole.request('/plans/9991234567?name=Ada')
    expect(logged[0]?.fields).toMatchObject({
      trace: answer.headers.get('x-request-id'),
      route: '/plans/:id',
      status: 200,
    })
    expect(observed).toEqual([{ method: 'GET', route: '/plans/:id', status: 200 }])
    expect(JSON.stringify(logged)).not.toMatch(/999|Ada/)
  })
})

describe('a request that cannot be served', () => {
  it.each([
    ['/not-found', 404, 'Page not found'],
    ['/nothing', 404, 'Page not found'],
    ['/plans/%00', 404, 'Page not found'],
    ['/forbidden', 403, 'You cannot do this'],
    ['/conflict', 409, 'This has changed'],
    ['/bad', 400, 'We could not read what was sent'],
    ['/bug', 500, 'There is a problem with the service'],
    ['/full', 503, 'There is no room left on the server'],
    ['/away', 503, 'The service is away for a moment'],
  ])('at %s is answered %i with a page that says "%s"', async (path, status, heading) => {
    const answer = await get(path)
    const html = await answer.text()
    expect(answer.status).toBe(status)
    expect(html).toContain(`<title>${heading} – Problem – Accord</title>`)
    expect(html).toContain('Sam Patel, Walsall Healthcare')
  })

  it('is answered in JSON to a program', async () => {
    const answer = await get('/conflict', { accept: 'application/json' })
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    expect(await answer.json()).toMatchObject({ status: 409, title: 'This has changed' })
  })

  it('says nothing of how it failed, but for a reference that leads to the log', async () => {
    const { whole, logged } = composed()
    const html = await (await whole.request('/bug')).text()
    const { reference, err } = logged.find(({ words }) => words === 'a request failed')!.fields as {
      reference: string
      err: Error
    }
    expect(html).not.toContain('secret')
    expect(html).toContain(reference)
    expect(reference).toMatch(/^[B-T]{4} [B-T]{4}$/)
    expect(err.message).toBe('the secret is 42')
  })

  it('looks the same whether it is not there or not yours', async () => {
    const plain = async (path: string) => (await (await get(path)).text()).replace(/[B-T]{4} [B-T]{4}/, '')
    expect(await plain('/not-found')).toBe(await plain('/nothing'))
  })

  it('is asked for by HEAD like by GET, without the page', async () => {
    for (const path of ['/plans/7', '/nothing']) {
      const answer = await composed().whole.request(path, { method: 'HEAD' })
      expect(answer.status).toBe(path === '/nothing' ? 404 : 200)
      expect(await answer.text()).toBe('')
    }
  })
})

describe('somebody who is not logged in', () => {
  const nobody = { nobody: true }

  it('is sent to log in, and knows the way back', async () => {
    const answer = await get('/plans/7?view=week', {}, nobody)
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toBe('/log-in?next=%2Fplans%2F7%3Fview%3Dweek')
  })

  it('is told 404 of what does not exist, like everybody', async () => {
    const answer = await get('/nothing', {}, nobody)
    expect(answer.status).toBe(404)
    expect(await answer.text()).not.toContain('Waiting list')
  })

  it('may read what is open', async () => expect((await get('/help', {}, nobody)).status).toBe(200))
  it('is told 401 when it is a program', async () => {
    expect((await get('/plans/7', { accept: 'application/json' }, nobody)).status).toBe(401)
  })
  it('changes nothing', async () => {
    expect(
      (await post('/plans/7', 'said=x', { 'content-type': 'application/x-www-form-urlencoded' }, nobody)).status,
    ).toBe(303)
  })
})

describe('a form', () => {
  const form = { 'content-type': 'application/x-www-form-urlencoded' }

  it('leads to the next page, which says once what was done', async () => {
    const { whole } = composed()
    const sent = await whole.request('/plans/7', {
      method: 'POST',
      body: 'said=Plan+published',
      headers: { ...form, 'sec-fetch-site': 'same-origin' },
    })
    const cookie = sent.headers.get('set-cookie') ?? ''
    expect(sent.status).toBe(303)
    expect(cookie).toMatch(/HttpOnly; SameSite=Lax/)
    const next = await whole.request('/plans/7', { headers: { cookie: cookie.split(';')[0]! } })
    expect(await next.text()).toContain('<p class="nhsuk-notification-banner__heading">Plan published</p>')
    expect(next.headers.get('set-cookie')).toMatch(/accord-notice=; Max-Age=0/)
  })

  it('keeps its notice for this host and https alone, where there is https', async () => {
    const answer = await post('/plans/7', 'said=Done', form, { https: true })
    expect(answer.headers.get('set-cookie')).toMatch(
      /^__Host-accord-notice=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    )
  })

  it.each(['accord-notice=nonsense', 'accord-notice=%7B%22kind%22%3A%22x%22%7D', 'accord-notice=%E0%A4%A'])(
    'is not disturbed by a notice that is none: %s',
    async (cookie) => {
      const answer = await get('/plans/7', { cookie })
      expect(answer.status).toBe(200)
      expect(await answer.text()).not.toContain('nhsuk-notification-banner')
    },
  )

  it('is refused with a page when it comes from another site', async () => {
    const answer = await post('/plans/7', 'said=x', {
      ...form,
      'sec-fetch-site': 'cross-site',
      origin: 'https://evil.example',
    })
    expect(answer.status).toBe(403)
    expect(await answer.text()).toContain('The form was sent from another website')
  })

  it('is taken from our own page by a browser that says only its origin, also behind a proxy', async () => {
    const headers = { ...form, 'sec-fetch-site': '', origin: 'https://accord.example', host: 'accord.example' }
    expect((await post('/plans/7', 'said=x', headers)).status).toBe(303)
  })

  it('is refused when it holds a zero byte', async () => {
    expect((await post('/fields', 'name=a%00b', form)).status).toBe(400)
  })

  it('is refused when it breaks off', async () => {
    const headers = { 'content-type': 'multipart/form-data; boundary=x' }
    expect((await post('/fields', '--x\r\ncontent-disposition: form-data; name="a"\r\n\r\nhalf', headers)).status).toBe(
      400,
    )
  })

  it('gives its answers without spaces at their ends, and no empty ones', async () => {
    expect(await (await post('/fields', 'a=+x+&b=&c=1&c=2', form)).json()).toEqual({ a: 'x', c: '1' })
  })
})

describe('a body that is too large', () => {
  const megabytes = (n: number) => 'x'.repeat(n * 1_000_000)
  const inChunks = (text: string) => new Blob([text]).stream()
  const sized = (body: string) => ({ 'content-length': String(body.length), 'content-type': 'text/plain' })

  it('is refused unread when it says its size', async () => {
    const answer = await post('/plans/7', megabytes(2), sized(megabytes(2)))
    expect(answer.status).toBe(413)
    expect(await answer.text()).toContain('Send 1 MB or less')
  })

  it('is refused on the way when it does not', async () => {
    expect((await post('/upload/big', inChunks(megabytes(1)))).status).toBe(413)
  })

  it('is taken up to the limit of its path', async () => {
    const answer = await post('/upload/big', inChunks('x'.repeat(5000)))
    expect(await answer.text()).toBe('5000')
    expect((await post('/upload/big', 'x'.repeat(5001), sized('x'.repeat(5001)))).status).toBe(413)
  })
})
