import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { trusts as allTrusts } from '#nhs/organisations.ts'
import type { AppEnv } from '#platform/app-env.ts'
import type { Tx } from '#platform/database.ts'
import { NotFound } from '#platform/errors.ts'
import type { Parts } from '#platform/parts.ts'
import { forPurpose, type Viewer } from '#platform/viewer.ts'
import { dateAnswer, parseDate } from '#web/date-field.tsx'
import type { FieldError } from '#web/field-errors.ts'
import { frameOf } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { sentForm } from '#web/sent-form.ts'
import { partiesHref } from './addresses.ts'
import { answered, doOnce } from './answered.tsx'
import { type Consequence, type Stop, stillInFlight, wouldStop } from './consequence.ts'
import { type May, mayDraft, maySpeak, mayStep, type PartyStep } from './may-agreement.ts'
import { RefusedPage } from './pages/answer.tsx'
import { DeclineInvitationPage, InvitePage, PartiesPage, PartyStepPage, partyStepWords } from './pages/parties.tsx'
import { declineInvitation, inviteTrust, partyStandings, stepParty, tooSoon } from './party-commands.ts'
import { isMember, type PartyStanding } from './party-standing.ts'
import { reasonFault } from './reason-form.ts'
import { agreementStore } from './store.ts'

const steps = Object.keys(partyStepWords) as PartyStep[]
const back = { text: 'Back to who is in the alliance', href: partiesHref }

/**
 *   GET       /alliance/agreement/parties                      who is in it, who came and who left
 *   GET, POST /alliance/agreement/parties/:step                suspend, resume, give-notice, withdraw-notice, leave
 *   GET, POST /alliance/agreement/parties/invite
 *   GET, POST /alliance/agreement/parties/decline-invitation
 */
export function partyRoutes({ db, clock }: Parts, consequences: readonly Consequence[]) {
  // What goes with a trust is in plans, which are seen for the purpose of planning.
  const planning = (c: Context<AppEnv>): Viewer => forPurpose(c.get('viewer'), 'planning')
  const ownOf = (viewer: Viewer, standings: readonly PartyStanding[]) =>
    standings.find(({ trust }) => trust === viewer.trust)

  async function asked(tx: Tx, viewer: Viewer, step: PartyStep) {
    const today = clock.today()
    const may = mayStep(viewer, step, ownOf(viewer, await partyStandings(tx, today)), today)
    const noticeDays = (await agreementStore(tx).inForce())?.body.noticeDays ?? 0
    return { may, noticeDays, stops: may.allowed ? await stopsOf(tx, viewer, step) : [] }
  }

  async function stopsOf(tx: Tx, { trust }: Viewer, step: PartyStep): Promise<readonly Stop[]> {
    if (step === 'resume' || step === 'withdraw-notice') return []
    const why = step === 'suspend' ? 'suspended' : 'left'
    return wouldStop(tx, consequences, { kind: 'trust-out', trust, why }, clock.today())
  }

  const refusedPage = (c: Context<AppEnv>, may: May): Response | Promise<Response> =>
    c.html(render(<RefusedPage frame={frameOf(c)} because={may.allowed ? '' : may.because} back={back} />), 403)

  const invitable = (standings: readonly PartyStanding[]) =>
    allTrusts
      .filter(({ until }) => until === undefined)
      .filter(
        ({ code }) => !standings.some((one) => one.trust === code && (isMember(one) || one.standing === 'invited')),
      )
      .map(({ code, shortName }) => ({ code, name: shortName }))

  const routes = new Hono<AppEnv>()
    .get(partiesHref, async (c) => {
      const viewer = planning(c)
      const today = clock.today()
      const view = await db.reading(viewer, async (tx) => {
        const store = agreementStore(tx)
        const standings = await partyStandings(tx, today)
        const own = ownOf(viewer, standings)
        return {
          standings,
          events: await store.partyEvents(),
          changes: (await store.changes()).filter(({ kind }) => kind === 'trust-left' || kind === 'trust-suspended'),
          runsOff: own?.standing === 'run-off' ? await stillInFlight(tx, consequences, viewer.trust) : [],
          steps: steps.filter((step) => mayStep(viewer, step, own, today).allowed),
          isInvited: own?.standing === 'invited' && maySpeak(viewer).allowed,
          mayInvite: own !== undefined && isMember(own) && mayDraft(viewer).allowed,
        }
      })
      return c.html(render(<PartiesPage frame={frameOf(c)} {...view} />))
    })
    .get(`${partiesHref}/invite`, async (c) => {
      const viewer = planning(c)
      const may = mayDraft(viewer)
      if (!may.allowed) return refusedPage(c, may)
      const standings = await db.reading(viewer, (tx) => partyStandings(tx, clock.today()))
      return c.html(render(<InvitePage frame={frameOf(c)} trusts={invitable(standings)} formKey={randomUUID()} />))
    })
    .post(`${partiesHref}/invite`, async (c) => {
      const viewer = planning(c)
      const form = await sentForm(c)
      const answers = { trust: form.one('trust'), reason: form.one('reason') }
      const standings = await db.reading(viewer, (tx) => partyStandings(tx, clock.today()))
      const trusts = invitable(standings)
      const errors = [
        ...(trusts.some(({ code }) => code === answers.trust) ? [] : [{ field: 'trust', message: 'Select a trust' }]),
        ...reasonFault(answers.reason, 'why you invite it'),
      ]
      const formKey = form.one('key')
      if (errors.length > 0) {
        return c.html(render(<InvitePage frame={frameOf(c)} {...{ trusts, formKey, answers, errors }} />), 422)
      }
      const outcome = await doOnce(db, viewer, formKey, answers, (tx) =>
        inviteTrust(tx, viewer, answers.trust, answers.reason, clock.today()),
      )
      return answered(c, outcome, partiesHref, back)
    })
    .get(`${partiesHref}/decline-invitation`, async (c) => {
      const may = maySpeak(c.get('viewer'))
      if (!may.allowed) return refusedPage(c, may)
      return c.html(render(<DeclineInvitationPage frame={frameOf(c)} formKey={randomUUID()} />))
    })
    .post(`${partiesHref}/decline-invitation`, async (c) => {
      const viewer = planning(c)
      const form = await sentForm(c)
      const reason = form.one('reason')
      const errors = reasonFault(reason, 'why your trust declines')
      const formKey = form.one('key')
      if (errors.length > 0) {
        return c.html(render(<DeclineInvitationPage frame={frameOf(c)} {...{ formKey, reason, errors }} />), 422)
      }
      const outcome = await doOnce(db, viewer, formKey, { reason }, (tx) =>
        declineInvitation(tx, viewer, reason, clock.today()),
      )
      return answered(c, outcome, partiesHref, back)
    })
    .get(`${partiesHref}/:step`, async (c) => {
      const viewer = planning(c)
      const step = stepOf(c)
      const { may, ...page } = await db.reading(viewer, (tx) => asked(tx, viewer, step))
      if (!may.allowed) return refusedPage(c, may)
      return c.html(render(<PartyStepPage frame={frameOf(c)} step={step} formKey={randomUUID()} {...page} />))
    })
    .post(`${partiesHref}/:step`, async (c) => {
      const viewer = planning(c)
      const step = stepOf(c)
      const form = await sentForm(c)
      const formKey = form.one('key')
      const today = clock.today()
      const leavesOn = dateAnswer(form.values, 'leavesOn')
      const answers = { reason: form.one('reason'), byDecision: form.one('byDecision').slice(0, 100), leavesOn }
      const day = step === 'give-notice' ? parseDate(leavesOn, 'leavesOn', 'the day your trust leaves') : undefined
      const errors: FieldError[] = [
        ...(day && !day.ok ? [day.error] : []),
        ...(step === 'suspend' ? reasonFault(answers.reason, 'why your trust suspends its part') : []),
        ...(step === 'give-notice' ? reasonFault(answers.reason, 'why your trust leaves') : []),
      ]
      if (day?.ok) {
        const { byDecision } = answers
        const soon = await db.reading(viewer, (tx) => tooSoon(tx, { leavesOn: day.day, byDecision }, today))
        if (soon !== undefined) errors.unshift({ field: 'leavesOn', message: soon })
      }
      if (errors.length > 0) {
        const { may, ...page } = await db.reading(viewer, (tx) => asked(tx, viewer, step))
        if (!may.allowed) return refusedPage(c, may)
        return c.html(
          render(<PartyStepPage frame={frameOf(c)} {...{ step, formKey, answers, errors }} {...page} />),
          422,
        )
      }
      const sent = { reason: answers.reason, byDecision: answers.byDecision, ...(day?.ok && { leavesOn: day.day }) }
      const outcome = await doOnce(db, viewer, formKey, { step, ...sent }, (tx) =>
        stepParty(tx, viewer, step, sent, { consequences, today }),
      )
      return answered(c, outcome, partiesHref, back)
    })
  return routes
}

/** @throws NotFound for an address that names no step */
function stepOf(c: Context): PartyStep {
  const step = steps.find((each) => each === c.req.param('step'))
  if (!step) throw new NotFound('a step of a party')
  return step
}
