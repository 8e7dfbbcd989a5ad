import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { londonDay } from '#nhs/day.ts'
import { sitesOf } from '#nhs/organisations.ts'
import type { AppEnv } from '#platform/app-env.ts'
import { audit } from '#platform/audit.ts'
import { NotFound } from '#platform/errors.ts'
import type { Parts } from '#platform/parts.ts'
import { tryAgain } from '#platform/try-again.ts'
import { frameOf, seeOther } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { sentForm } from '#web/sent-form.ts'
import { agreementHref, sharingHref } from './addresses.ts'
import { isApproved, standing } from './agreement.ts'
import { type May, mayPropose, maySharingStep, type SharingStep } from './agreement-steps.ts'
import { administrator, findAgreement, idIn, maySeeExample, ownPreview, sentAnswers } from './asked.ts'
import { lastDayOf, narrowAnswers, narrowIn, narrowQuery, narrowSent, understandNarrow } from './narrow-form.ts'
import { AgreementPage } from './pages/agreement.tsx'
import { ApprovePage } from './pages/approve.tsx'
import { type Ending, EndPage } from './pages/end.tsx'
import { CheckNarrowPage, NarrowPage } from './pages/narrow.tsx'
import { NotNowPage } from './pages/not-now.tsx'
import { eventOf, type Narrower, sharingStore } from './store.ts'

const steps = ['approve', 'decline', 'narrow', 'suspend', 'resume', 'revoke'] as const
const LONGEST_REASON = 500

const done: Readonly<Record<SharingStep, string>> = {
  approve: 'You have approved the agreement.',
  decline: 'The proposal is declined. Nothing is shared under it.',
  narrow: 'Less is shared from now on.',
  suspend: 'Sharing has stopped until you let it go on.',
  resume: 'Sharing goes on.',
  revoke: 'The agreement has ended. Nothing more is shared under it.',
}

/**
 *   GET       /alliance/sharing/:id                 one agreement, what happened to it, what can be done
 *   GET, POST /alliance/sharing/:id/approve         approves it for the viewer's trust
 *   GET, POST /alliance/sharing/:id/decline         ends a proposal
 *   GET, POST /alliance/sharing/:id/narrow          what is to be kept; …/narrow/check does it, at once
 *   POST      /alliance/sharing/:id/suspend, /resume
 *   GET, POST /alliance/sharing/:id/revoke          ends it for good
 */
export function agreementRoutes({ db, clock }: Parts) {
  const at = `${sharingHref}/${idIn}` as const

  /** The agreement, when this person may take the step now; otherwise the page that says why not. */
  async function ask(c: Context<AppEnv>, step: SharingStep) {
    const viewer = administrator(c)
    const agreement = await db.reading(viewer, (tx) => findAgreement(tx, c.req.param('id') ?? ''))
    const may = maySharingStep(step, agreement, viewer, clock.now())
    if (may.allowed) return { viewer, agreement }
    return c.html(render(<NotNowPage frame={frameOf(c)} agreement={agreement} because={may.because} />), 403)
  }

  /** Takes the step as the page showed the agreement; sent twice it is taken once. */
  async function take(
    c: Context<AppEnv>,
    step: SharingStep,
    version: number,
    what: { readonly reason?: string; readonly narrower?: Narrower } = {},
  ): Promise<Response> {
    const viewer = administrator(c)
    const id = c.req.param('id') ?? ''
    const outcome = await tryAgain(() =>
      db.withViewer(viewer, async (tx) => {
        const store = sharingStore(tx)
        const held = await store.held(id)
        if (!held) throw new NotFound(`sharing agreement ${id}`)
        const { agreement, now } = held
        if (agreement.version === version + 1) {
          const last = (await store.events(agreement)).at(-1)
          if (last?.kind === eventOf[step] && last.person === viewer.person && last.trust === viewer.trust) {
            return { status: 'done' } as const
          }
        }
        const may = maySharingStep(step, agreement, viewer, now)
        if (!may.allowed) return { status: 'refused', agreement, because: may.because } as const
        if (agreement.version !== version) return { status: 'changed', agreement } as const
        await store.step(agreement, step, what)
        await audit(tx, [agreement.owner, agreement.recipient], {
          action: `${step}-sharing`,
          object: `sharing agreement ${id}`,
          detail: what,
        })
        return { status: 'done' } as const
      }),
    )
    if (outcome.status === 'done') return seeOther(c, agreementHref(id), done[step])
    const because = outcome.status === 'refused' ? outcome.because : CHANGED
    const page = <NotNowPage frame={frameOf(c)} agreement={outcome.agreement} because={because} />
    return c.html(render(page), outcome.status === 'refused' ? 403 : 409)
  }

  const routes = new Hono<AppEnv>()
    .get(at, async (c) => {
      const viewer = administrator(c)
      const { agreement, events } = await db.reading(viewer, async (tx) => {
        const found = await findAgreement(tx, c.req.param('id'))
        return { agreement: found, events: await sharingStore(tx).events(found) }
      })
      const now = clock.now()
      const may = Object.fromEntries(steps.map((step) => [step, maySharingStep(step, agreement, viewer, now)]))
      const stands = standing(agreement, now)
      return c.html(
        render(
          <AgreementPage
            frame={frameOf(c)}
            agreement={agreement}
            standing={stands}
            events={events}
            may={may as Record<SharingStep, May>}
            mayPropose={mayPropose(viewer) && isApproved(agreement)}
            isOwner={agreement.owner === viewer.trust}
            once={randomUUID()}
          />,
        ),
      )
    })
    .get(`${at}/approve`, async (c) => {
      const asked = await ask(c, 'approve')
      if (asked instanceof Response) return asked
      const { viewer, agreement } = asked
      const view = {
        agreement,
        found: await ownPreview(db, viewer, agreement),
        maySeePeople: maySeeExample(viewer),
        replaces: await db.reading(viewer, (tx) => sharingStore(tx).inPlaceOf(agreement)),
      }
      return c.html(render(<ApprovePage frame={frameOf(c)} {...view} />))
    })
    .post(`${at}/approve`, async (c) => take(c, 'approve', Number((await sentForm(c)).one('version'))))
    .get(`${at}/narrow`, async (c) => {
      const asked = await ask(c, 'narrow')
      if (asked instanceof Response) return asked
      const { agreement } = asked
      const answers = c.req.query('fields') === undefined ? narrowAnswers(agreement) : narrowIn(inAddress(c))
      const view = { agreement, answers, sites: ownSites(agreement.owner) }
      return c.html(render(<NarrowPage frame={frameOf(c)} {...view} />))
    })
    .post(`${at}/narrow`, async (c) => {
      const asked = await ask(c, 'narrow')
      if (asked instanceof Response) return asked
      const { agreement } = asked
      const answers = narrowSent(sentAnswers(await sentForm(c)))
      const choices = { today: londonDay(clock.now()), sites: ownSites(agreement.owner) }
      const understood = understandNarrow(answers, agreement, choices)
      if (understood.ok) {
        return seeOther(c, `${agreementHref(agreement.id, 'narrow/check')}?${narrowQuery(understood.narrower)}`)
      }
      const view = { agreement, answers, sites: choices.sites, errors: understood.errors }
      return c.html(render(<NarrowPage frame={frameOf(c)} {...view} />), 422)
    })
    .get(`${at}/narrow/check`, async (c) => {
      const asked = await ask(c, 'narrow')
      if (asked instanceof Response) return asked
      const { viewer, agreement } = asked
      const choices = { today: londonDay(clock.now()), sites: ownSites(agreement.owner) }
      const understood = understandNarrow(narrowIn(inAddress(c)), agreement, choices)
      if (!understood.ok) return seeOther(c, agreementHref(agreement.id, 'narrow'))
      const { narrower } = understood
      const today = await ownPreview(db, viewer, agreement)
      const after = await ownPreview(db, viewer, { ...agreement, ...narrower })
      const view = { agreement, narrower, today: today!, after: after! }
      return c.html(render(<CheckNarrowPage frame={frameOf(c)} {...view} />))
    })
    .post(`${at}/narrow/check`, async (c) => {
      const form = await sentForm(c)
      const agreement = await db.reading(administrator(c), (tx) => findAgreement(tx, c.req.param('id')))
      const choices = { today: londonDay(clock.now()), sites: ownSites(agreement.owner) }
      const understood = understandNarrow(narrowIn(form.one), agreement, choices)
      const version = Number(form.one('version'))
      if (understood.ok) {
        // A last day that is left as it was is no change of it.
        const { until, ...narrower } = understood.narrower
        const isSooner = until !== lastDayOf(agreement)
        return take(c, 'narrow', version, { narrower: { ...narrower, ...(isSooner && { until }) } })
      }
      // Sent twice, or somebody was quicker: what is there now says which.
      return agreement.version > version
        ? seeOther(c, agreementHref(agreement.id))
        : seeOther(c, agreementHref(agreement.id, 'narrow'))
    })

  for (const ending of ['revoke', 'decline'] as const satisfies readonly Ending[]) {
    routes
      .get(`${at}/${ending}`, async (c) => {
        const asked = await ask(c as Context<AppEnv>, ending)
        if (asked instanceof Response) return asked
        return c.html(render(<EndPage frame={frameOf(c)} ending={ending} agreement={asked.agreement} />))
      })
      .post(`${at}/${ending}`, async (c) => {
        const form = await sentForm(c)
        const reason = form.one('reason')
        if (reason !== '' && reason.length <= LONGEST_REASON) {
          return take(c as Context<AppEnv>, ending, Number(form.one('version')), { reason })
        }
        const asked = await ask(c as Context<AppEnv>, ending)
        if (asked instanceof Response) return asked
        const verb = ending === 'revoke' ? 'end this agreement' : 'decline this proposal'
        const message =
          reason === '' ? `Enter why you ${verb}` : `Enter a reason of ${LONGEST_REASON} characters or fewer`
        const view = { ending, agreement: asked.agreement, reason, errors: [{ field: 'reason', message }] }
        return c.html(render(<EndPage frame={frameOf(c)} {...view} />), 422)
      })
  }
  for (const step of ['suspend', 'resume'] as const) {
    routes.post(`${at}/${step}`, async (c) =>
      take(c as Context<AppEnv>, step, Number((await sentForm(c)).one('version'))),
    )
  }
  return routes

  function ownSites(owner: string): string[] {
    return sitesOf(owner, clock.today()).map(({ code }) => code)
  }
}

const CHANGED = 'Somebody has changed this agreement since you opened the page. Look at it again, then decide.'

const inAddress = (c: Context) => (name: string) => c.req.query(name) ?? ''
