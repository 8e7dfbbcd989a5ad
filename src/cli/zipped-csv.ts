/** The one CSV file in a zip, checked against what the zip says of it: its length and its checksum. */
import type { Readable } from 'node:stream'
import { crc32, createInflateRaw } from 'node:zlib'
import yauzl, { type Entry, type ZipFile } from 'yauzl'
import { Unusable } from './command.ts'
import { type CsvBytes, chunkBytes, unpacked } from './csv-bytes.ts'

/** Twelve times the largest month so far; what unpacks to more was made to fill somebody's memory or time. */
const mostUnpackedBytes = 1024 ** 3
const stored = 0
const deflated = 8

export async function openZippedCsv(path: string, shown: string): Promise<CsvBytes> {
  const refuse = (why: string, remedy = 'download the full extract again from NHS England') =>
    new Unusable(`${shown}: ${why}. What to do: ${remedy}.`)
  const { zip, entries } = await list(path).catch((error: Error) => {
    throw refuse(`the zip is damaged or was cut short (${error.message})`)
  })
  try {
    const entry = theOnlyCsv(entries, refuse)
    if (entry.uncompressedSize > mostUnpackedBytes) {
      throw refuse(`${entry.fileName} would unpack to ${Math.round(entry.uncompressedSize / 1024 ** 2)} MB`)
    }
    const isPacked = entry.compressionMethod === deflated
    if (entry.isEncrypted()) throw refuse(`${entry.fileName} is locked with a password`, 'unlock it first')
    if (!isPacked && entry.compressionMethod !== stored) {
      throw refuse(`${entry.fileName} is packed in a way that is not known here`, 'unpack it and name the CSV')
    }
    const packed = await openEntry(zip, entry)
    return {
      name: `${shown} (${entry.fileName})`,
      bytes: isPacked ? unpacked(packed, createInflateRaw({ chunkSize: chunkBytes })) : packed,
      seal: seal(entry, refuse),
    }
  } catch (error) {
    zip.close()
    throw error
  }
}

function theOnlyCsv(entries: readonly Entry[], refuse: (why: string, remedy?: string) => Unusable): Entry {
  // Apple's archiver puts shadow files beside the real ones.
  const named = entries.filter(({ fileName }) => /\.csv$/i.test(fileName) && !fileName.startsWith('__MACOSX/'))
  const [entry, ...more] = named
  if (entry && more.length === 0) return entry
  if (entry) {
    const names = named.slice(0, 5).map(({ fileName }) => fileName)
    const rest = named.length > names.length ? ` and ${named.length - names.length} more` : ''
    throw refuse(`the zip holds several CSV files: ${names.join(', ')}${rest}`, 'unpack it and name the one to read')
  }
  if (entries.some(({ fileName }) => fileName.startsWith('xl/'))) {
    throw refuse('this is an Excel workbook', 'use the CSV data file as published')
  }
  throw refuse('the zip holds no CSV file')
}

function seal(entry: Entry, refuse: (why: string) => Unusable): NonNullable<CsvBytes['seal']> {
  let length = 0
  let checksum = 0
  return {
    add(bytes) {
      length += bytes.length
      checksum = crc32(bytes, checksum)
      // Before the end, because a zip may say anything about what is in it.
      if (length > entry.uncompressedSize)
        throw refuse('the zip holds more than it says: it is damaged or made to harm')
    },
    check() {
      if (length !== entry.uncompressedSize || checksum !== entry.crc32) {
        throw refuse('the zip is damaged: its checksum does not match')
      }
    },
  }
}

function list(path: string): Promise<{ zip: ZipFile; entries: Entry[] }> {
  return new Promise((resolve, reject) => {
    yauzl.open(path, { lazyEntries: true, autoClose: false }, (error, zip) => {
      if (error) return reject(error)
      const entries: Entry[] = []
      zip.on('entry', (entry: Entry) => {
        entries.push(entry)
        zip.readEntry()
      })
      zip.on('end', () => resolve({ zip, entries }))
      zip.on('error', (problem: Error) => {
        zip.close()
        reject(problem)
      })
      zip.readEntry()
    })
  })
}

function openEntry(zip: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    const asPacked = {
      decompress: entry.compressionMethod === stored ? null : false,
      decrypt: null,
      start: null,
      end: null,
    }
    zip.openReadStream(entry, asPacked, (error, stream) => {
      if (error) return reject(error)
      stream.on('close', () => zip.close())
      resolve(stream)
    })
  })
}
