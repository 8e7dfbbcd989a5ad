/** Everything that the page of a transfer's offers shows, read in one transaction. */
import { sql } from 'kysely'
import type { Day } from '#nhs/day.ts'
import type { Tx } from '#platform/database.ts'
import type { Viewer } from '#platform/viewer.ts'
import { ownPatients } from '#waiting-list'
import { stateNow } from '../life/standing.ts'
import type { Transfer } from '../life/transfer-row.ts'
import { type Call, callsOf } from './call-outcome.ts'
import { type Consent, consentTo } from './consent.ts'
import { type EffectOfDeclines, effectOfDeclines, type OffersAndAnswers } from './effect-of-declines.ts'
import { lettersOf, type WrittenLetter } from './letters/letter-store.ts'
import { needsOf, type RecordedNeeds } from './need-store.ts'
import type { Offer } from './offer.ts'
import { newestOffer } from './offer-fact.ts'
import { offersOf } from './offer-store.ts'
import { type DeclaredDays, declaredDays } from './unavailable-store.ts'
import { type WhatIsNext, whatIsNext } from './what-is-next.ts'

export type OffersRead = OffersAndAnswers & {
  readonly transfer: Transfer
  /** Nothing once the patient has left the trust's list. */
  readonly patientName: string | undefined
  readonly needs: RecordedNeeds | undefined
  readonly days: readonly DeclaredDays[]
  /** The newest of this transfer; the others may be of earlier ones. */
  readonly newest: Offer | undefined
  readonly consent: Consent | undefined
  readonly effect: EffectOfDeclines
  readonly calls: readonly Call[]
  readonly letters: readonly WrittenLetter[]
  readonly next: WhatIsNext
}

export async function readOffers(tx: Tx, viewer: Viewer, transfer: Transfer, today: Day): Promise<OffersRead> {
  const evidence = await offersOf(tx, transfer)
  const newestId = (await newestOffer(tx, transfer))?.id
  const newest = evidence.offers.find(({ id }) => id === newestId)
  const consent = newest && consentTo(newest.id, evidence.answers)
  const patient = await patientOf(tx, transfer)
  const named = (await ownPatients(tx, viewer, [transfer.pseudonym])).get(transfer.pseudonym)
  const state = stateNow(transfer)
  return {
    ...evidence,
    transfer,
    patientName: named && `${named.givenName} ${named.familyName}`,
    needs: patient === undefined ? undefined : await needsOf(tx, patient),
    days: patient === undefined ? [] : await declaredDays(tx, patient),
    newest,
    consent,
    effect: effectOfDeclines(evidence, today),
    calls: await callsOf(tx, transfer),
    letters: await lettersOf(tx, transfer),
    next: whatIsNext(transfer, { state, offer: newest, answers: evidence.answers, consent }),
  }
}

/** The sender's own number of the person; nothing once the pathway has left its list. */
export async function patientOf(tx: Tx, { sender, pseudonym }: Transfer): Promise<string | undefined> {
  const { rows } = await sql<{ patient: string }>`
    select patient_id as patient from pathway
     where trust = (select viewer_trust()) and trust = ${sender} and pseudonym = ${pseudonym}`.execute(tx)
  return rows[0]?.patient
}
