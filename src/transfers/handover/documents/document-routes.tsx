import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Hono } from 'hono'
import type { AppEnv } from '#platform/app-env.ts'
import { NotFound } from '#platform/errors.ts'
import type { Parts } from '#platform/parts.ts'
import { documentContent, LARGEST_DOCUMENT, type MediaType, mediaTypes } from '#web/document-content.ts'
import type { FieldError } from '#web/field-errors.ts'
import { frameOf, seeOther } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { receiveUpload, type Upload } from '#web/upload.ts'
import { documentUploads, handoverHref } from '../addresses.ts'
import { changeableTransfer, documentIn, namedIn, partyTo, seenTransfer, transferIn } from '../asked-transfer.ts'
import { AttachPage, RemoveDocumentPage } from '../pages/documents.tsx'
import { attachDocument, documentsOf, isAttachedAlready, readDocument, removeDocument } from './document-store.ts'

const LONGEST_NAME = 120

/**
 *   GET  /transfers/documents/:sender/:id                    the form to attach a document
 *   POST /transfers/documents/:sender/:id                    its mistakes, or the document attached
 *   GET  /transfers/documents/:sender/:id/:document          the document itself
 *   GET  /transfers/documents/:sender/:id/:document/remove   whether to take it off; posted to itself
 */
export function documentRoutes({ db, dataFolder }: Parts) {
  return new Hono<AppEnv>()
    .get(`${documentUploads}/${transferIn}`, async (c) => {
      const transfer = await db.reading(partyTo(c), (tx) => changeableTransfer(tx, partyTo(c), namedIn(c)))
      return c.html(render(<AttachPage frame={frameOf(c)} transfer={transfer} />))
    })
    .post(`${documentUploads}/${transferIn}`, async (c) => {
      const viewer = partyTo(c)
      // Asked before the file is taken, so that nobody's is who may not attach one.
      const transfer = await db.reading(viewer, (tx) => changeableTransfer(tx, viewer, namedIn(c)))
      const upload = await receiveUpload(c, join(dataFolder, 'uploads'))
      try {
        const understood = await understandDocument(upload)
        if (!understood.ok) return again(understood.errors)
        const { file } = upload
        const isKnown = await db.withViewer(viewer, async (tx) => {
          if (await isAttachedAlready(tx, transfer, file!.hash)) return true
          await attachDocument(tx, transfer, understood.document)
          return false
        })
        if (isKnown) return again([{ field: 'document', message: 'Choose another file: this one is attached already' }])
        return seeOther(c, handoverHref(transfer), 'The document is attached')
      } finally {
        await upload.discard()
      }

      function again(errors: readonly FieldError[]) {
        const name = upload.fields.name
        return c.html(render(<AttachPage frame={frameOf(c)} transfer={transfer} name={name} errors={errors} />), 422)
      }
    })
    .get(`${documentUploads}/${transferIn}/${documentIn}`, async (c) => {
      const viewer = partyTo(c)
      const document = await db.withViewer(viewer, async (tx) => {
        const transfer = await seenTransfer(tx, viewer, namedIn(c))
        return readDocument(tx, transfer, c.req.param('document'), viewer.trust)
      })
      const { ending } = mediaTypes[document.mediaType]
      // Never shown inside our pages, and by no name that somebody sent.
      c.header('content-disposition', `attachment; filename="document-${document.sha256.slice(0, 8)}.${ending}"`)
      c.header('content-type', document.mediaType)
      c.header('content-security-policy', "default-src 'none'; sandbox")
      return c.body(new Uint8Array(document.body))
    })
    .get(`${documentUploads}/${transferIn}/${documentIn}/remove`, async (c) => {
      const view = await db.reading(partyTo(c), async (tx) => {
        const transfer = await changeableTransfer(tx, partyTo(c), namedIn(c))
        const document = (await documentsOf(tx, transfer)).find(({ id }) => id === c.req.param('document'))
        if (!document) throw new NotFound(`document ${c.req.param('document')}`)
        return { transfer, document }
      })
      return c.html(render(<RemoveDocumentPage frame={frameOf(c)} {...view} />))
    })
    .post(`${documentUploads}/${transferIn}/${documentIn}/remove`, async (c) => {
      const viewer = partyTo(c)
      const transfer = await db.withViewer(viewer, async (tx) => {
        const found = await changeableTransfer(tx, viewer, namedIn(c))
        await removeDocument(tx, found, c.req.param('document'))
        return found
      })
      return seeOther(c, handoverHref(transfer), 'The document is taken off')
    })
}

type UnderstoodDocument =
  | { readonly ok: true; readonly document: { name: string; mediaType: MediaType; body: Uint8Array } }
  | { readonly ok: false; readonly errors: readonly FieldError[] }

async function understandDocument({ file, fields }: Upload): Promise<UnderstoodDocument> {
  const refuse = (field: string, message: string): UnderstoodDocument => ({ ok: false, errors: [{ field, message }] })
  if (!file) return refuse('document', 'Choose a file')
  // The path takes a little more than a document, for the form around it.
  const body = file.bytes > LARGEST_DOCUMENT ? new Uint8Array(LARGEST_DOCUMENT + 1) : await readFile(file.path)
  const content = documentContent(body)
  if (!content.ok) return refuse('document', content.because)
  const name = (fields.name || file.name).replace(/\p{Cc}/gu, ' ').trim() || 'Document'
  if (fields.name && name.length > LONGEST_NAME) return refuse('name', 'Enter what it is in 120 characters at most')
  return { ok: true, document: { name: name.slice(0, LONGEST_NAME), mediaType: content.mediaType, body } }
}
