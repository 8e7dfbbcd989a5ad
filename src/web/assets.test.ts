import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { assetPath, assets } from './assets.ts'

const ask = (path: string, headers: Record<string, string> = {}) =>
  assets.request(path.replace('/assets', ''), { headers })

describe('the stylesheet', () => {
  it('asks no other host for anything, and no font at all', async () => {
    const css = await (await ask(assetPath('app.css'))).text()
    expect(css).not.toContain('@font-face')
    expect(css).not.toContain('//assets.nhs.uk')
    expect([...css.matchAll(/url\(([^)]+)\)/g)].filter(([, url]) => !url!.startsWith('/assets/images/'))).toEqual([])
  })

  it('asks only for icons that are there', async () => {
    const css = await (await ask(assetPath('app.css'))).text()
    const icons = new Set([...css.matchAll(/url\(([^)]+)\)/g)].map(([, url]) => url!))
    expect(icons.size).toBe(4)
    for (const icon of icons) expect((await ask(icon)).status).toBe(200)
  })
})

describe('an asset', () => {
  it('is kept for a year under the address that holds its hash', async () => {
    expect((await ask(assetPath('app.js'))).headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  })

  it('is asked about each time under an address without it', async () => {
    expect((await ask('/assets/app.js')).headers.get('cache-control')).toBe('public, no-cache')
    expect((await ask('/assets/app.js?v=old')).headers.get('cache-control')).toBe('public, no-cache')
  })

  it('is not sent again to a browser that has it', async () => {
    const etag = (await ask('/assets/app.js')).headers.get('etag')!
    const again = await ask('/assets/app.js', { 'if-none-match': `W/"other", ${etag}` })
    expect(again.status).toBe(304)
    expect(await again.text()).toBe('')
  })

  it('comes compressed to those who can read it, and says the same', async () => {
    const plain = Buffer.from(await (await ask('/assets/app.css')).arrayBuffer())
    const brotli = Buffer.from(await (await ask('/assets/app.css', { 'accept-encoding': 'gzip, br' })).arrayBuffer())
    const gzip = Buffer.from(await (await ask('/assets/app.css', { 'accept-encoding': 'gzip' })).arrayBuffer())
    expect(brotliDecompressSync(brotli).equals(plain)).toBe(true)
    expect(gunzipSync(gzip).equals(plain)).toBe(true)
    expect(brotli.length).toBeLessThan(40_000)
  })

  it.each(['/assets/nothing.css', '/assets/images/favicon.svg', '/assets/..%2fapp.tsx'])(
    '%s is not served',
    async (path) => {
      expect((await ask(path)).status).toBe(404)
    },
  )

  it("of ours is small: the NHS's script and at most 20 kB more", async () => {
    const sizes = await Promise.all(
      ['app.js', 'scripted.js'].map(async (name) => (await (await ask(`/assets/${name}`)).arrayBuffer()).byteLength),
    )
    expect(sizes[0]! + sizes[1]!).toBeLessThan(20_000)
  })
})
