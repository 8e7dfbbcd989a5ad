import { basename } from 'node:path'
import { type Context, Hono } from 'hono'
import type { AppEnv } from '#platform/app-env.ts'
import type { Tx } from '#platform/database.ts'
import { Forbidden, NotFound } from '#platform/errors.ts'
import { jobStore } from '#platform/jobs.ts'
import type { Parts } from '#platform/parts.ts'
import { forPurpose, type Viewer } from '#platform/viewer.ts'
import { csvDownload } from '#web/csv.ts'
import { frameOf, seeOther } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { receiveUpload } from '#web/upload.ts'
import { askForImport } from './ask-for-import.ts'
import { checkIds } from './check.ts'
import { faultColumns, keptFaults } from './fault-csv.ts'
import type { ImportProgress } from './import-file.ts'
import { firstImportAnswers, importAnswersIn, understandImport } from './import-form.ts'
import { importListJob } from './import-job.ts'
import { mayImport } from './may-import.ts'
import { ImportAtWorkPage } from './pages/import-at-work.tsx'
import { ImportReportPage } from './pages/import-report.tsx'
import { ImportsPage } from './pages/imports.tsx'
import { NewImportPage } from './pages/new-import.tsx'
import { NotImportedPage } from './pages/not-imported.tsx'
import { sentFolder } from './sent-files.ts'
import { type Import, importStore, type KeptFault } from './store.ts'

const PAGE_SIZE = 25
/** Of each check, on the report. The download has all that were kept. */
const EXAMPLES = 5
const idIn = ':id{[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}}'

/**
 *   GET  /waiting-list/imports                 what the viewer's trust has sent, newest first
 *   GET  /waiting-list/imports/new             the form
 *   POST /waiting-list/imports                 its mistakes, or asks a worker to bring the file in
 *   GET  /waiting-list/imports/:id             at work, done or refused
 *   GET  /waiting-list/imports/:id/faults.csv  every fault that was kept
 */
export function importRoutes(parts: Parts) {
  const { db, clock, dataFolder } = parts
  const job = importListJob(parts)

  return new Hono<AppEnv>()
    .get('/waiting-list/imports', async (c) => {
      const viewer = ownCare(c)
      const asked = Number(c.req.query('page'))
      const view = await db.reading(viewer, async (tx) => {
        const total = await importStore(tx).count()
        const pages = Math.max(1, Math.ceil(total / PAGE_SIZE))
        const page = Number.isSafeInteger(asked) && asked > 0 ? Math.min(asked, pages) : 1
        const imports = await importStore(tx).newest({ limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE })
        return { total, page, pages, imports }
      })
      const may = mayImport(viewer)
      return c.html(render(<ImportsPage frame={frameOf(c)} viewer={viewer} may={may} pageSize={PAGE_SIZE} {...view} />))
    })
    .get('/waiting-list/imports/new', (c) => {
      senderOf(c)
      return c.html(render(<NewImportPage frame={frameOf(c)} answers={firstImportAnswers} />))
    })
    .post('/waiting-list/imports', async (c) => {
      const viewer = senderOf(c)
      const upload = await receiveUpload(c, sentFolder(dataFolder))
      let isKept = false
      try {
        const understood = await understandImport(upload, clock.today())
        if (!understood.ok) {
          const view = { answers: importAnswersIn(upload), errors: understood.errors }
          return c.html(render(<NewImportPage frame={frameOf(c)} {...view} />), 422)
        }
        const { asked } = understood
        const stored = basename(asked.file.path)
        const { id, isKnown } = await db.withViewer(viewer, (tx) => askForImport(tx, viewer, asked, stored, job))
        isKept = !isKnown
        const notice = isKnown ? 'This very file was sent before. Nothing has changed since.' : undefined
        return seeOther(c, `/waiting-list/imports/${id}`, notice, 'important')
      } finally {
        if (!isKept) await upload.discard()
      }
    })
    .get(`/waiting-list/imports/${idIn}`, async (c) => {
      const found = await db.reading(ownCare(c), async (tx) => {
        const sent = await findImport(tx, c.req.param('id'))
        const isOver = sent.state === 'done' || sent.state === 'refused'
        const job = !isOver && sent.jobId ? await jobStore(tx).find<Partial<ImportProgress>>(sent.jobId) : undefined
        return { sent, job, examples: isOver ? await examplesOf(tx, sent) : [] }
      })
      const { sent, job, examples } = found
      const frame = frameOf(c)
      if (sent.state === 'done')
        return c.html(render(<ImportReportPage frame={frame} sent={sent} examples={examples} />))
      if (sent.state === 'refused' || job?.state === 'failed' || job?.state === 'cancelled') {
        const because = sent.refusal ?? job?.failure ?? 'The import was stopped. Nothing was changed.'
        return c.html(render(<NotImportedPage frame={frame} sent={sent} because={because} examples={examples} />))
      }
      return c.html(render(<ImportAtWorkPage frame={frame} sent={sent} {...(job && { job })} />))
    })
    .get(`/waiting-list/imports/${idIn}/faults.csv`, async (c) => {
      const viewer = ownCare(c)
      const { id } = await db.reading(viewer, (tx) => findImport(tx, c.req.param('id')))
      return csvDownload(c, 'faults', faultColumns, keptFaults(db, viewer, id))
    })
}

const ownCare = (c: Context<AppEnv>): Viewer => forPurpose(c.get('viewer'), 'own-care')

/** @throws Forbidden for somebody who may not send a list: they never see a link here */
function senderOf(c: Context<AppEnv>): Viewer {
  const viewer = ownCare(c)
  const answer = mayImport(viewer)
  if (!answer.allowed) throw new Forbidden(answer.because)
  return viewer
}

/** @throws NotFound when it is not there and when it is another trust's, alike */
async function findImport(tx: Tx, id: string): Promise<Import> {
  const found = await importStore(tx).find(id)
  if (!found) throw new NotFound(`import ${id}`)
  return found
}

async function examplesOf(tx: Tx, { id, faults }: Import): Promise<KeptFault[]> {
  const examples: KeptFault[] = []
  for (const check of checkIds.filter((each) => (faults[each] ?? 0) > 0)) {
    examples.push(...(await importStore(tx).faults(id, { check, limit: EXAMPLES })))
  }
  return examples
}
