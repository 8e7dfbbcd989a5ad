import { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { filesFolder } from './small-file.ts'
import { inspectFile, textPieces } from './text-pieces.ts'

const files = filesFolder()
afterAll(files.remove)

async function textOf(contents: string | Buffer): Promise<string> {
  let text = ''
  for await (const piece of textPieces(files.write(contents))) text += piece.text
  return text
}
const refusal = async (contents: string | Buffer) => (await inspectFile(files.write(contents))).refused?.inWords

describe('a file of text', () => {
  it('is read the same with and without a byte order mark', async () => {
    expect(await textOf('\uFEFFname\nSiân\n')).toBe('name\nSiân\n')
    expect(await textOf('name\nSiân\n')).toBe('name\nSiân\n')
  })

  it('is cut at line ends only, so that no letter falls apart, however long it is', async () => {
    const long = `${'Siân, ñandú, 東京\n'.repeat(120_000)}the end`
    const pieces: string[] = []
    for await (const { text } of textPieces(files.write(long))) pieces.push(text)
    expect(pieces.length).toBeGreaterThan(2)
    expect(pieces.slice(0, -1).every((piece) => piece.endsWith('\n'))).toBe(true)
    expect(pieces.join('')).toBe(long)
  })

  it('says in which line it stops being UTF-8, and how to save it again', async () => {
    const latin1 = Buffer.from(`name\n${'plain\n'.repeat(400_000)}Siân\n`, 'latin1')
    await expect(textOf(latin1)).rejects.toThrow('Line 400002 holds a character that is not UTF-8')
    await expect(textOf(Buffer.from('Siân', 'latin1'))).rejects.toThrow('Windows alphabet')
  })

  it('is refused when a line never ends', async () => {
    await expect(textOf('x'.repeat(5_000_000))).rejects.toThrow('Line 1 is longer than two million bytes')
  })

  it('is known by its digest and size', async () => {
    const contents = 'a,b\n1,2\n'
    const sha256 = createHash('sha256').update(contents).digest('hex')
    expect(await inspectFile(files.write(contents))).toEqual({ sha256, bytes: 8 })
  })
})

describe('a file of something else is told by its first bytes:', () => {
  it.each<[string, string | Buffer]>([
    ['The file is empty', ''],
    ['text in UTF-16', Buffer.from('\uFEFFname,date\n', 'utf16le')],
    ['text in UTF-16', Buffer.from('name,date\nEvans,2025-09-01\n', 'utf16le')],
    ['text in UTF-16', Buffer.from('name,date\nEvans,2025-09-01\n', 'utf16le').swap16()],
    ['a zip file or an Excel workbook', Buffer.from('PK\u0003\u0004rest', 'latin1')],
    ['an old Excel workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1])],
    ['a gzip file', gzipSync('name,date\n')],
    ['a PDF document', '%PDF-1.7\n'],
    ['binary data', Buffer.from([1, 2, 3, 0, 200, 7, 9, 250, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20])],
    ['JSON', '\uFEFF[{"name": "Evans"}]'],
    ['XML or a web page', '<html><body>Log in</body></html>'],
    ['old Macintosh', 'name,date\r'.repeat(200)],
  ])('%s', async (says, contents) => {
    expect(await refusal(contents)).toContain(says)
  })
})
