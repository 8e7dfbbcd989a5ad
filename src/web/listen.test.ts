/** The app on a real port, with clients that behave badly. Each time it must live on and answer the next. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Hono } from 'hono'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { AppEnv } from '#platform/app-env.ts'
import type { Viewer } from '#platform/viewer.ts'
import { app } from './app.tsx'
import { csvDownload } from './csv.ts'
import { type Listening, listen } from './listen.ts'
import { receiveUpload } from './upload.ts'

let server: Listening
let folder: string
let errors: { words: string; err: Error }[] = []
let rowsRead = 0
/** Whether a list is being read from what would be the database. */
let reading = false
/** How many uploads have come to an end, good or bad. */
let received = 0

async function* rows(failAt: number) {
  reading = true
  try {
    for (rowsRead = 0; rowsRead < 1_000_000; rowsRead += 1) {
      if (rowsRead === failAt) throw new Error('the database went away')
      if (rowsRead % 500 === 0) await new Promise((next) => setImmediate(next))
      yield rowsRead
    }
  } finally {
    reading = false
  }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'accord-upload-'))
  const columns = [{ heading: 'N', cell: (n: number) => n }]
  const routes = new Hono<AppEnv>()
    .get('/fine', (c) => c.text('fine'))
    .get('/list.csv', (c) => csvDownload(c, 'list', columns, rows(Number.POSITIVE_INFINITY)))
    .get('/broken.csv', (c) => csvDownload(c, 'broken', columns, rows(20_000)))
    .post('/upload', async (c) => {
      const { fields, file, discard } = await receiveUpload(c, folder).finally(() => {
        received += 1
      })
      const text = file ? await readFile(file.path, 'utf8') : ''
      await discard()
      return c.json({ fields, file, start: text.slice(0, 10), length: text.length })
    })
  const { fetch } = app({
    session: () => ({ name: 'Sam Patel' }) as Viewer,
    describe: () => ({ trust: 'Walsall Healthcare' }),
    modules: [routes],
    logger: {
      info: () => {},
      error: (fields, words) => void errors.push({ words, err: (fields as { err: Error }).err }),
    },
    metrics: { requestSeconds: { observe: () => {} } },
    uploads: { '/upload': 20_000_000 },
  })
  server = await listen(fetch, { host: '127.0.0.1', port: 0 })
})
beforeEach(() => {
  errors = []
})
afterAll(async () => {
  await server.stop(0)
  await rm(folder, { recursive: true })
})

const url = (path: string) => `http://127.0.0.1:${server.port}${path}`
const isFine = async () => (await fetch(url('/fine'))).ok
const until = async (done: () => boolean | Promise<boolean>) => {
  for (let n = 0; n < 1000 && !(await done()); n += 1) await new Promise((next) => setTimeout(next, 10))
}

/** Says something over a bare connection and gives what came back, until either side has enough. */
function said(text: string, { hangUp = false } = {}): Promise<string> {
  return new Promise((done) => {
    let heard = ''
    const socket = connect(server.port, '127.0.0.1', () => {
      socket.write(text)
      if (hangUp) setTimeout(() => socket.destroy(), 20)
    })
    socket.setTimeout(2000, () => socket.destroy())
    socket.on('data', (data) => {
      heard += data
    })
    socket.on('error', () => {})
    socket.on('close', () => done(heard))
  })
}

const multipart = (content: Blob, fields: Record<string, string> = {}) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  form.append('file', content, 'list.csv')
  return { method: 'POST', body: form, headers: { 'sec-fetch-site': 'same-origin' } }
}

describe('a client that', () => {
  it.each([
    ['speaks no HTTP', 'hello\r\n\r\n'],
    ['sends a header that never ends', `GET / HTTP/1.1\r\nhost: x\r\nx: ${'a'.repeat(100_000)}`],
    ['names no host', 'GET /fine HTTP/1.0\r\n\r\n'],
    ['sends a wrong length', 'POST /upload HTTP/1.1\r\nhost: x\r\ncontent-length: no\r\n\r\n'],
    ['asks for an address with a broken escape', 'GET /%E0%A4%A HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n'],
    ['asks for another host', 'GET http://evil.example/ HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n'],
  ])('%s is answered or dropped, and the next is served', async (_, text) => {
    expect((await said(text)).slice(0, 12)).toMatch(/^(HTTP\/1\.1 [2345]\d\d)?$/)
    expect(await isFine()).toBe(true)
    expect(errors).toEqual([])
  })

  it('goes away in the middle of sending a file leaves no file behind', async () => {
    const start = '--b\r\ncontent-disposition: form-data; name="file"; filename="l.csv"\r\n\r\n1,2,3'
    const head = `POST /upload HTTP/1.1\r\nhost: x\r\nsec-fetch-site: same-origin\r\ncontent-type: multipart/form-data; boundary=b\r\ncontent-length: 900000\r\n\r\n`
    const before = received
    await said(head + start, { hangUp: true })
    await until(() => received > before)
    expect(received).toBe(before + 1)
    expect(await readdir(folder)).toEqual([])
    expect(await isFine()).toBe(true)
    expect(errors).toEqual([])
  })

  it('goes away in the middle of reading a list stops the reading of it', async () => {
    const stop = new AbortController()
    const answer = await fetch(url('/list.csv'), { signal: stop.signal })
    await answer.body!.getReader().read()
    stop.abort()
    await until(() => !reading)
    expect(reading).toBe(false)
    expect(rowsRead).toBeLessThan(1_000_000)
  })

  it('sends more than it may is told so, whether or not it said how much', async () => {
    const large = multipart(new Blob(['x'.repeat(21_000_000)]))
    const answer = await fetch(url('/upload'), large).catch(() => undefined)
    // The answer may come while the client still writes; it then sees the answer or the end of the connection.
    expect([413, undefined]).toContain(answer?.status)
    expect(await readdir(folder)).toEqual([])
    expect(await isFine()).toBe(true)
  })
})

describe('a file', () => {
  it('arrives whole, with the answers beside it', async () => {
    const content = 'a,b\r\n'.repeat(1_000_000)
    const answer = await fetch(url('/upload'), multipart(new Blob([content]), { trust: ' RBK ' }))
    expect(await answer.json()).toMatchObject({
      fields: { trust: 'RBK' },
      file: { name: 'list.csv', bytes: content.length },
      start: 'a,b\r\na,b\r\n',
      length: content.length,
    })
  })

  it('that was not chosen is not there', async () => {
    const form = new FormData()
    form.append('trust', 'RBK')
    form.append('file', new Blob([]), '')
    const answer = await fetch(url('/upload'), {
      method: 'POST',
      body: form,
      headers: { 'sec-fetch-site': 'same-origin' },
    })
    expect(await answer.json()).toMatchObject({ fields: { trust: 'RBK' }, length: 0 })
    expect(await readdir(folder)).toEqual([])
  })

  it('that was made wrongly is refused with a page', async () => {
    const headers = { 'content-type': 'multipart/form-data; boundary=b', 'sec-fetch-site': 'same-origin' }
    const answer = await fetch(url('/upload'), { method: 'POST', body: '--b\r\nnonsense', headers })
    expect(answer.status).toBe(400)
    expect(await readdir(folder)).toEqual([])
  })
})

it('a list that fails half way is cut off, so that half is never taken for the whole', async () => {
  const answer = await fetch(url('/broken.csv'))
  await expect(answer.text()).rejects.toThrow('terminated')
  expect(errors.map(({ err }) => err.message)).toEqual(['the database went away'])
})

it('a port that is taken is said to be', async () => {
  await expect(listen(() => new Response(), { host: '127.0.0.1', port: server.port })).rejects.toMatchObject({
    code: 'EADDRINUSE',
  })
})
