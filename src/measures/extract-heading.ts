/** The first line of the full extract, and what to say when the file is not a CSV at all. */
import { type ExtractColumns, findColumns } from './extract-columns.ts'
import { downloadAgain, type ExtractMistake } from './extract-mistake.ts'

/** The heading's columns and where the first row begins; nothing when more bytes are needed; or what is wrong. */
export function readHeading(
  bytes: Uint8Array,
  isLast: boolean,
): { readonly columns: ExtractColumns; readonly end: number } | ExtractMistake | undefined {
  if (bytes.length === 0 && isLast) return { why: 'the file is empty', remedy: downloadAgain }
  const otherwise = notCsv(bytes)
  if (otherwise) return otherwise

  const start = startsWith(bytes, 0xef, 0xbb, 0xbf) ? 3 : 0
  const end = lineEnd(bytes, start)
  if (end + 1 >= bytes.length && !isLast) return undefined
  const columns = findColumns(cellsOf(new TextDecoder().decode(bytes.subarray(start, end))))
  return 'why' in columns
    ? columns
    : { columns, end: bytes[end] === 0x0d && bytes[end + 1] === 0x0a ? end + 2 : end + 1 }
}

const startsWith = (bytes: Uint8Array, ...start: number[]) => start.every((byte, n) => bytes[n] === byte)

/** The formats that a download or a spreadsheet program gives instead. */
function notCsv(bytes: Uint8Array): ExtractMistake | undefined {
  // Every second byte of English text in UTF-16 is nought, with or without the mark at its beginning.
  if (startsWith(bytes, 0xff, 0xfe) || startsWith(bytes, 0xfe, 0xff) || bytes.subarray(0, 64).includes(0)) {
    return {
      why: 'the text is in UTF-16 or not text at all, and the extract is in UTF-8',
      remedy: 'use the file as published, or save it again as "CSV UTF-8"',
    }
  }
  const beginning = new TextDecoder().decode(bytes.subarray(0, 64)).trimStart()
  if (beginning.startsWith('<')) {
    return {
      why: 'this is a web page or XML, not the extract: the download may have been of an error page',
      remedy: downloadAgain,
    }
  }
  if (beginning.startsWith('%PDF')) return { why: 'this is a PDF', remedy: downloadAgain }
  return undefined
}

/** Where the first line ends: at a line feed or carriage return outside quotation marks, or with the bytes. */
function lineEnd(bytes: Uint8Array, start: number): number {
  let isQuoted = false
  for (let at = start; at < bytes.length; at++) {
    if (bytes[at] === 0x22) isQuoted = !isQuoted
    else if ((bytes[at] === 0x0a || bytes[at] === 0x0d) && !isQuoted) return at
  }
  return bytes.length
}

function cellsOf(line: string): string[] {
  const cells = line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)
  return [...cells].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain!.trim())
}
