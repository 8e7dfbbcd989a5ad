import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import type { AppEnv } from '#platform/app-env.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { askFor, jobStore } from '#platform/jobs.ts'
import { isOnceKey, once } from '#platform/once.ts'
import type { Parts } from '#platform/parts.ts'
import { csvDownload } from '#web/csv.ts'
import { frameOf, seeOther } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { documentPdf } from '#web/print/document-pdf.ts'
import { sentForm } from '#web/sent-form.ts'
import { mayAssess } from '../may-assess.ts'
import { caseHref } from './addresses.ts'
import { auditCase, caseIn, changing, keeperOf, viewerOf } from './case-requests.ts'
import { effectCsv, effectRows } from './cases-csv.ts'
import { type ComputeProgress, computeEffectJob } from './compute-effect.ts'
import { EffectPage } from './pages/effect.tsx'
import { PaperPage } from './pages/paper.tsx'
import { paperOf } from './paper.ts'
import { readCase } from './read-case.ts'
import { caseStore } from './store.ts'

/**
 *   GET  /services/cases/:id/effect       what was computed, or how it stands
 *   POST /services/cases/:id/effect       asks for it
 *   GET  /services/cases/:id/effect.csv
 *   GET  /services/cases/:id/paper[.pdf]  the case as a paper for the board
 */
export function effectRoutes(parts: Parts) {
  const { db, clock } = parts
  const kind = computeEffectJob(parts)

  return new Hono<AppEnv>()
    .get(`${caseIn}/effect`, async (c) => {
      const viewer = viewerOf(c)
      const view = await db.reading(viewer, async (tx) => {
        const { facts, last, ready } = await readCase(tx, c.req.param('id'))
        const job = last?.job ? await jobStore(tx).find<Partial<ComputeProgress>>(last.job) : undefined
        return { found: facts.found, last, ready, job }
      })
      const key = mayAssess(viewer) ? randomUUID() : undefined
      return c.html(render(<EffectPage frame={frameOf(c)} {...view} once={key} />))
    })
    .post(`${caseIn}/effect`, async (c) => {
      const viewer = keeperOf(c)
      const id = c.req.param('id')
      const key = (await sentForm(c)).one('once')
      if (!isOnceKey(key)) return seeOther(c, `${caseHref(id)}/effect`)
      await changing(db, viewer, (tx) =>
        once(tx, key, { id }, async () => {
          const { last } = await readCase(tx, id)
          if (last?.state === 'asked') {
            const job = last.job ? await jobStore(tx).find(last.job) : undefined
            // Another trust's job is not to be seen; its own that failed for good lets somebody ask again.
            if (job?.state !== 'failed' && job?.state !== 'cancelled')
              throw new Conflict(`case ${id} is being computed`)
            await caseStore(tx).endEffect(id, last.number, { because: 'The computation ended before it was done.' })
          }
          const number = await caseStore(tx).askEffect(id)
          await caseStore(tx).effectAsked(id, number, await askFor(tx, kind, { case: id, number }))
          await auditCase(tx, clock.today(), 'compute-case-effect', id, { number })
          return String(number)
        }),
      )
      return seeOther(c, `${caseHref(id)}/effect`)
    })
    .get(`${caseIn}/effect.csv`, async (c) => {
      const { facts } = await db.reading(viewerOf(c), (tx) => readCase(tx, c.req.param('id')))
      if (!facts.effect) throw new NotFound('a computed effect')
      return csvDownload(c, 'effect-of-options', effectCsv, effectRows(facts.effect.options))
    })
    .get(`${caseIn}/paper`, async (c) => {
      const { facts, serviceName, ready } = await db.reading(viewerOf(c), (tx) => readCase(tx, c.req.param('id')))
      const paper = paperOf(facts, serviceName, ready)
      const bytes = documentPdf(paper, facts.found.at).length
      return c.html(render(<PaperPage frame={frameOf(c)} found={facts.found} paper={paper} bytes={bytes} />))
    })
    .get(`${caseIn}/paper.pdf`, async (c) => {
      const { facts, serviceName, ready } = await db.reading(viewerOf(c), (tx) => readCase(tx, c.req.param('id')))
      c.header('content-type', 'application/pdf')
      c.header('content-disposition', 'attachment; filename="case-for-change.pdf"')
      return c.body(documentPdf(paperOf(facts, serviceName, ready), facts.found.at) as Uint8Array<ArrayBuffer>)
    })
}
