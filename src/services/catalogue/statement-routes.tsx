import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { sql } from 'kysely'
import type { AppEnv } from '#platform/app-env.ts'
import { audit } from '#platform/audit.ts'
import type { Tx } from '#platform/database.ts'
import { Forbidden, NotFound } from '#platform/errors.ts'
import { isOnceKey, once } from '#platform/once.ts'
import type { Parts } from '#platform/parts.ts'
import { forPurpose, type Viewer } from '#platform/viewer.ts'
import { frameOf, seeOther } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { sentForm } from '#web/sent-form.ts'
import { serviceHref } from '../addresses.ts'
import { assessOwnServices } from '../fragility/assess-services.ts'
import { mayAssess } from '../may-assess.ts'
import { catalogueStore } from './catalogue-store.ts'
import { StateFactsPage } from './pages/state-facts.tsx'
import { answersOf, statementAnswers, understandStatement } from './statement-form.ts'

/**  GET, POST /services/catalogue/:service/state   what the viewer's trust says of its service */
export function statementRoutes({ db, clock }: Parts) {
  const viewerOf = (c: Context<AppEnv>): Viewer => forPurpose(c.get('viewer'), 'own-care')

  async function readService(tx: Tx, viewer: Viewer, id: string) {
    const store = catalogueStore(tx)
    const service = (await store.services()).find((each) => each.id === id)
    const sites = (await store.sitesOn(clock.today())).filter((row) => row.service === id && row.trust === viewer.trust)
    if (!service || sites.length === 0) throw new NotFound(`${id} at ${viewer.trust}`)
    if (!mayAssess(viewer)) throw new Forbidden('those who look after services say what they have')
    return service
  }

  return new Hono<AppEnv>()
    .get('/services/catalogue/:service/state', async (c) => {
      const viewer = viewerOf(c)
      const view = await db.reading(viewer, async (tx) => {
        const service = await readService(tx, viewer, c.req.param('service'))
        const last = (await catalogueStore(tx).statements()).find(
          (row) => row.service === service.id && row.trust === viewer.trust,
        )
        return { service, answers: answersOf(last?.facts ?? {}) }
      })
      return c.html(render(<StateFactsPage frame={frameOf(c)} onceKey={randomUUID()} {...view} />))
    })
    .post('/services/catalogue/:service/state', async (c) => {
      const viewer = viewerOf(c)
      const form = await sentForm(c)
      const answers = statementAnswers(form)
      const understood = understandStatement(answers)
      const key = form.one('once')
      const service = await db.withViewer(viewer, async (tx) => {
        const found = await readService(tx, viewer, c.req.param('service'))
        if (understood.ok && isOnceKey(key)) {
          await once(tx, key, { service: found.id, answers }, async () => {
            await sql`insert into service_statement (service, as_of, facts, source)
                      values (${found.id}, ${clock.today()}, ${JSON.stringify(understood.facts)}::jsonb, ${understood.source})`.execute(
              tx,
            )
            await assessOwnServices(tx, viewer.trust, clock.today())
            await audit(tx, [viewer.trust], { action: 'state-service', object: `service ${found.id}` })
            return found.id
          })
        }
        return found
      })
      if (!understood.ok) {
        const page = (
          <StateFactsPage
            frame={frameOf(c)}
            service={service}
            answers={answers}
            errors={understood.errors}
            onceKey={randomUUID()}
          />
        )
        return c.html(render(page), 422)
      }
      if (!isOnceKey(key)) return seeOther(c, `${serviceHref(service.id)}/state`)
      return seeOther(
        c,
        serviceHref(service.id),
        'Saved. The alliance sees it, and the index has been worked out anew.',
      )
    })
}
