/**
 * Records what a patient answered: the step that follows and the evidence in one transaction, once for each form. Saying no
 * to one date is evidence and no step: the patient may be offered another. Saying no to going at all ends the transfer.
 * Once another trust answers for the patient, a change of mind that is told to the sender is evidence and a call for that
 * trust to make: whoever is responsible takes the step.
 */
import { audit } from '#platform/audit.ts'
import type { Tx } from '#platform/database.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import type { Viewer } from '#platform/viewer.ts'
import type { ActionCode } from '../life/actions.ts'
import { type FactSources, takeStep } from '../life/take-step.ts'
import { findTransfer, holdTransfers, type Transfer } from '../life/transfer-row.ts'
import { noteCallToMake, noteSpokenWith } from '../patient/call-store.ts'
import { isWritten } from './answer.ts'
import { doneOnce, type Once, type Outcome, type Seen } from './done-once.ts'
import { mayNote } from './may-note.ts'
import { isNewestOffer } from './offer-fact.ts'
import { type AnswerDraft, recordAnswer } from './offer-store.ts'

type Declined = Extract<AnswerDraft, { kind: 'declined' }>

/**
 * The patient agrees to the offer that waits for an answer, which is the newest: agreeing to one date is not agreeing to
 * another. @throws NotFound, Conflict as `takeStep` does
 */
export const agreeToOffer = (tx: Tx, viewer: Viewer, seen: Seen, answer: AnswerDraft, once: Once): Promise<Outcome> =>
  answeredByStep(
    tx,
    viewer,
    {
      seen,
      answer,
      action: 'consent',
      sources: {
        consent: async (tx, transfer) =>
          (await isNewestOffer(tx, transfer, answer.offer)) ? { givenOn: once.today } : undefined,
      },
    },
    once,
  )

/** The patient does not want to go there at all: the transfer ends, and they keep their place. */
export const declineTransfer = (tx: Tx, viewer: Viewer, seen: Seen, answer: Declined, once: Once): Promise<Outcome> =>
  answeredByStep(tx, viewer, { seen, answer, action: 'decline', reason: answer.reason, sources: {} }, once)

/** The patient takes their agreement back. Once another trust is responsible that is a return, with the original clock. */
export const takeBackConsent = (
  tx: Tx,
  viewer: Viewer,
  seen: Seen,
  answer: AnswerDraft,
  once: Once,
): Promise<Outcome> =>
  answeredByStep(
    tx,
    viewer,
    {
      seen,
      answer,
      action: ({ responsible, sender }) => (responsible === sender ? 'decline' : 'return'),
      reason: 'changed-mind',
      sources: {},
    },
    once,
  )

/**
 * What changes nothing by itself: a no to one date, a yes that confirms another, or a yes taken back when another trust
 * answers for the patient, which is told. The transfer stays where it is.
 */
export function noteAnswer(tx: Tx, viewer: Viewer, seen: Seen, answer: AnswerDraft, once: Once): Promise<Outcome> {
  return doneOnce(tx, once.key, { seen, answer: whatIsSaid(answer) }, async () => {
    // Held, so that no step comes between what is seen and what is written.
    await holdTransfers(tx, [seen])
    const transfer = await findTransfer(tx, seen)
    if (!transfer || transfer.sender !== viewer.trust) throw new NotFound(`transfer ${seen.id}`)
    const may = mayNote(viewer, answer.kind, transfer)
    if (!may.allowed) return { status: 'refused', because: may.because }
    if (transfer.version !== seen.version) throw new Conflict('somebody has changed this transfer in the meantime')
    await keepAnswer(tx, viewer, seen, answer)
    const isTold = answer.kind === 'withdrew'
    if (isTold) await noteCallToMake(tx, seen, { offer: answer.offer, kind: 'changed-mind', said: answer.said })
    const detail = {
      kind: answer.kind,
      offer: answer.offer,
      ...(answer.kind === 'declined' && { reason: answer.reason }),
    }
    const trusts = isTold ? [transfer.sender, transfer.receiver] : [transfer.sender]
    await audit(tx, trusts, { action: 'answer-offer', object: `transfer ${seen.id}`, detail })
    return { status: 'done', state: transfer.state, version: transfer.version }
  })
}

type AnsweredByStep = {
  readonly seen: Seen
  readonly answer: AnswerDraft
  readonly action: ActionCode | ((transfer: Transfer) => ActionCode)
  readonly reason?: string
  readonly sources: FactSources
}

function answeredByStep(tx: Tx, viewer: Viewer, given: AnsweredByStep, { key, today }: Once): Promise<Outcome> {
  const { seen, answer, action, reason, sources } = given
  return doneOnce(tx, key, { seen, answer: whatIsSaid(answer), reason }, async () => {
    const { sender, id, version } = seen
    const details = reason === undefined ? {} : { reason }
    const transfer = await findTransfer(tx, seen)
    if (!transfer) throw new NotFound(`transfer ${seen.id}`)
    const step = typeof action === 'function' ? action(transfer) : action
    const outcome = await takeStep(tx, viewer, { sender, id, version, action: step, details }, { sources, today })
    if (outcome.status === 'done') await keepAnswer(tx, viewer, seen, answer)
    return outcome
  })
}

/** A conversation is the call that the patient may have asked for. */
async function keepAnswer(tx: Tx, { roles }: Viewer, seen: Seen, answer: AnswerDraft): Promise<void> {
  await recordAnswer(tx, seen, answer)
  if (!isWritten(answer.way) && !roles.includes('patient')) await noteSpokenWith(tx, seen)
}

/** Without its moment, which is another when the same form arrives a second time. */
const whatIsSaid = (answer: AnswerDraft): object => ({ ...answer, at: null })
