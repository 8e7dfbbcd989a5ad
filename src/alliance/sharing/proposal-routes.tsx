import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { londonDay } from '#nhs/day.ts'
import { sitesOf } from '#nhs/organisations.ts'
import type { AppEnv } from '#platform/app-env.ts'
import { audit } from '#platform/audit.ts'
import type { Tx } from '#platform/database.ts'
import { Conflict, Forbidden, NotFound } from '#platform/errors.ts'
import { isOnceKey } from '#platform/once.ts'
import type { Parts } from '#platform/parts.ts'
import { tryAgain } from '#platform/try-again.ts'
import type { Viewer } from '#platform/viewer.ts'
import { frameOf, seeOther } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { sentForm } from '#web/sent-form.ts'
import { allianceStore } from '../store.ts'
import { agreementHref, draftHref, sharingHref } from './addresses.ts'
import type { SharingAgreement } from './agreement.ts'
import { mayPropose } from './agreement-steps.ts'
import { administrator, findAgreement, idIn, maySeeExample, ownPreview, sentAnswers } from './asked.ts'
import {
  type DraftAnswers,
  type DraftChoices,
  isQuestion,
  nextQuestion,
  type Question,
  wholeProposal,
} from './draft.ts'
import { type Draft, draftStore } from './draft-store.ts'
import { CheckProposalPage } from './pages/check-proposal.tsx'
import { QuestionPage } from './pages/question.tsx'
import { sharingStore } from './store.ts'
import { understandAnswer } from './understand-answer.ts'

const at = `${sharingHref}/proposals/${idIn}` as const

/**
 *   POST      /alliance/sharing/proposals                begins one; `like` another agreement, which it would replace
 *   GET, POST /alliance/sharing/proposals/:id/:question  one question, in the order of draft.ts
 *   GET, POST /alliance/sharing/proposals/:id/check      every answer, and what the recipient would see; proposes it
 *   POST      /alliance/sharing/proposals/:id/discard
 */
export function proposalRoutes({ db, clock }: Parts) {
  function asker(c: Context<AppEnv>): Viewer {
    const viewer = administrator(c)
    if (!mayPropose(viewer)) {
      throw new Forbidden('only those who plan or speak for their trust propose sharing agreements')
    }
    return viewer
  }

  async function choicesFor(tx: Tx, viewer: Viewer): Promise<DraftChoices> {
    const store = allianceStore(tx)
    const today = clock.today()
    return {
      own: viewer.trust,
      members: await store.membersOn(today),
      services: await store.servicesOn(today),
      sites: (owner) => sitesOf(owner, today).map(({ code }) => code),
      // Not the day that a demonstration stands still on: the database's own clock begins and ends agreements.
      today: londonDay(clock.now()),
    }
  }

  const find = (c: Context<AppEnv>, viewer: Viewer): Promise<{ draft: Draft; choices: DraftChoices }> =>
    db.reading(viewer, async (tx) => {
      const draft = await draftStore(tx).find(c.req.param('id') ?? '')
      if (!draft) throw new NotFound('a proposal that is being written')
      return { draft, choices: await choicesFor(tx, viewer) }
    })

  /** Where somebody is led after an answer: to the next question that has none, or to the answers. */
  const onward = (id: string, answers: DraftAnswers): string => draftHref(id, nextQuestion(answers) ?? 'check')

  return new Hono<AppEnv>()
    .post(`${sharingHref}/proposals`, async (c) => {
      const viewer = asker(c)
      const form = await sentForm(c)
      const id = isOnceKey(form.one('once')) ? form.one('once') : randomUUID()
      const like = form.one('like')
      const answers = await db.withViewer(viewer, async (tx) => {
        const begun = isOnceKey(like) ? answersLike(await findAgreement(tx, like)) : {}
        await draftStore(tx).begin(id, begun)
        return begun
      })
      return seeOther(c, onward(id, answers))
    })
    .get(`${at}/check`, async (c) => {
      const viewer = asker(c)
      const { draft, choices } = await find(c, viewer)
      const whole = wholeProposal(draft.answers, choices)
      if (!whole.ok) return seeOther(c, draftHref(draft.id, whole.ask))
      const { proposal } = whole
      const view = {
        id: draft.id,
        version: draft.version,
        proposal,
        found: await ownPreview(db, viewer, proposal),
        maySeePeople: maySeeExample(viewer),
        waiting: await db.reading(viewer, (tx) => sharingStore(tx).waiting(proposal)),
      }
      return c.html(render(<CheckProposalPage frame={frameOf(c)} {...view} />))
    })
    .post(`${at}/check`, async (c) => {
      const viewer = asker(c)
      const id = c.req.param('id')
      const version = Number((await sentForm(c)).one('version'))
      const outcome = await tryAgain(() =>
        db.withViewer(viewer, async (tx) => {
          // The proposal has its draft's id, so whoever sends twice is led to what the first sending made.
          if (await sharingStore(tx).agreement(id)) return 'proposed'
          const draft = await draftStore(tx).find(id)
          if (!draft) throw new NotFound('a proposal that is being written')
          if (draft.version !== version) throw new Conflict('the answers have changed')
          const whole = wholeProposal(draft.answers, await choicesFor(tx, viewer))
          if (!whole.ok || (await sharingStore(tx).waiting(whole.proposal))) return 'look again'
          const { proposal } = whole
          await sharingStore(tx).propose(id, proposal)
          await draftStore(tx).drop(id)
          await audit(tx, [proposal.owner, proposal.recipient], {
            action: 'propose-sharing',
            object: `sharing agreement ${id}`,
            detail: { purpose: proposal.purpose, fields: proposal.fields, services: proposal.treatmentFunctions },
          })
          return 'proposed'
        }),
      )
      return outcome === 'proposed'
        ? seeOther(c, agreementHref(id), 'The agreement is proposed. It waits for approval by both trusts.')
        : seeOther(c, draftHref(id, 'check'))
    })
    .post(`${at}/discard`, async (c) => {
      const viewer = asker(c)
      await db.withViewer(viewer, (tx) => draftStore(tx).drop(c.req.param('id')))
      return seeOther(c, sharingHref, 'The answers are discarded. Nothing was proposed.')
    })
    .get(`${at}/:question`, async (c) => {
      const question = questionIn(c)
      const { draft, choices } = await find(c, asker(c))
      const view = { id: draft.id, version: draft.version, question, choices, answers: draft.answers }
      return c.html(render(<QuestionPage frame={frameOf(c)} {...view} />))
    })
    .post(`${at}/:question`, async (c) => {
      const viewer = asker(c)
      const question = questionIn(c)
      const { draft, choices } = await find(c, viewer)
      const form = await sentForm(c)
      const sent = sentAnswers(form)
      const understood = understandAnswer(question, { sent, before: draft.answers, choices })
      if (understood.ok) {
        const seen = { id: draft.id, version: Number(form.one('version')) }
        const isKept = await db.withViewer(viewer, (tx) => draftStore(tx).keep(seen, understood.answers))
        // Sent twice, the answer is there already; otherwise a colleague has answered something meanwhile.
        if (!isKept && JSON.stringify(understood.answers) !== JSON.stringify(draft.answers)) {
          throw new Conflict('the answers have changed')
        }
        return seeOther(c, onward(draft.id, understood.answers))
      }
      const view = {
        id: draft.id,
        version: draft.version,
        question,
        choices,
        answers: asTyped(question, draft.answers, sent),
        dates: Object.fromEntries(['from', 'until', 'reviewOn'].map((name) => [name, sent.date(name)])),
        errors: understood.errors,
      }
      return c.html(render(<QuestionPage frame={frameOf(c)} {...view} />), 422)
    })
}

/** @throws NotFound for an address that is no question */
function questionIn(c: Context): Question {
  const question = c.req.param('question') ?? ''
  if (!isQuestion(question)) throw new NotFound('a question of a proposal')
  return question
}

/** What was sent with a mistake in it, to be shown again as it was. */
function asTyped(question: Question, before: DraftAnswers, { one, all }: ReturnType<typeof sentAnswers>): DraftAnswers {
  switch (question) {
    case 'law':
      return {
        ...before,
        lawfulBasis: one('lawfulBasis'),
        specialBasis: one('specialBasis'),
        confidentialityBasis: one('confidentialityBasis'),
      }
    case 'reason':
      return { ...before, reason: one('reason') }
    case 'assessment':
      return { ...before, dpiaReference: one('dpiaReference') }
    case 'rights':
      return { ...before, rights: one('rights') }
    case 'retention':
      return { ...before, retention: one('retention') }
    case 'fields':
      return { ...before, fields: all('fields') }
    case 'services':
      return { ...before, services: all('services') }
    default:
      return before
  }
}

/** A proposal that says what an agreement says, but for when. */
function answersLike(agreement: SharingAgreement): DraftAnswers {
  const { owner, recipient, purpose, fields, treatmentFunctions, sites, ...terms } = agreement
  const said = Object.entries({
    reason: terms.reason,
    lawfulBasis: terms.lawfulBasis,
    specialBasis: terms.specialBasis,
    confidentialityBasis: terms.confidentialityBasis,
    dpiaReference: terms.dpiaReference,
    rights: terms.rights,
  }).filter(([, text]) => text !== null)
  return {
    owner,
    recipient,
    purpose,
    fields,
    services: treatmentFunctions,
    sites: sites ?? [],
    ...Object.fromEntries(said),
  }
}
