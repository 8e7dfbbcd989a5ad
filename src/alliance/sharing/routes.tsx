import { Hono } from 'hono'
import type { AppEnv } from '#platform/app-env.ts'
import { audit } from '#platform/audit.ts'
import { Conflict, Forbidden, NotFound } from '#platform/errors.ts'
import type { Parts } from '#platform/parts.ts'
import { forPurpose, type Viewer } from '#platform/viewer.ts'
import { frameOf, seeOther } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { sentForm } from '#web/sent-form.ts'
import { standing } from './agreement.ts'
import { AccessLogPage } from './pages/access-log.tsx'
import { AgreementPage } from './pages/agreement.tsx'
import { RevokePage } from './pages/revoke.tsx'
import { sharingStore } from './store.ts'

const LOG_PAGE = 50

/** Who may stop and end what their trust shares. */
const mayEndSharing = (viewer: Viewer): boolean =>
  viewer.roles.some((role) => role === 'information-governance' || role === 'chief-operating-officer')

/**
 *   GET  /alliance/agreements/:id           one sharing agreement
 *   POST /alliance/agreements/:id/suspend   stop it for a while
 *   POST /alliance/agreements/:id/resume    let it go on
 *   GET  /alliance/agreements/:id/revoke    ask why
 *   POST /alliance/agreements/:id/revoke    end it for good
 *   GET  /alliance/access-log               who looked at my trust's rows, and what was done to them
 */
export function sharingRoutes({ db, clock }: Parts) {
  /** An owner's change to an agreement: allowed, still as they saw it, and written down. */
  async function change(
    viewer: Viewer,
    id: string,
    action: string,
    detail: Readonly<Record<string, unknown>>,
    work: (store: ReturnType<typeof sharingStore>) => Promise<boolean>,
  ): Promise<void> {
    if (!mayEndSharing(viewer)) throw new Forbidden('only information governance and the chief operating officer may')
    await db.withViewer(forPurpose(viewer, 'administration'), async (tx) => {
      const store = sharingStore(tx)
      const agreement = await store.agreement(id)
      if (!agreement || agreement.owner !== viewer.trust) throw new NotFound(`agreement ${id}`)
      if (!(await work(store))) throw new Conflict(`agreement ${id} has changed`)
      await audit(tx, [agreement.owner, agreement.recipient], { action, object: `sharing agreement ${id}`, detail })
    })
  }

  const routes = new Hono<AppEnv>()
    .get('/alliance/access-log', async (c) => {
      const viewer = forPurpose(c.get('viewer'), 'administration')
      const asked = Number(c.req.query('before'))
      const before = Number.isSafeInteger(asked) && asked > 0 ? asked : undefined
      const entries = await db.reading(viewer, (tx) =>
        sharingStore(tx).log({ limit: LOG_PAGE + 1, ...(before !== undefined && { before }) }),
      )
      const older = entries.length > LOG_PAGE ? entries[LOG_PAGE - 1]!.seq : undefined
      const view = { entries: entries.slice(0, LOG_PAGE), ...(older !== undefined && { older }) }
      return c.html(render(<AccessLogPage frame={frameOf(c)} viewer={viewer} {...view} />))
    })
    .get('/alliance/agreements/:id{[0-9a-f-]{36}}', async (c) => {
      const viewer = forPurpose(c.get('viewer'), 'administration')
      const agreement = await find(viewer, c.req.param('id'))
      return c.html(
        render(
          <AgreementPage
            frame={frameOf(c)}
            agreement={agreement}
            standing={standing(agreement, clock.now())}
            mayChange={agreement.owner === viewer.trust && mayEndSharing(viewer)}
          />,
        ),
      )
    })
    .get('/alliance/agreements/:id{[0-9a-f-]{36}}/revoke', async (c) => {
      const viewer = forPurpose(c.get('viewer'), 'administration')
      const agreement = await find(viewer, c.req.param('id'))
      if (agreement.owner !== viewer.trust) throw new NotFound(`agreement ${agreement.id}`)
      if (!mayEndSharing(viewer)) throw new Forbidden('only information governance and the chief operating officer may')
      if (agreement.revokedAt) throw new Conflict(`agreement ${agreement.id} is revoked`)
      return c.html(render(<RevokePage frame={frameOf(c)} agreement={agreement} />))
    })
    .post('/alliance/agreements/:id{[0-9a-f-]{36}}/revoke', async (c) => {
      const viewer = c.get('viewer')
      const form = await sentForm(c)
      const reason = form.one('reason')
      const id = c.req.param('id')
      if (reason === '' || reason.length > 500) {
        const agreement = await find(forPurpose(viewer, 'administration'), id)
        const message = reason === '' ? 'Enter why you end this agreement' : 'Enter a reason of 500 characters or fewer'
        const errors = [{ field: 'reason', message }]
        return c.html(
          render(<RevokePage frame={frameOf(c)} agreement={agreement} errors={errors} reason={reason} />),
          422,
        )
      }
      const version = Number(form.one('version'))
      await change(viewer, id, 'revoke-sharing', { reason }, (store) => store.revoke(id, version, reason))
      return seeOther(c, `/alliance/agreements/${id}`, 'The agreement has ended. Nothing more is shared under it.')
    })
  for (const isSuspended of [true, false]) {
    const verb = isSuspended ? 'suspend' : 'resume'
    routes.post(`/alliance/agreements/:id{[0-9a-f-]{36}}/${verb}`, async (c) => {
      const id = c.req.param('id') ?? ''
      const version = Number((await sentForm(c)).one('version'))
      await change(c.get('viewer'), id, `${verb}-sharing`, {}, (store) => store.suspend(id, version, isSuspended))
      return seeOther(
        c,
        `/alliance/agreements/${id}`,
        isSuspended ? 'Sharing has stopped until you let it go on.' : 'Sharing goes on.',
      )
    })
  }
  return routes

  async function find(viewer: Viewer, id: string) {
    const found = await db.reading(viewer, (tx) => sharingStore(tx).agreement(id))
    if (!found) throw new NotFound(`agreement ${id}`)
    return found
  }
}
