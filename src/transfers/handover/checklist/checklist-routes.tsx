import { type Context, Hono } from 'hono'
import type { AppEnv } from '#platform/app-env.ts'
import type { Tx } from '#platform/database.ts'
import { NotFound } from '#platform/errors.ts'
import type { Parts } from '#platform/parts.ts'
import type { Viewer } from '#platform/viewer.ts'
import { answerOf, dateAnswer } from '#web/date-field.tsx'
import { frameOf, seeOther } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { sentForm } from '#web/sent-form.ts'
import type { Transfer } from '../../life/transfer-row.ts'
import { handoverHref, itemHref } from '../addresses.ts'
import { changeableTransfer, namedIn, partyTo, seenTransfer, transferIn } from '../asked-transfer.ts'
import { keptDataSet, receivedDataSet } from '../data-set/data-set-store.ts'
import { documentsOf, receivedDocuments } from '../documents/document-store.ts'
import { HandoverPage, type HandoverView } from '../pages/handover.tsx'
import { ItemHavePage, ItemNotNeededPage, ItemStatePage } from '../pages/item-questions.tsx'
import { comingPatient, isHandoverShared, sendersPatient } from '../store.ts'
import { mayChangeHandover } from '../transfer-about.ts'
import { type ChecklistItem, checklistOn, itemsFor } from './checklist-rules.ts'
import { answerItem, keptAnswers, receivedAnswers } from './checklist-store.ts'
import { understandHave, understandNotNeeded } from './item-form.ts'

const itemIn = ':item{[a-z-]+}'

/**
 *   GET  /transfers/handover/:sender/:id                          what goes with the patient, for both trusts
 *   GET  /transfers/handover/:sender/:id/items/:item              whether one item is there
 *   GET  /transfers/handover/:sender/:id/items/:item/have         what there is of it
 *   GET  /transfers/handover/:sender/:id/items/:item/not-needed   why it is not needed; each is posted to itself
 */
export function checklistRoutes({ db, clock }: Parts) {
  /** The item as somebody may answer it, with what was answered before. */
  const asked = async (tx: Tx, c: Context<AppEnv>) => {
    const transfer = await changeableTransfer(tx, partyTo(c), namedIn(c))
    const patient = await sendersPatient(tx, transfer, clock.today())
    const item = itemsOf(transfer, patient?.procedure ?? null).find(({ code }) => code === c.req.param('item'))
    if (!item) throw new NotFound(`an item of the checklist called ${c.req.param('item')}`)
    const { answers, versions } = await keptAnswers(tx, transfer)
    const documents = await documentsOf(tx, transfer)
    return { transfer, item, answer: answers.get(item.code), seen: versions.get(item.code) ?? 0, documents }
  }
  const itemsOf = ({ model }: Transfer, procedure: string | null): readonly ChecklistItem[] =>
    itemsFor(checklistOn(clock.today()), { model, procedure })

  async function sendersView(tx: Tx, viewer: Viewer, transfer: Transfer) {
    const patient = await sendersPatient(tx, transfer, clock.today())
    const { answers } = await keptAnswers(tx, transfer)
    const documents = await documentsOf(tx, transfer)
    const kept = await keptDataSet(tx, transfer, clock.today())
    const may = mayChangeHandover(viewer, transfer)
    return {
      patientName: patient && nameOf(patient.facts.patient),
      procedureName: patient?.procedureName,
      items: itemsOf(transfer, patient?.procedure ?? null),
      answers,
      documents,
      dataSet: standingOf(kept.faults.length, kept.made !== undefined && !kept.isStale),
      mayChange: may.allowed,
      ...(!may.allowed && { because: may.because }),
      isShared: true,
    }
  }

  async function receiversView(tx: Tx, transfer: Transfer) {
    const answers = await receivedAnswers(tx, transfer)
    const documents = await receivedDocuments(tx, transfer)
    const received = await receivedDataSet(tx, transfer)
    const isShared = await isHandoverShared(tx, transfer)
    const patient = isShared ? await comingPatient(tx, transfer) : undefined
    return {
      patientName: received && nameOf(received.set),
      procedureName: patient?.procedureName,
      items: itemsOf(transfer, patient?.procedure ?? null),
      answers,
      documents,
      dataSet: standingOf(0, received !== undefined),
      mayChange: false,
      isShared,
    }
  }

  return new Hono<AppEnv>()
    .get(`/transfers/handover/${transferIn}`, async (c) => {
      const viewer = partyTo(c)
      const view = await db.withViewer(viewer, async (tx): Promise<Omit<HandoverView, 'frame'>> => {
        const transfer = await seenTransfer(tx, viewer, namedIn(c))
        const own = viewer.trust === transfer.sender
        const shown = own ? await sendersView(tx, viewer, transfer) : await receiversView(tx, transfer)
        return { transfer, today: clock.today(), ...shown }
      })
      return c.html(render(<HandoverPage frame={frameOf(c)} {...view} />))
    })
    .get(`/transfers/handover/${transferIn}/items/${itemIn}`, async (c) => {
      const { answer, ...view } = await db.reading(partyTo(c), (tx) => asked(tx, c))
      return c.html(render(<ItemStatePage frame={frameOf(c)} {...view} state={answer?.state} />))
    })
    .post(`/transfers/handover/${transferIn}/items/${itemIn}`, async (c) => {
      const form = await sentForm(c)
      const state = form.one('state')
      const view = await db.withViewer(partyTo(c), async (tx) => {
        const found = await asked(tx, c)
        if (state === 'missing')
          await answerItem(tx, found.transfer, found.item.code, { state }, seenIn(form.one('seen')))
        return found
      })
      const { transfer, item } = view
      if (state === 'missing') return seeOther(c, handoverHref(transfer), `${item.name}: recorded as missing`)
      if (state === 'have' || (state === 'not-needed' && item.mayBeNotNeeded))
        return seeOther(c, `${itemHref(transfer, item.code)}/${state}`)
      const errors = [{ field: 'state', message: 'Select whether it is there' }]
      return c.html(render(<ItemStatePage frame={frameOf(c)} {...view} state={state} errors={errors} />), 422)
    })
    .get(`/transfers/handover/${transferIn}/items/${itemIn}/have`, async (c) => {
      const { answer, ...view } = await db.reading(partyTo(c), (tx) => asked(tx, c))
      const before =
        answer?.state === 'have'
          ? { dated: answerOf(answer.datedOn), document: answer.document ?? '', note: answer.note ?? '' }
          : undefined
      return c.html(render(<ItemHavePage frame={frameOf(c)} {...view} answers={before} />))
    })
    .post(`/transfers/handover/${transferIn}/items/${itemIn}/have`, async (c) => {
      const form = await sentForm(c)
      const answers = {
        dated: dateAnswer(form.values, 'dated'),
        document: form.one('document'),
        note: form.one('note'),
      }
      const { understood, view } = await db.withViewer(partyTo(c), async (tx) => {
        const found = await asked(tx, c)
        const attached = found.documents.map(({ id }) => id)
        const made = understandHave(found.item, answers, attached, clock.today())
        if (made.ok) await answerItem(tx, found.transfer, found.item.code, made.answer, seenIn(form.one('seen')))
        return { understood: made, view: found }
      })
      if (understood.ok) return seeOther(c, handoverHref(view.transfer), `${view.item.name}: saved`)
      const { errors } = understood
      return c.html(render(<ItemHavePage frame={frameOf(c)} {...view} answers={answers} errors={errors} />), 422)
    })
    .get(`/transfers/handover/${transferIn}/items/${itemIn}/not-needed`, async (c) => {
      const { answer, ...view } = await db.reading(partyTo(c), (tx) => skippable(asked(tx, c)))
      const reason = answer?.state === 'not-needed' ? answer.reason : undefined
      return c.html(render(<ItemNotNeededPage frame={frameOf(c)} {...view} reason={reason} />))
    })
    .post(`/transfers/handover/${transferIn}/items/${itemIn}/not-needed`, async (c) => {
      const form = await sentForm(c)
      const reason = form.one('reason')
      const { understood, view } = await db.withViewer(partyTo(c), async (tx) => {
        const found = await skippable(asked(tx, c))
        const made = understandNotNeeded(found.item, reason)
        if (made.ok) await answerItem(tx, found.transfer, found.item.code, made.answer, seenIn(form.one('seen')))
        return { understood: made, view: found }
      })
      if (understood.ok) return seeOther(c, handoverHref(view.transfer), `${view.item.name}: saved`)
      const { errors } = understood
      return c.html(render(<ItemNotNeededPage frame={frameOf(c)} {...view} reason={reason} errors={errors} />), 422)
    })
}

/** @throws NotFound for an item that every patient needs: there is no such page */
async function skippable<Found extends { readonly item: ChecklistItem }>(asking: Promise<Found>): Promise<Found> {
  const found = await asking
  if (!found.item.mayBeNotNeeded) throw new NotFound(`${found.item.code} is needed by every patient`)
  return found
}

/** A version that the page did not say is one that nobody has. */
const seenIn = (sent: string): number => (/^\d{1,9}$/.test(sent) ? Number(sent) : -1)

type Named = { readonly familyName?: string | undefined; readonly givenName?: string | undefined }
const nameOf = ({ familyName, givenName }: Named): string => [familyName, givenName].filter(Boolean).join(', ')

function standingOf(faults: number, isMade: boolean): HandoverView['dataSet'] {
  if (isMade) return { text: 'Made', meaning: 'done' }
  return faults === 0
    ? { text: 'Not made yet', meaning: 'waiting' }
    : { text: 'Missing or wrong items', meaning: 'attention' }
}
