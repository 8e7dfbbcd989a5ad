/**
 * A file as pieces of text, a megabyte at a time, and its digest. Only UTF-8 is text to us: what is anything else is
 * refused in words that say what it is and how to save it again.
 */
import { isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { FileRefused } from './file-refused.ts'

const PIECE_BYTES = 1 << 20
const LINE_FEED = 10

const saveAsCsv = 'In Excel, choose Save As and then "CSV UTF-8 (Comma delimited)"; from a database, export as UTF-8.'

/** What a file's first bytes give away, where it is not text of ours. */
export function refusedByFirstBytes(head: Buffer): FileRefused | undefined {
  if (head.length === 0) return new FileRefused('The file is empty.', 'Export it again.')
  const found = otherFormat(head)
  return found && new FileRefused(`This is not a CSV file in UTF-8: it is ${found.is}.`, found.remedy ?? saveAsCsv)
}

function otherFormat(head: Buffer): { readonly is: string; readonly remedy?: string } | undefined {
  const starts = (...bytes: number[]) => bytes.every((byte, at) => head[at] === byte)
  if (starts(0xff, 0xfe) || starts(0xfe, 0xff)) return { is: 'text in UTF-16' }
  if (starts(0x50, 0x4b, 3, 4)) return { is: 'a zip file or an Excel workbook' }
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) return { is: 'an old Excel workbook' }
  if (starts(0x1f, 0x8b)) return { is: 'a gzip file', remedy: 'Unpack it first.' }
  if (starts(0x25, 0x50, 0x44, 0x46)) return { is: 'a PDF document' }
  if (head.includes(0)) {
    // English in UTF-16 has a zero in every other place.
    const zeros = [0, 1].map((half) => head.filter((byte, at) => byte === 0 && at % 2 === half).length)
    const isUtf16 = Math.max(...zeros) > head.length / 4 && Math.min(...zeros) < head.length / 16
    return { is: isUtf16 ? 'text in UTF-16' : 'binary data' }
  }
  const remedy = 'Export the list as comma-separated values.'
  const text = head.toString('latin1').replace(/^\xef\xbb\xbf/, '')
  if (/^\s*[{[]/.test(text)) return { is: 'JSON', remedy }
  if (/^\s*</.test(text)) return { is: 'XML or a web page', remedy }
  if (text.includes('\r') && !text.includes('\n') && head.length > 1000) {
    return { is: 'text whose lines end as on an old Macintosh', remedy: 'Save it with line feeds (LF or CRLF).' }
  }
  return undefined
}

export type Piece = { readonly text: string; readonly bytesRead: number }

/** The file's text, cut at line ends. Ends early when the signal is aborted. */
export async function* textPieces(path: string, signal?: AbortSignal): AsyncGenerator<Piece> {
  let rest: Buffer = Buffer.alloc(0)
  let bytesRead = 0
  let line = 1
  let isFirst = true
  for await (const chunk of createReadStream(path, { highWaterMark: PIECE_BYTES, ...(signal && { signal }) })) {
    bytesRead += (chunk as Buffer).length
    const bytes: Buffer = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    // A line end is never in the middle of a character.
    const end = bytes.lastIndexOf(LINE_FEED) + 1
    rest = bytes.subarray(end)
    if (end === 0) {
      if (rest.length > 2 * PIECE_BYTES) {
        throw new FileRefused(`Line ${line} is longer than two million bytes.`, 'Export the file again with line ends.')
      }
      continue
    }
    const whole = bytes.subarray(0, end)
    refuseOtherAlphabets(whole, line)
    line += countLines(whole)
    yield { text: decode(whole, isFirst), bytesRead }
    isFirst = false
  }
  if (rest.length > 0) {
    refuseOtherAlphabets(rest, line)
    yield { text: decode(rest, isFirst), bytesRead }
  }
}

export type Inspected = {
  /** In hexadecimal. */
  readonly sha256: string
  readonly bytes: number
  /** The file is plainly no text of ours. */
  readonly refused?: FileRefused
}

export async function inspectFile(path: string): Promise<Inspected> {
  const hash = createHash('sha256')
  let bytes = 0
  let head: Buffer = Buffer.alloc(0)
  for await (const chunk of createReadStream(path, { highWaterMark: PIECE_BYTES })) {
    if (bytes === 0) head = (chunk as Buffer).subarray(0, 65_536)
    hash.update(chunk as Buffer)
    bytes += (chunk as Buffer).length
  }
  const refused = refusedByFirstBytes(head)
  return { sha256: hash.digest('hex'), bytes, ...(refused && { refused }) }
}

/** Node decodes ASCII and UTF-8 at the speed of memory when it gets them whole. */
function decode(bytes: Buffer, isFirst: boolean): string {
  const text = bytes.toString('utf8')
  return isFirst && text.charCodeAt(0) === 0xfeff ? text.slice(1) : text
}

function refuseOtherAlphabets(bytes: Buffer, firstLine: number): void {
  if (isUtf8(bytes)) return
  let line = firstLine
  for (let from = 0; from < bytes.length; line += 1) {
    const end = bytes.indexOf(LINE_FEED, from)
    const until = end === -1 ? bytes.length : end
    if (!isUtf8(bytes.subarray(from, until))) break
    from = until + 1
  }
  throw new FileRefused(
    `Line ${line} holds a character that is not UTF-8. The file was probably saved in the Windows alphabet (Latin-1).`,
    saveAsCsv,
  )
}

function countLines(bytes: Buffer): number {
  let lines = 0
  for (let at = bytes.indexOf(LINE_FEED); at !== -1; at = bytes.indexOf(LINE_FEED, at + 1)) lines += 1
  return lines
}
