/**
 * The bytes of a full extract, whether it lies in the zip as published, in a .csv.gz or unpacked. What the file is,
 * is read from its first bytes: names are changed by people.
 */
import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { createGunzip } from 'node:zlib'
import { Unusable } from './command.ts'
import { type CsvBytes, chunkBytes, unpacked } from './csv-bytes.ts'
import { openZippedCsv } from './zipped-csv.ts'

const startsWith = (bytes: Uint8Array, ...start: number[]) => start.every((byte, n) => bytes[n] === byte)

/** Opens the file, or throws `Unusable`. */
export async function openExtract(path: string, shown: string): Promise<CsvBytes> {
  const beginning = await firstBytes(path, shown)
  if (startsWith(beginning, 0x50, 0x4b)) return openZippedCsv(path, shown)
  if (startsWith(beginning, 0xd0, 0xcf, 0x11, 0xe0)) {
    throw new Unusable(`${shown}: this is an Excel workbook. What to do: use the CSV data file as published.`)
  }
  const file = createReadStream(path, { highWaterMark: chunkBytes })
  if (!startsWith(beginning, 0x1f, 0x8b)) return { name: shown, bytes: file }
  return { name: shown, bytes: unpacked(file, createGunzip({ chunkSize: chunkBytes })) }
}

async function firstBytes(path: string, shown: string): Promise<Uint8Array> {
  try {
    const about = await stat(path)
    if (about.isDirectory()) throw new Unusable(`${shown}: this is a folder. What to do: name the file in it.`)
    if (!about.isFile()) throw new Unusable(`${shown}: this is not a file. What to do: save the extract and name it.`)
    const file = await open(path)
    try {
      const { bytesRead, buffer } = await file.read(new Uint8Array(4), 0, 4, 0)
      return buffer.subarray(0, bytesRead)
    } finally {
      await file.close()
    }
  } catch (error) {
    throw inOurWords(error, shown)
  }
}

/** What the operating system or the unpacker complains of, said of the file; anything else is given back as it is. */
export function inOurWords(error: unknown, shown: string): unknown {
  if (!(error instanceof Error) || error instanceof Unusable) return error
  const code = 'code' in error ? String(error.code) : ''
  const say = (why: string, remedy: string) =>
    new Unusable(`${shown}: ${why}. What to do: ${remedy}.`, { cause: error })
  const again = 'download the full extract again from NHS England'
  if (code === 'ENOENT') return say('there is no such file', 'check the name and the folder')
  if (code === 'EACCES' || code === 'EPERM') return say('you may not read it', 'ask its owner, or copy it')
  if (code === 'Z_BUF_ERROR') return say('the packed file ends in the middle', again)
  if (code.startsWith('Z_')) return say('the packed file is damaged', again)
  if (code.startsWith('E')) return say(`it cannot be read (${error.message})`, 'copy it to another place and try there')
  return error
}
