import { type Context, Hono } from 'hono'
import type { AppEnv } from '#platform/app-env.ts'
import type { Tx } from '#platform/database.ts'
import { NotFound } from '#platform/errors.ts'
import type { Parts } from '#platform/parts.ts'
import { forPurpose, type Viewer } from '#platform/viewer.ts'
import { frameOf } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { documentPdf } from '#web/print/document-pdf.ts'
import { allianceStore } from '../store.ts'
import { versionIn } from './addresses.ts'
import type { Consequence } from './consequence.ts'
import { differenceOf } from './difference.ts'
import { type AgreementDocument, agreementDocument } from './document.ts'
import { draftRoutes } from './draft-routes.tsx'
import { mayDraft, mayEdit, maySign, mayWithdraw } from './may-agreement.ts'
import { AgreementPage, VersionPage } from './pages/agreement.tsx'
import { DifferencePage, VersionsPage } from './pages/versions.tsx'
import { partyRoutes } from './party-routes.tsx'
import { scopeRoutes } from './scope-routes.tsx'
import { signRoutes } from './sign-routes.tsx'
import { agreementStore } from './store.ts'
import { isOpen, type Version, waitsFor } from './version.ts'
import { stopsOf } from './version-stops.ts'

/**
 *   GET /alliance/agreement[.pdf]                      what is in force, to read
 *   GET /alliance/agreement/versions                   all versions
 *   GET /alliance/agreement/versions/:number[.pdf]     one of them
 *   GET /alliance/agreement/versions/:number/difference[?from=]
 *
 * and those of draft-routes.tsx, sign-routes.tsx, party-routes.tsx and scope-routes.tsx.
 */
export function agreementRoutes(parts: Parts, consequences: readonly Consequence[]) {
  const { db, clock } = parts
  const viewerOf = (c: Context<AppEnv>): Viewer => forPurpose(c.get('viewer'), 'administration')

  const documentOf = async (tx: Tx, version: Version): Promise<AgreementDocument> => {
    const alliance = await allianceStore(tx).alliance()
    return agreementDocument(alliance?.name ?? '', version, await agreementStore(tx).signatures([version.number]))
  }

  const numbered = (c: Context): number => Number(c.req.param('number'))

  async function find(tx: Tx, number: number): Promise<Version> {
    const version = await agreementStore(tx).version(number)
    if (!version) throw new NotFound(`agreement version ${number}`)
    return version
  }

  function pdf(c: Context, name: string, document: AgreementDocument, at: Date): Response {
    c.header('content-type', 'application/pdf')
    c.header('content-disposition', `attachment; filename="${name}.pdf"`)
    return c.body(documentPdf(document, at) as Uint8Array<ArrayBuffer>)
  }

  return new Hono<AppEnv>()
    .get('/alliance/agreement', async (c) => {
      const viewer = viewerOf(c)
      const { document, open, at } = await db.reading(viewer, async (tx) => {
        const versions = await agreementStore(tx).versions()
        const inForce = versions.find(({ state }) => state === 'in-force')
        return {
          ...(inForce && { document: await documentOf(tx, inForce), at: inForce.draftedAt }),
          open: versions.filter(isOpen),
        }
      })
      return c.html(
        render(
          <AgreementPage
            frame={frameOf(c)}
            open={open}
            mayDraft={mayDraft(viewer).allowed}
            {...(document && { document, bytes: documentPdf(document, at!).length })}
          />,
        ),
      )
    })
    .get('/alliance/agreement.pdf', async (c) => {
      const { document, version } = await db.reading(viewerOf(c), async (tx) => {
        const version = await agreementStore(tx).inForce()
        if (!version) throw new NotFound('an agreement in force')
        return { version, document: await documentOf(tx, version) }
      })
      return pdf(c, 'agreement', document, version.draftedAt)
    })
    .get('/alliance/agreement/versions', async (c) => {
      const versions = await db.reading(viewerOf(c), (tx) => agreementStore(tx).versions())
      return c.html(render(<VersionsPage frame={frameOf(c)} versions={versions} />))
    })
    .get(versionIn, async (c) => {
      // What it would stop is in plans, which are seen for the purpose of planning.
      const viewer = forPurpose(c.get('viewer'), 'planning')
      const today = clock.today()
      const view = await db.reading(viewer, async (tx) => {
        const store = agreementStore(tx)
        const version = await find(tx, numbered(c))
        const signatures = await store.signatures([version.number])
        const inForce = (await store.inForce()) ?? null
        return {
          version,
          document: await documentOf(tx, version),
          may: {
            sign: maySign(viewer, version, signatures, inForce?.number ?? null),
            edit: mayEdit(viewer, version),
            withdraw: mayWithdraw(viewer, version),
          },
          stops: await stopsOf(tx, version, inForce, consequences, today),
          waits: waitsFor(version, signatures).length,
          isOvertaken: isOpen(version) && version.basedOn !== (inForce?.number ?? null),
        }
      })
      return c.html(render(<VersionPage frame={frameOf(c)} {...view} />))
    })
    .get('/alliance/agreement/versions/:file{[1-9][0-9]{0,5}\\.pdf}', async (c) => {
      const { document, version } = await db.reading(viewerOf(c), async (tx) => {
        const version = await find(tx, Number.parseInt(c.req.param('file'), 10))
        return { version, document: await documentOf(tx, version) }
      })
      return pdf(c, `agreement-version-${version.number}`, document, version.draftedAt)
    })
    .get(`${versionIn}/difference`, async (c) => {
      const view = await db.reading(viewerOf(c), async (tx) => {
        const after = await find(tx, numbered(c))
        const asked = Number(c.req.query('from'))
        const from = Number.isSafeInteger(asked) && asked > 0 ? asked : after.basedOn
        if (from === null) throw new NotFound('a version before the first')
        const before = await find(tx, from)
        return { before: before.number, after, changes: differenceOf(before.body, after.body) }
      })
      return c.html(render(<DifferencePage frame={frameOf(c)} {...view} />))
    })
    .route('/', draftRoutes(parts))
    .route('/', signRoutes(parts, consequences))
    .route('/', partyRoutes(parts, consequences))
    .route('/', scopeRoutes(parts, consequences))
}
