import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boundaryOf, Malformed, readMultipart } from './multipart.ts'

/** The same bytes in pieces of the given sizes, over and over. */
async function* inPieces(bytes: Buffer, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  for (let at = 0, n = 0; at < bytes.length; n += 1) {
    const size = sizes[n % sizes.length]!
    yield bytes.subarray(at, at + size)
    at += size
  }
}

async function partsOf(bytes: Buffer, boundary: string, sizes: readonly number[] = [64]) {
  const parts: { name: string; fileName: string | undefined; content: Buffer }[] = []
  let last: object | undefined
  for await (const { part, piece } of readMultipart(inPieces(bytes, sizes), boundary)) {
    if (part !== last) parts.push({ name: part.name, fileName: part.fileName, content: Buffer.alloc(0) })
    last = part
    const current = parts.at(-1)!
    current.content = Buffer.concat([current.content, piece])
  }
  return parts
}

/** What a browser would send, as the runtime itself writes it. */
async function written(form: FormData) {
  const request = new Request('http://localhost', { method: 'POST', body: form })
  const boundary = boundaryOf(request.headers.get('content-type') ?? '')!
  return { boundary, bytes: Buffer.from(await request.arrayBuffer()) }
}

describe('a form with files', () => {
  it('is read the same however it is cut into pieces', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 400 }),
        fc.string({ unit: 'grapheme', maxLength: 20 }).filter((text) => !/[\r\n]/.test(text)),
        fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 5 }),
        async (content, answer, sizes) => {
          const form = new FormData()
          form.append('trust', answer)
          form.append('file', new File([Buffer.from(content)], 'list "é".csv'))
          const { boundary, bytes } = await written(form)
          const [field, file] = await partsOf(bytes, boundary, sizes)
          expect(field?.content.toString()).toBe(answer)
          expect(file).toEqual({ name: 'file', fileName: 'list "é".csv', content: Buffer.from(content) })
        },
      ),
      { numRuns: 200 },
    )
  })

  it('may hold its own boundary, cut short, in a file', async () => {
    const form = new FormData()
    form.append('file', new File(['\r\n--', '\r\n-', '\r', '----'], 'tricky.csv'))
    const { boundary, bytes } = await written(form)
    const [file] = await partsOf(bytes, boundary, [1])
    expect(file?.content.toString()).toBe('\r\n--\r\n-\r----')
  })

  it('is refused when it breaks off anywhere', async () => {
    const form = new FormData()
    form.append('file', new File(['a,b\r\n1,2\r\n'], 'list.csv'))
    const { boundary, bytes } = await written(form)
    const end = bytes.lastIndexOf('--') + 2
    for (let length = 0; length < end; length += 1) {
      await expect(partsOf(bytes.subarray(0, length), boundary), `after ${length} bytes`).rejects.toThrow(Malformed)
    }
  })

  it('is refused when it is something else, without reading it to the end', async () => {
    let read = 0
    async function* endless() {
      for (;;) {
        read += 1000
        yield Buffer.alloc(1000, 'x')
      }
    }
    await expect(readMultipart(endless(), 'b').next()).rejects.toThrow(Malformed)
    expect(read).toBeLessThan(20_000)
  })

  it('says its boundary in its content type', () => {
    expect(boundaryOf('multipart/form-data; boundary=abc')).toBe('abc')
    expect(boundaryOf('multipart/form-data; charset=utf-8; boundary="a b"')).toBe('a b')
    expect(boundaryOf('text/csv')).toBe(undefined)
    expect(boundaryOf(undefined)).toBe(undefined)
  })
})
