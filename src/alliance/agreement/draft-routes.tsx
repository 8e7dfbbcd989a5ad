import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import type { AppEnv } from '#platform/app-env.ts'
import type { Tx } from '#platform/database.ts'
import { Forbidden, NotFound } from '#platform/errors.ts'
import type { Parts } from '#platform/parts.ts'
import { forPurpose, type Viewer } from '#platform/viewer.ts'
import { frameOf } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { sentForm } from '#web/sent-form.ts'
import { allianceStore } from '../store.ts'
import { agreementHref, draftHref, versionHref, versionIn } from './addresses.ts'
import type { Agreement } from './agreement.ts'
import { answered, doOnce } from './answered.tsx'
import { beginDraft, saveDraft, sendDraft } from './draft-commands.ts'
import { type FormPart, readClause, readPart, withoutClause, withParty } from './draft-form.ts'
import { isDraftPart } from './draft-parts.ts'
import { firstDraft } from './first-draft.ts'
import { mayDraft, mayEdit } from './may-agreement.ts'
import { RefusedPage } from './pages/answer.tsx'
import { CheckDraftPage, ClausePage, ClausesPage, DraftPage, NewVersionPage } from './pages/draft.tsx'
import { DraftPartPage } from './pages/draft-fields.tsx'
import { partyStandings } from './party-commands.ts'
import { reasonFault } from './reason-form.ts'
import { agreementStore } from './store.ts'
import type { Version } from './version.ts'

const clauseIn = `${versionIn}/draft/clauses/:clause{[a-z0-9-]{1,40}}` as const

/**
 *   GET, POST /alliance/agreement/new                                 begins a draft
 *   GET       /alliance/agreement/versions/:number/draft              its parts
 *   GET, POST /alliance/agreement/versions/:number/draft/:part        one of them
 *   POST      /alliance/agreement/versions/:number/draft/parties/add  a trust that has been invited
 *   GET, POST /alliance/agreement/versions/:number/draft/clauses/:clause[/remove]   'new' for another one
 *   GET, POST /alliance/agreement/versions/:number/draft/check        what is sent; sends it for signing
 */
export function draftRoutes({ db, clock }: Parts) {
  const viewerOf = (c: Context<AppEnv>): Viewer => forPurpose(c.get('viewer'), 'administration')
  const numbered = (c: Context): number => Number(c.req.param('number'))

  /** The draft, for those who may change it. @throws NotFound, Forbidden */
  async function drafted(tx: Tx, viewer: Viewer, number: number) {
    const store = agreementStore(tx)
    const version = await store.version(number)
    if (!version) throw new NotFound(`agreement version ${number}`)
    const may = mayEdit(viewer, version)
    if (!may.allowed) throw new Forbidden(may.because)
    const before = version.basedOn === null ? undefined : await store.version(version.basedOn)
    const standings = await partyStandings(tx, clock.today())
    const invited = standings
      .filter(
        ({ trust, standing }) => standing === 'invited' && !version.body.parties.some((party) => party.trust === trust),
      )
      .map(({ trust }) => trust as string)
    return { version, before: before ?? null, invited }
  }

  /** The draft as the form's sender saw it: with the edition that they changed. */
  async function save(c: Context<AppEnv>, seen: Version, body: Agreement, to: string): Promise<Response> {
    const viewer = viewerOf(c)
    const outcome = await db.withViewer(viewer, (tx) => saveDraft(tx, viewer, seen, body))
    return answered(c, outcome, to, { text: 'Back to the draft', href: draftHref(seen.number) })
  }

  const seenBy = (version: Version, edition: string): Version => ({ ...version, edition: Number(edition) })

  return new Hono<AppEnv>()
    .get(`${agreementHref}/new`, async (c) => {
      const viewer = viewerOf(c)
      const may = mayDraft(viewer)
      if (!may.allowed) return c.html(render(<RefusedPage frame={frameOf(c)} because={may.because} />), 403)
      const inForce = await db.reading(viewer, (tx) => agreementStore(tx).inForce())
      const page = { formKey: randomUUID(), inForce: inForce?.number ?? null }
      return c.html(render(<NewVersionPage frame={frameOf(c)} {...page} />))
    })
    .post(`${agreementHref}/new`, async (c) => {
      const viewer = viewerOf(c)
      const form = await sentForm(c)
      const [why, formKey] = [form.one('why'), form.one('key')]
      const errors = reasonFault(why, 'why it is drafted').map(({ message }) => ({ field: 'why', message }))
      if (errors.length > 0) {
        const inForce = await db.reading(viewer, (tx) => agreementStore(tx).inForce())
        const page = { formKey, why, errors, inForce: inForce?.number ?? null }
        return c.html(render(<NewVersionPage frame={frameOf(c)} {...page} />), 422)
      }
      const today = clock.today()
      const outcome = await doOnce(db, viewer, formKey, { why }, async (tx) => {
        const store = allianceStore(tx)
        const alliance = await store.alliance()
        if (!alliance) throw new NotFound('the alliance')
        const members = (await store.members()).filter(({ leftOn }) => leftOn === null)
        const services = await store.servicesOn(today)
        return beginDraft(tx, viewer, { why }, () => firstDraft(alliance, members, services, today))
      })
      return answered(c, outcome, ({ number }) => draftHref(number!))
    })
    .get(`${versionIn}/draft`, async (c) => {
      const viewer = viewerOf(c)
      const { version, before } = await db.reading(viewer, (tx) => drafted(tx, viewer, numbered(c)))
      return c.html(render(<DraftPage frame={frameOf(c)} version={version} before={before} />))
    })
    .get(`${versionIn}/draft/check`, async (c) => {
      const viewer = viewerOf(c)
      const { version, before } = await db.reading(viewer, (tx) => drafted(tx, viewer, numbered(c)))
      const page = { version, before, formKey: randomUUID() }
      return c.html(render(<CheckDraftPage frame={frameOf(c)} {...page} />))
    })
    .post(`${versionIn}/draft/check`, async (c) => {
      const viewer = viewerOf(c)
      const number = numbered(c)
      const form = await sentForm(c)
      const edition = Number(form.one('edition'))
      const outcome = await doOnce(db, viewer, form.one('key'), { number, edition }, (tx) =>
        sendDraft(tx, viewer, number, edition, clock.today()),
      )
      return answered(c, outcome, versionHref(number), { text: 'Back to the draft', href: draftHref(number) })
    })
    .post(`${versionIn}/draft/parties/add`, async (c) => {
      const viewer = viewerOf(c)
      const form = await sentForm(c)
      const { version, invited } = await db.reading(viewer, (tx) => drafted(tx, viewer, numbered(c)))
      const trust = form.one('trust')
      if (!invited.includes(trust)) throw new NotFound(`an invited trust ${trust}`)
      const body = withParty(version.body, trust, clock.today())
      return save(c, seenBy(version, form.one('edition')), body, draftHref(version.number, 'parties'))
    })
    .get(`${versionIn}/draft/clauses`, async (c) => {
      const viewer = viewerOf(c)
      const { version } = await db.reading(viewer, (tx) => drafted(tx, viewer, numbered(c)))
      return c.html(render(<ClausesPage frame={frameOf(c)} version={version} />))
    })
    .get(clauseIn, async (c) => {
      const viewer = viewerOf(c)
      const { version } = await db.reading(viewer, (tx) => drafted(tx, viewer, numbered(c)))
      const clause = clauseOf(version, c.req.param('clause'))
      const answers = clause
        ? { ...clause, isBinding: clause.isBinding ? 'yes' : 'no' }
        : { head: '', words: '', isBinding: '' }
      const page = { version, answers, ...(clause && { clause }) }
      return c.html(render(<ClausePage frame={frameOf(c)} {...page} />))
    })
    .post(clauseIn, async (c) => {
      const viewer = viewerOf(c)
      const form = await sentForm(c)
      const { version } = await db.reading(viewer, (tx) => drafted(tx, viewer, numbered(c)))
      const clause = clauseOf(version, c.req.param('clause'))
      const read = readClause(form, version.body, clause?.id)
      if (!read.ok) {
        const answers = { head: form.one('head'), words: form.one('words'), isBinding: form.one('isBinding') }
        const page = { version, answers, errors: read.errors, ...(clause && { clause }) }
        return c.html(render(<ClausePage frame={frameOf(c)} {...page} />), 422)
      }
      return save(c, seenBy(version, form.one('edition')), read.body, draftHref(version.number, 'clauses'))
    })
    .post(`${clauseIn}/remove`, async (c) => {
      const viewer = viewerOf(c)
      const form = await sentForm(c)
      const { version } = await db.reading(viewer, (tx) => drafted(tx, viewer, numbered(c)))
      const body = withoutClause(version.body, c.req.param('clause'))
      return save(c, seenBy(version, form.one('edition')), body, draftHref(version.number, 'clauses'))
    })
    .get(`${versionIn}/draft/:part`, async (c) => {
      const viewer = viewerOf(c)
      const part = formPart(c.req.param('part'))
      const { version, invited } = await db.reading(viewer, (tx) => drafted(tx, viewer, numbered(c)))
      const page = { version, part, invited, body: version.body, errors: [] }
      return c.html(render(<DraftPartPage frame={frameOf(c)} {...page} />))
    })
    .post(`${versionIn}/draft/:part`, async (c) => {
      const viewer = viewerOf(c)
      const part = formPart(c.req.param('part'))
      const sent = await sentForm(c)
      const { version, invited } = await db.reading(viewer, (tx) => drafted(tx, viewer, numbered(c)))
      const read = readPart[part](sent, version.body)
      if (!read.ok) {
        const page = { version, part, invited, body: version.body, sent, errors: read.errors }
        return c.html(render(<DraftPartPage frame={frameOf(c)} {...page} />), 422)
      }
      return save(c, seenBy(version, sent.one('edition')), read.body, draftHref(version.number))
    })
}

/** @throws NotFound for an address that names no clause */
function clauseOf({ body }: Version, name: string) {
  if (name === 'new') return undefined
  const clause = body.clauses.find(({ id }) => id === name)
  if (!clause) throw new NotFound(`clause ${name}`)
  return clause
}

/** @throws NotFound for an address that names no part */
function formPart(text: string): FormPart {
  if (!isDraftPart(text) || text === 'clauses') throw new NotFound(`part ${text} of an agreement`)
  return text
}
