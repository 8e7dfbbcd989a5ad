/**
 * A file that was sent with a form: written to a folder as it arrives, hashed on the way, never held whole.
 *
 * The path that takes it says how large it may be (`uploads` in app.tsx). Whoever receives it reads the file and then
 * discards it; when sending breaks off, nothing is left behind.
 */
import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { boundaryOf, Malformed, readMultipart } from './multipart.ts'

export type UploadedFile = {
  /** Where it lies until it is discarded. */
  readonly path: string
  /** What the sender called it, without folders. To be shown, never to be used as a path. */
  readonly name: string
  readonly bytes: number
  /** SHA-256, in hexadecimal. */
  readonly hash: string
}

export type Upload = {
  /** The form's other answers, by name, without spaces at their ends. */
  readonly fields: Readonly<Record<string, string>>
  /** Nothing when no file was chosen. */
  readonly file?: UploadedFile
  /** Removes the file. To be called when it has been read, and when it will not be. */
  discard(): Promise<void>
}

/** All the fields of a form that are no file may take so much together, in bytes. */
const LARGEST_FIELDS = 100_000

/**
 * Receives a form with one file. `folder` is made if it is not there.
 *
 * @throws HTTPException 400 when the body is no such form or breaks off; TooLarge past the path's limit
 */
export async function receiveUpload(c: Context, folder: string): Promise<Upload> {
  const boundary = boundaryOf(c.req.header('content-type'))
  if (boundary === undefined || !c.req.raw.body) throw new HTTPException(400)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, `${randomUUID()}.upload`)
  const discard = () => rm(path, { force: true })
  try {
    const received = await receive(readMultipart(c.req.raw.body, boundary), path)
    if (!received.file) await discard()
    return { ...received, discard }
  } catch (cause) {
    await discard()
    throw cause instanceof Malformed ? new HTTPException(400, { cause }) : cause
  }
}

async function receive(pieces: ReturnType<typeof readMultipart>, path: string) {
  // Only this program reads it: it may hold every patient of a trust.
  const handle = await open(path, 'wx', 0o600)
  try {
    const fields = new Map<string, string[]>()
    const hash = createHash('sha256')
    let [name, bytes, fieldBytes] = ['', 0, 0]
    let filePart: object | undefined
    for await (const { part, piece } of pieces) {
      if (part.fileName === undefined) {
        fieldBytes += piece.byteLength
        if (fieldBytes > LARGEST_FIELDS) throw new Malformed('the answers beside the file are too long')
        fields.set(part.name, [...(fields.get(part.name) ?? []), Buffer.from(piece).toString('latin1')])
        continue
      }
      // A file field that was left empty comes with an empty name. Of several files the first counts.
      if (part.fileName === '' || (filePart && filePart !== part)) continue
      filePart = part
      name = basename(part.fileName.replaceAll('\\', '/')).slice(0, 200)
      bytes += piece.byteLength
      hash.update(piece)
      await handle.writev([piece])
    }
    const answers = Object.fromEntries([...fields].map(([key, parts]) => [key, fieldText(parts)]))
    return { fields: answers, ...(filePart && { file: { path, name, bytes, hash: hash.digest('hex') } }) }
  } finally {
    await handle.close()
  }
}

/** A letter may lie across two pieces, so pieces are joined as bytes before they are read as text. */
function fieldText(pieces: readonly string[]): string {
  const text = Buffer.from(pieces.join(''), 'latin1').toString('utf8').trim()
  // PostgreSQL refuses a zero byte in a text, and nobody types one.
  if (text.includes('\0')) throw new Malformed('an answer holds a zero byte')
  return text
}
