import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Context, Hono } from 'hono'
import type { AppEnv } from '#platform/app-env.ts'
import { NotFound } from '#platform/errors.ts'
import type { Parts } from '#platform/parts.ts'
import type { Uploads } from '#web/body-limit.ts'
import { documentContent, LARGEST_DOCUMENT, type MediaType, mediaTypes } from '#web/document-content.ts'
import type { FieldError } from '#web/field-errors.ts'
import { frameOf } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { receiveUpload, type Upload } from '#web/upload.ts'
import { attachedPapersHref, itemHref } from './addresses.ts'
import { answered, doOnce } from './answered.tsx'
import { addPaper } from './hold-meeting.ts'
import { mayKeepRecord } from './may-meet.ts'
import { AttachPaperPage } from './pages/attach-paper.tsx'
import { RefusedPage } from './pages/refused.tsx'
import { boardStore } from './store.ts'

const LONGEST_TITLE = 60
/** What a form takes beside the file in it, in bytes. */
const AROUND_A_FILE = 110_000

export const boardUploads: Uploads = { [attachedPapersHref]: LARGEST_DOCUMENT + AROUND_A_FILE }

/**
 *   GET, POST /board/papers/:item/attach   a file that goes with an item
 *   GET       /board/papers/:item/:paper   the file
 */
export function paperRoutes({ db, dataFolder }: Parts) {
  const at = `${attachedPapersHref}/:item{[0-9a-f-]{36}}` as const
  const back = (item: string) => ({ text: 'Back to the item', href: itemHref(item) })

  /** The item, for those who may attach something to it; else why not. @throws NotFound */
  async function asked(c: Context<AppEnv>) {
    const viewer = c.get('viewer')
    const item = await db.reading(viewer, (tx) => boardStore(tx).item(c.req.param('item') ?? ''))
    if (!item) throw new NotFound('an item')
    const may = mayKeepRecord(viewer)
    const refusal = may.allowed
      ? undefined
      : await c.html(render(<RefusedPage frame={frameOf(c)} because={may.because} back={back(item.id)} />), 403)
    return { viewer, item, refusal }
  }

  return new Hono<AppEnv>()
    .get(`${at}/attach`, async (c) => {
      const { item, refusal } = await asked(c)
      if (refusal) return refusal
      const page = { formKey: randomUUID(), about: item.title, back: back(item.id) }
      return c.html(render(<AttachPaperPage frame={frameOf(c)} {...page} />))
    })
    .post(`${at}/attach`, async (c) => {
      // Asked before the file is taken, so that nobody's is who may not attach one.
      const { viewer, item, refusal } = await asked(c)
      if (refusal) return refusal
      const upload = await receiveUpload(c, join(dataFolder, 'uploads'))
      const { fields, file } = upload
      const formKey = fields.key ?? ''
      try {
        const understood = await understand(upload)
        if (!understood.ok) {
          const page = { formKey, about: item.title, back: back(item.id), values: fields, errors: understood.errors }
          return c.html(render(<AttachPaperPage frame={frameOf(c)} {...page} />), 422)
        }
        const { title } = understood
        const sent = { item: item.id, title, hash: file?.hash }
        const answer = await doOnce(db, viewer, formKey, sent, (tx) =>
          addPaper(tx, viewer, { item: item.id, title, isPublic: false, file: understood.file }),
        )
        return answered(c, answer, () => itemHref(item.id), back(item.id))
      } finally {
        await upload.discard()
      }
    })
    .get(`${at}/:paper{[0-9a-f-]{36}}`, async (c) => {
      const { item, paper } = c.req.param()
      const found = await db.reading(c.get('viewer'), (tx) => boardStore(tx).paperFile(item, paper))
      if (!found) throw new NotFound('a paper')
      const { ending } = mediaTypes[found.mediaType]
      // Never shown inside our pages, and by no name that somebody sent.
      c.header('content-disposition', `attachment; filename="paper-${found.sha256.slice(0, 8)}.${ending}"`)
      c.header('content-type', found.mediaType)
      c.header('content-security-policy', "default-src 'none'; sandbox")
      return c.body(new Uint8Array(found.body))
    })
}

type Understood =
  | {
      readonly ok: true
      readonly title: string
      readonly file: { readonly mediaType: MediaType; readonly body: Uint8Array }
    }
  | { readonly ok: false; readonly errors: readonly FieldError[] }

async function understand({ file, fields }: Upload): Promise<Understood> {
  const title = (fields.title ?? '').replace(/\p{Cc}/gu, ' ').trim()
  const titleFaults: readonly FieldError[] =
    title === ''
      ? [{ field: 'title', message: 'Enter the name of the paper' }]
      : title.length > LONGEST_TITLE
        ? [{ field: 'title', message: `Enter the name of the paper in ${LONGEST_TITLE} characters or fewer` }]
        : []
  const errors = (more: readonly FieldError[]): Understood => ({ ok: false, errors: [...titleFaults, ...more] })
  if (!file) return errors([{ field: 'paper', message: 'Choose a file' }])
  // The path takes a little more than a file, for the form around it.
  const body = file.bytes > LARGEST_DOCUMENT ? new Uint8Array(LARGEST_DOCUMENT + 1) : await readFile(file.path)
  const content = documentContent(body)
  if (!content.ok) return errors([{ field: 'paper', message: content.because }])
  if (titleFaults.length > 0) return errors([])
  return { ok: true, title, file: { mediaType: content.mediaType, body } }
}
