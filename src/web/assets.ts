/**
 * What pages need besides themselves: one stylesheet, two small scripts and the NHS one, a few icons. All of it is ours
 * to serve, so nothing is asked of any other host.
 *
 * Each address carries a hash of the content, so a browser keeps a file for a year and a new release is a new address.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import { type Context, Hono } from 'hono'
import { projectRoot } from '#platform/project-root.ts'

type Asset = { readonly type: string; readonly body: Buffer; readonly hash: string }
type Encoding = 'br' | 'gzip' | 'identity'

const nhs = join(dirname(createRequire(import.meta.url).resolve('nhsuk-frontend/package.json')), 'dist/nhsuk')
// From the project's folder, because a bundle of this code lies somewhere else in it.
const ownFolder = join(projectRoot(), 'src/web/assets')

const own = (name: string): string => readFileSync(join(ownFolder, name), 'utf8')
const shipped = (name: string): string => readFileSync(join(nhs, name), 'utf8')

const files = new Map<string, Asset>()

// The only four that the stylesheet asks for: the folder also holds the NHS logo and favicons, which are not ours.
for (const icon of ['arrow-down', 'arrow-up-down', 'arrow-up', 'cross']) {
  add(`images/nhsuk-icon-${icon}.svg`, 'image/svg+xml', shipped(`assets/images/nhsuk-icon-${icon}.svg`))
}
add('icon.svg', 'image/svg+xml', own('icon.svg'))
add('scripted.js', 'text/javascript', own('scripted.js'))
add('nhsuk.js', 'text/javascript', shipped('nhsuk-frontend.min.js').replace(/\n\/\/# sourceMappingURL=.*/, ''))
add('app.js', 'text/javascript', own('app.js').replace("'./nhsuk.js'", `'${assetPath('nhsuk.js')}'`))
add('app.css', 'text/css', stylesheet())

/** The address of an asset, with the hash of what is in it. Throws for a name that we do not serve. */
export function assetPath(name: string): string {
  const asset = files.get(name)
  if (!asset) throw new Error(`There is no asset called ${name}: add it in web/assets.ts`)
  return `/assets/${name}?v=${asset.hash}`
}

export const assets = new Hono()
  .get('/images/:name', (c) => send(c, `images/${c.req.param('name')}`))
  .get('/:name', (c) => send(c, c.req.param('name')))

async function send(c: Context, name: string): Promise<Response> {
  const asset = files.get(name)
  if (!asset) return c.notFound()
  const encoding = encodingFor(c.req.header('accept-encoding') ?? '')
  const etag = `"${asset.hash}-${encoding}"`
  const headers = {
    'content-type': `${asset.type}; charset=utf-8`,
    // Without its own hash in the address a file may be out of date, so it is asked about each time.
    'cache-control': c.req.query('v') === asset.hash ? 'public, max-age=31536000, immutable' : 'public, no-cache',
    etag,
    vary: 'accept-encoding',
  }
  const known = (c.req.header('if-none-match') ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''))
  if (known.includes(etag)) return c.body(null, 304, headers)
  const body = await encoded(name, asset, encoding)
  return c.body(new Uint8Array(body), 200, {
    ...headers,
    ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
    'content-length': String(body.byteLength),
  })
}

const encodingFor = (accepted: string): Encoding =>
  /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : 'identity'

const kept = new Map<string, Promise<Buffer>>()

/** Compressed once, when first asked for, off the main thread: starting does not wait for it. */
function encoded(name: string, asset: Asset, encoding: Encoding): Promise<Buffer> {
  const key = `${encoding} ${name}`
  const body = kept.get(key) ?? compress(asset.body, encoding)
  kept.set(key, body)
  return body
}

function compress(body: Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === 'br') return promisify(brotliCompress)(body)
  if (encoding === 'gzip') return promisify(gzip)(body, { level: 9 })
  return Promise.resolve(body)
}

function add(name: string, type: string, text: string): void {
  const body = Buffer.from(text)
  files.set(name, { type, body, hash: createHash('sha256').update(body).digest('hex').slice(0, 12) })
}

function stylesheet(): string {
  const frontend = shipped('nhsuk-frontend.min.css')
    // Without Frutiger, which is licensed and would be fetched from another host. Pages fall back to Arial.
    .replace(/@font-face\{[^}]*\}/g, '')
    .replace(/\n?\/\*# sourceMappingURL=.*?\*\//, '')
  return `${frontend}\n${own('accord.css')}`.replace(
    /url\(\/assets\/(images\/[^)]+)\)/g,
    (_, name: string) => `url(${assetPath(name)})`,
  )
}
