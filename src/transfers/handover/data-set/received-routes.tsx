import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Context, Hono } from 'hono'
import type { AppEnv } from '#platform/app-env.ts'
import { Forbidden, NotFound } from '#platform/errors.ts'
import type { Parts } from '#platform/parts.ts'
import { forPurpose, type Viewer } from '#platform/viewer.ts'
import { maySeePeople } from '#waiting-list'
import type { FieldError } from '#web/field-errors.ts'
import { frameOf, seeOther } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { receiveUpload } from '#web/upload.ts'
import { receivedHref } from '../addresses.ts'
import { ReceivedPage, ReceivedSetPage } from '../pages/received.tsx'
import { addressedElsewhere } from './addressed-elsewhere.ts'
import type { Fault } from './fault.ts'
import { isFormat, LARGEST_DATA_SET, read } from './formats.ts'
import { findReceived, keepReceived, newestReceived, transferOfSet } from './received-store.ts'

const NEWEST = 25
const idIn = ':id{[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}}'

/**
 *   GET  /transfers/received       the form, and the newest sets that were received
 *   POST /transfers/received       everything that is wrong with a file, to whom it is addressed if not here, or the set kept
 *   GET  /transfers/received/:id   a set
 */
export function receivedRoutes({ db, clock, dataFolder }: Parts) {
  return new Hono<AppEnv>()
    .get(receivedHref, async (c) => {
      const newest = await db.reading(receiverOf(c), (tx) => newestReceived(tx, NEWEST))
      return c.html(render(<ReceivedPage frame={frameOf(c)} newest={newest} />))
    })
    .post(receivedHref, async (c) => {
      const viewer = receiverOf(c)
      const upload = await receiveUpload(c, join(dataFolder, 'uploads'))
      try {
        const { file, fields } = upload
        const chosen = fields.format ?? ''
        const again = async (errors: readonly FieldError[], faults: readonly Fault[] = []) => {
          const newest = await db.reading(viewer, (tx) => newestReceived(tx, NEWEST))
          const view = { newest, errors, faults, format: chosen }
          return c.html(render(<ReceivedPage frame={frameOf(c)} {...view} />), 422)
        }
        if (!file || !isFormat(chosen)) {
          return again([
            ...(file ? [] : [{ field: 'file', message: 'Choose a file' }]),
            ...(isFormat(chosen) ? [] : [{ field: 'format', message: 'Select what kind of file it is' }]),
          ])
        }
        const bytes = file.bytes > LARGEST_DATA_SET ? new Uint8Array(LARGEST_DATA_SET + 1) : await readFile(file.path)
        const answer = read(bytes, chosen, clock.today())
        if (!answer.ok)
          return again(
            [{ field: 'file', message: 'Choose a file in which nothing is missing or wrong' }],
            answer.faults,
          )
        const elsewhere = addressedElsewhere(answer.set, viewer.trust)
        if (elsewhere) {
          return again([{ field: 'file', message: 'Choose a file that is addressed to your trust' }], [elsewhere])
        }
        const received = { fileName: file.name, format: chosen, sha256: file.hash, set: answer.set }
        const id = await db.withViewer(viewer, (tx) => keepReceived(tx, viewer.trust, received))
        return seeOther(c, `${receivedHref}/${id}`, 'The data set is received')
      } finally {
        await upload.discard()
      }
    })
    .get(`${receivedHref}/${idIn}`, async (c) => {
      const view = await db.withViewer(forPurpose(receiverOf(c), 'mutual-aid'), async (tx) => {
        const received = await findReceived(tx, c.req.param('id'))
        if (!received) throw new NotFound(`received data set ${c.req.param('id')}`)
        return { received, transfer: await transferOfSet(tx, received.set) }
      })
      return c.html(render(<ReceivedSetPage frame={frameOf(c)} {...view} />))
    })
}

/** @throws Forbidden for roles that work without knowing who a patient is */
function receiverOf(c: Context<AppEnv>): Viewer {
  const viewer = c.get('viewer')
  if (!maySeePeople(viewer)) throw new Forbidden('their role works without knowing who a patient is')
  return forPurpose(viewer, 'own-care')
}
