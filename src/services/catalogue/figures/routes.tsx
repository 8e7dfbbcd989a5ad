import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Context, Hono } from 'hono'
import type { AppEnv } from '#platform/app-env.ts'
import type { Tx } from '#platform/database.ts'
import { Forbidden } from '#platform/errors.ts'
import type { Parts } from '#platform/parts.ts'
import { forPurpose, type Viewer } from '#platform/viewer.ts'
import { csvDownload } from '#web/csv.ts'
import * as format from '#web/format.ts'
import { frameOf, seeOther } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { receiveUpload } from '#web/upload.ts'
import { figuresHref, servicesHref } from '../../addresses.ts'
import { assessOwnServices } from '../../fragility/assess-services.ts'
import { mayAssess } from '../../may-assess.ts'
import { catalogueStore } from '../catalogue-store.ts'
import { type FigureKind, figureKinds, readFigureFile } from './figure-file.ts'
import { figuresCsv, operationRows, residentRows, staffRows } from './figures-csv.ts'
import { keepFigures } from './keep-figures.ts'
import { FiguresPage } from './pages/figures.tsx'
import { type KnownHere, understandFigures } from './understand-figures.ts'

const kindIn = (text: string | undefined): FigureKind | undefined => figureKinds.find((kind) => kind === text)

/**
 *   GET  /services/figures               how figures are brought in
 *   GET  /services/figures/:kind.csv     those of the viewer's trust, to be changed and sent back
 *   POST /services/figures               a file, or everything that is wrong with it
 */
export function figureRoutes({ db, clock, dataFolder }: Parts) {
  const keeperOf = (c: Context<AppEnv>): Viewer => {
    const viewer = forPurpose(c.get('viewer'), 'own-care')
    if (!mayAssess(viewer)) throw new Forbidden('those who look after services bring their figures in')
    return viewer
  }

  async function knownHere(tx: Tx, { trust }: Viewer): Promise<KnownHere> {
    const store = catalogueStore(tx)
    const today = clock.today()
    const sites = (await store.sitesOn(today)).filter((each) => each.trust === trust)
    return { services: await store.services(), sites, trust, today }
  }

  async function rowsNow(tx: Tx, kind: FigureKind, viewer: Viewer) {
    const store = catalogueStore(tx)
    if (kind === 'operations') return operationRows((await store.volumes()).filter(({ isOwn }) => isOwn))
    if (kind === 'residents-elsewhere') return residentRows((await store.outflow()).filter(({ isOwn }) => isOwn))
    const { sites } = await knownHere(tx, viewer)
    const services = [...new Set(sites.map(({ service }) => service))]
    return staffRows(
      services,
      (await store.statements()).filter(({ trust }) => trust === viewer.trust),
    )
  }

  return new Hono<AppEnv>()
    .get(figuresHref, (c) => {
      keeperOf(c)
      return c.html(render(<FiguresPage frame={frameOf(c)} kind="" />))
    })
    .get(`${figuresHref}/:file{(operations|residents-elsewhere|staff-and-money)\\.csv}`, async (c) => {
      const viewer = keeperOf(c)
      const kind = kindIn(c.req.param('file').replace(/\.csv$/, ''))!
      return csvDownload(c, kind, figuresCsv(kind), await db.reading(viewer, (tx) => rowsNow(tx, kind, viewer)))
    })
    .post(figuresHref, async (c) => {
      const viewer = keeperOf(c)
      const upload = await receiveUpload(c, join(dataFolder, 'figures'))
      try {
        const kind = kindIn(upload.fields.kind)
        const errors = [
          ...(kind ? [] : [{ field: 'kind', message: 'Select what the file is about' }]),
          ...(upload.file ? [] : [{ field: 'file', message: 'Select a file' }]),
        ]
        const again = (view: Pick<Parameters<typeof FiguresPage>[0], 'errors' | 'faults'>) =>
          c.html(render(<FiguresPage frame={frameOf(c)} kind={kind ?? ''} {...view} />), 422)
        if (!kind || !upload.file) return again({ errors })
        const read = readFigureFile(kind, await readFile(upload.file.path))
        if (!read.ok) return again({ faults: read.faults })
        // Sent twice it puts the same in the place of the same.
        const kept = await db.withViewer(viewer, async (tx) => {
          const understood = understandFigures(kind, read.rows, await knownHere(tx, viewer))
          if (!understood.ok) return understood
          const replaced = await keepFigures(tx, viewer.trust, understood.figures, clock.today())
          await assessOwnServices(tx, viewer.trust, clock.today())
          return { ok: true as const, replaced }
        })
        if (!kept.ok) return again({ faults: kept.faults })
        const before = kept.replaced > 0 ? ` They take the place of ${format.count(kept.replaced, 'row')}.` : ''
        return seeOther(c, servicesHref, `${format.count(read.rows.length, 'row')} brought in.${before}`)
      } finally {
        await upload.discard()
      }
    })
}
