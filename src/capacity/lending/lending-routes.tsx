import { type Context, Hono } from 'hono'
import { allianceStore } from '#alliance'
import { addDays, type Day, isDay } from '#nhs/day.ts'
import type { AppEnv } from '#platform/app-env.ts'
import type { Tx } from '#platform/database.ts'
import { Forbidden, NotFound } from '#platform/errors.ts'
import type { Parts } from '#platform/parts.ts'
import { tryAgain } from '#platform/try-again.ts'
import { forPurpose, type Viewer } from '#platform/viewer.ts'
import { csvDownload } from '#web/csv.ts'
import { frameOf, seeOther } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { sentForm } from '#web/sent-form.ts'
import { daysWithSessions } from '../store.ts'
import { daysOfWeek, mondayOf } from '../week.ts'
import { weekAsked } from '../week-asked.ts'
import { type LendingRules, readLendingRules, windowOf } from './lending-rules.ts'
import { lendingWeek } from './lending-week.ts'
import { type LoanAction, loanSteps, type SessionLoan, stateOf } from './loan.ts'
import {
  agreedLendingRules,
  loanEvents,
  loanOf,
  loansBetween,
  offerSession,
  ownSession,
  ownSessions,
  sessionsOnOffer,
  stepLoan,
} from './loan-store.ts'
import { lendingCsv, lendingRows } from './loans-csv.ts'
import { type LendingScope, mayLend, mayOffer, mayStep } from './may-step.ts'
import { offerAnswers, understandOffer } from './offer-form.ts'
import { LendingPage, loanHref } from './pages/board.tsx'
import { LoanPage } from './pages/loan.tsx'
import { OfferPage } from './pages/offer.tsx'
import { NotPossiblePage, StepPage } from './pages/step.tsx'
import { noAnswers, stepAnswers, stepWords, understandStep } from './step-form.ts'

const actions: readonly LoanAction[] = [...new Set(loanSteps.map(({ action }) => action))]
const loanIn = '/capacity/lending/:owner{[A-Z0-9]{3,5}}/:id{[0-9a-f-]{36}}' as const

/**
 *   GET       /capacity/lending              what is on offer, asked for and lent in the week ?week=
 *   GET       /capacity/lending.csv
 *   GET, POST /capacity/lending/offer        offers the session ?theatre= ?day= ?start=
 *   GET       /capacity/lending/:owner/:id   one loan
 *   GET, POST /capacity/lending/:owner/:id/:action   asks for it, lends it, gives it back, …
 */
export function lendingRoutes({ db, clock }: Parts) {
  const viewerOf = (c: Context<AppEnv>): Viewer => forPurpose(c.get('viewer'), 'own-care')
  const rulesOf = async (tx: Tx): Promise<LendingRules> => readLendingRules(await agreedLendingRules(tx), clock.today())
  const scopeOf = async (tx: Tx): Promise<LendingScope> => ({
    services: await allianceStore(tx).servicesOn(clock.today()),
    trusts: await allianceStore(tx).partOn(clock.today()),
  })

  async function readWeek(viewer: Viewer, asked: string | undefined) {
    const today = clock.today()
    return db.withViewer(viewer, async (tx) => {
      const monday = weekAsked(asked, today, await daysWithSessions(tx))
      const until = addDays(monday, 7)
      const known = {
        trust: viewer.trust,
        today,
        sessions: await ownSessions(tx, monday, until),
        loans: await loansBetween(tx, monday, until),
        // What has lapsed is on offer to nobody.
        onOffer: (await sessionsOnOffer(tx, monday, until)).filter(({ day }) => day >= today),
      }
      return { monday, days: daysOfWeek(monday), today, rules: await rulesOf(tx), week: lendingWeek(known) }
    })
  }

  async function readLoan(tx: Tx, c: Context): Promise<SessionLoan> {
    const loan = await loanOf(tx, c.req.param('owner') ?? '', c.req.param('id') ?? '')
    if (!loan) throw new NotFound('a session loan')
    return loan
  }

  /** The session that the address names, and what can be done in it. */
  async function readOffer(tx: Tx, viewer: Viewer, c: Context) {
    const [theatre, day, start] = ['theatre', 'day', 'start'].map((name) => c.req.query(name) ?? '') as [
      string,
      Day,
      string,
    ]
    const session =
      isDay(day) && /^\d{1,4}$/.test(start) ? await ownSession(tx, theatre, day, Number(start)) : undefined
    if (!session) throw new NotFound('a theatre session')
    const rules = await rulesOf(tx)
    const may = mayOffer(viewer, rules, day, clock.today())
    const window = windowOf(rules, day, clock.today())
    if (!may.allowed || window === 'past') throw new Forbidden(may.allowed ? 'the day is over' : may.because)
    const alliance = allianceStore(tx)
    const services = await alliance.servicesOn(clock.today())
    const own = session.treatmentFunction
    // The session's own service comes first, where it is planned together at all.
    const inOrder = services.toSorted((a, b) => Number(b === own) - Number(a === own))
    if (!(await alliance.partOn(clock.today())).includes(viewer.trust)) {
      throw new Forbidden('your trust takes no part in the alliance now')
    }
    return { session, services: inOrder, rules, window }
  }

  return new Hono<AppEnv>()
    .get('/capacity/lending', async (c) => {
      const viewer = viewerOf(c)
      const view = await readWeek(viewer, c.req.query('week'))
      return c.html(render(<LendingPage frame={frameOf(c)} mayLend={mayLend(viewer)} {...view} />))
    })
    .get('/capacity/lending.csv', async (c) => {
      const viewer = viewerOf(c)
      const { week, today } = await readWeek(viewer, c.req.query('week'))
      const rows = lendingRows(week, viewer.trust, (loan) => stateOf(loan, today))
      return csvDownload(c, 'theatre-sessions-lent-and-borrowed', lendingCsv, rows)
    })
    .get('/capacity/lending/offer', async (c) => {
      const viewer = viewerOf(c)
      const view = await db.reading(viewer, (tx) => readOffer(tx, viewer, c))
      const own = view.session.treatmentFunction
      const isShared = own !== null && view.services.includes(own)
      const answers = { services: isShared ? [own] : [], team: '', anaesthetist: '', kit: '', note: '' }
      return c.html(render(<OfferPage frame={frameOf(c)} answers={answers} {...view} />))
    })
    .post('/capacity/lending/offer', async (c) => {
      const viewer = viewerOf(c)
      const answers = offerAnswers(await sentForm(c))
      const { view, understood, outcome } = await tryAgain(() =>
        db.withViewer(viewer, async (tx) => {
          const view = await readOffer(tx, viewer, c)
          const understood = understandOffer(answers, view.services)
          const outcome = understood.ok ? await offerSession(tx, { ...view.session, ...understood.offer }) : undefined
          return { view, understood, outcome }
        }),
      )
      const mistaken = (errors: readonly { field: string; message: string }[]) =>
        c.html(render(<OfferPage frame={frameOf(c)} answers={answers} errors={errors} {...view} />), 422)
      if (!understood.ok) return mistaken(understood.errors)
      const week = `/capacity/lending?week=${mondayOf(view.session.day)}`
      if (outcome?.status === 'offered') {
        return seeOther(c, loanHref({ trust: viewer.trust, id: outcome.id }), 'The session is on offer to all trusts.')
      }
      // Sent twice, or a colleague was quicker: what was wanted is so.
      if (outcome?.status === 'open-already') return seeOther(c, week, 'The session is on offer already.', 'important')
      return seeOther(c, week, 'Operations are held in this session, so it was not offered.', 'important')
    })
    .get(loanIn, async (c) => {
      const viewer = viewerOf(c)
      const today = clock.today()
      const view = await db.withViewer(viewer, async (tx) => {
        const loan = await readLoan(tx, c)
        const rules = await rulesOf(tx)
        const scope = await scopeOf(tx)
        const state = stateOf(loan, today)
        const possible = loanSteps.filter(({ from, side }) => from === state && concerns(side, viewer, loan))
        return {
          loan,
          rules,
          events: await loanEvents(tx, loan.trust, loan.id),
          steps: possible.map(({ action }) => ({
            action,
            may: mayStep(viewer, action, loan, { rules, scope, today }),
          })),
          isParty: [loan.trust, loan.borrower].includes(viewer.trust),
        }
      })
      return c.html(render(<LoanPage frame={frameOf(c)} today={today} {...view} />))
    })
    .get(`${loanIn}/:action`, async (c) => {
      const viewer = viewerOf(c)
      const action = actionOf(c)
      const today = clock.today()
      const { loan, rules, scope } = await db.withViewer(viewer, async (tx) => ({
        loan: await readLoan(tx, c),
        rules: await rulesOf(tx),
        scope: await scopeOf(tx),
      }))
      const may = mayStep(viewer, action, loan, { rules, scope, today })
      if (!may.allowed) {
        return c.html(render(<NotPossiblePage frame={frameOf(c)} loan={loan} because={may.because} />), 403)
      }
      const page = { loan, action, rules, today, asksReason: may.asksReason, answers: noAnswers }
      return c.html(render(<StepPage frame={frameOf(c)} {...page} />))
    })
    .post(`${loanIn}/:action`, async (c) => {
      const viewer = viewerOf(c)
      const action = actionOf(c)
      const today = clock.today()
      const form = await sentForm(c)
      const answers = stepAnswers(form)
      const version = Number(form.one('version'))
      const done = await tryAgain(() =>
        db.withViewer(viewer, async (tx) => {
          const loan = await readLoan(tx, c)
          const rules = await rulesOf(tx)
          if (loan.version === version + 1 && (await isDoneAlready(tx, loan, action, viewer))) {
            return { status: 'done', loan, rules } as const
          }
          const scope = await scopeOf(tx)
          const may = mayStep(viewer, action, loan, { rules, scope, today })
          if (!may.allowed) return { status: 'refused', loan, rules, because: may.because } as const
          const { asksReason } = may
          const window = windowOf(rules, loan.day, today)
          const inScope = { ...loan, services: loan.services.filter((one) => scope.services.includes(one)) }
          const understood = understandStep(action, answers, { loan: inScope, window, asksReason })
          if (!understood.ok) return { status: 'mistaken', loan, rules, asksReason, errors: understood.errors } as const
          const status = loan.version === version ? await stepLoan(tx, loan, action, understood.details) : 'changed'
          return { status, loan, rules } as const
        }),
      )
      const { loan, rules } = done
      if (done.status === 'done') {
        // What somebody let go of is another's now, perhaps, and no page of theirs any more.
        const to = ['let-go', 'decline'].includes(action)
          ? `/capacity/lending?week=${mondayOf(loan.day)}`
          : loanHref(loan)
        return seeOther(c, to, stepWords[action].done)
      }
      if (done.status === 'mistaken') {
        const page = { loan, action, rules, today, answers, asksReason: done.asksReason, errors: done.errors }
        return c.html(render(<StepPage frame={frameOf(c)} {...page} />), 422)
      }
      const because = done.status === 'refused' ? done.because : refusals[done.status]
      const page = <NotPossiblePage frame={frameOf(c)} loan={loan} because={because} />
      return c.html(render(page), done.status === 'refused' ? 403 : 409)
    })
}

const refusals = {
  changed: 'Somebody has changed this loan since you opened the page. Go back to see how it stands now.',
  'in-use': 'Operations are held in this session. Release them first, then try again.',
} as const

/** Sent twice: the step that this person's trust took last is the one that is asked for again. */
async function isDoneAlready(
  tx: Tx,
  loan: SessionLoan,
  action: LoanAction,
  { trust, person }: Viewer,
): Promise<boolean> {
  const [last] = await loanEvents(tx, loan.trust, loan.id)
  return (
    last?.version === loan.version && last.action === action && last.personTrust === trust && last.person === person
  )
}

function concerns(side: (typeof loanSteps)[number]['side'], { trust }: Viewer, loan: SessionLoan): boolean {
  if (side === 'owner') return trust === loan.trust
  if (side === 'borrower') return trust === loan.borrower
  if (side === 'member') return trust !== loan.trust
  return trust === loan.trust || trust === loan.borrower
}

/** @throws NotFound for an address that names no step */
function actionOf(c: Context): LoanAction {
  const action = actions.find((each) => each === c.req.param('action'))
  if (!action) throw new NotFound('a step of a loan')
  return action
}
