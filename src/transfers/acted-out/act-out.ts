/**
 * Takes the demonstration's transfers along their way: by the commands that the pages use, as people who may, with what the
 * guards ask for really there. A newcomer finds work on every list, and can read how it came to be.
 */
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { addDays } from '#nhs/day.ts'
import type { Tx } from '#platform/database.ts'
import type { Parts } from '#platform/parts.ts'
import type { Role, Viewer } from '#platform/viewer.ts'
import { factSources } from '../facts.ts'
import type { ActionCode } from '../life/actions.ts'
import { allEffects } from '../life/all-effects.ts'
import type { Details } from '../life/guards.ts'
import { seeToTransfers } from '../life/see-to-transfers.ts'
import type { StepOutcome } from '../life/step-outcome.ts'
import { takeStep } from '../life/take-step.ts'
import { findTransfer, type Transfer, type TransferKey } from '../life/transfer-row.ts'
import { moneyOf } from '../money/agreed/money-of-transfer.ts'
import { digestOf, shownMoney } from '../money/agreed/shown-money.ts'
import { agreeToOffer, declineTransfer, noteAnswer } from '../offers/answer-offer.ts'
import { offerElsewhere } from '../offers/offer-elsewhere.ts'
import { newestOffer } from '../offers/offer-fact.ts'
import type { AnswerDraft } from '../offers/offer-store.ts'
import { plannedTeam } from '../offers/planned-team.ts'
import { acceptPatient } from '../steps/accept-patient.ts'
import { answersOf, holdAnswers, placeOf } from '../steps/hold-choice.ts'
import { holdPlace } from '../steps/hold-place.ts'
import { holdView } from '../steps/hold-view.ts'
import { completeRecords, stateMoney } from './complete-records.ts'
import { type ActedPart, actedParts } from './parts.ts'
import { untouchedTransfers } from './transfers-of-plan.ts'

/** Who takes a step: somebody of the trust with one of the roles, at work for mutual aid. */
export type Cast = (trust: string, ...roles: Role[]) => Viewer
export type Stage = Parts & { readonly cast: Cast; readonly signal?: AbortSignal }

const A_WEEK = 7
const HOURS_HELD = 7 * 24
/** A hold that is over as soon as somebody looks away. */
const SHORT_SECONDS = 3

/**
 * Gives each part to a transfer of the plan that nobody has touched. One for whom no place can be held stays where it is,
 * and the next takes its part; what is left over stays as the plan proposed it.
 *
 * @param planner somebody who plans for the alliance
 * @throws Error when a step is refused: a rule has changed and the play has not
 */
export async function actOut(stage: Stage, planner: Viewer, planId: string, parts = actedParts): Promise<void> {
  const transfers = await stage.db.reading(planner, (tx) => untouchedTransfers(tx, planId))
  const toPlay = [...parts]
  let allOver = Date.now()
  for (const key of transfers) {
    const part = toPlay[0]
    if (!part || stage.signal?.aborted) break
    if (!(await play(stage, key, part))) continue
    toPlay.shift()
    if (part.until === 'lapsed') allOver = Date.now() + SHORT_SECONDS * 1000
  }
  await sleep(Math.max(0, allOver - Date.now()))
  // What the clock has ended is written down, and what steps left for each trust is done.
  await followUp(stage)
}

const followUp = (stage: Stage): Promise<void> => seeToTransfers(stage, allEffects(stage.secret))

/** Whether the part could be played. */
async function play(stage: Stage, key: TransferKey, part: ActedPart): Promise<boolean> {
  const { until, model = 'pathway' } = part
  const { clock } = stage
  const first = await standing(stage, key)
  const sender = stage.cast(first.sender, 'coordinator', 'booking-clerk')
  const receiver = stage.cast(first.receiver, 'coordinator', 'booking-clerk')
  const step = (by: Viewer, action: ActionCode, details: Details = {}) => take(stage, by, key, action, details)
  const offer = (weeksLater: number) => offerOn(stage, sender, key, weeksLater)

  await step(stage.cast(first.sender, 'surgeon'), 'screen-clinical', { model })
  if (until === 'half-screened') return true
  await step(sender, 'screen-social')
  if (until === 'screened') return true
  if (until === 'withdrawn') return step(sender, 'withdraw', { reason: 'treated-at-home' })
  if (until === 'declined-by-receiver') return step(receiver, 'refuse', { reason: 'not-done-here' })

  await offer(0)
  if (until === 'declined-by-patient') return declineTwice(stage, sender, key)
  if (until === 'offered') return true
  await answer(stage, sender, key, agreed('phone'), agreeToOffer)
  if (until === 'consented') return true

  if (!(await hold(stage, receiver, key, until === 'lapsed' ? SHORT_SECONDS / 3_600 : HOURS_HELD))) return false
  if (until === 'held' || until === 'lapsed') return true
  const seen = await standing(stage, key)
  await stage.db.withViewer(sender, (tx) => stateMoney(tx, seen))
  const money = await stage.db.reading(receiver, (tx) => moneyOf(tx, key.sender, key.id))
  done('accept', await acceptPatient(stage, receiver, seen, digestOf(shownMoney(money.preview)), randomUUID()))
  if (until === 'accepted') return true
  const accepted = await standing(stage, key)
  await stage.db.withViewer(sender, (tx) => completeRecords(tx, accepted, clock.today()))
  await answer(stage, sender, key, agreed('letter'), noteAnswer)
  await step(sender, 'complete')
  if (until === 'complete') return true

  if (model === 'pathway') {
    await step(receiver, 'pass')
    await followUp(stage)
    if (until === 'passed') return true
    if (until === 'returned') return step(receiver, 'return', { reason: 'unfit' })
  }
  await step(receiver, 'book')
  await followUp(stage)
  if (until === 'booked') return true
  const note = 'Came in earlier: another patient had fallen ill, and they could come at short notice'
  await step(receiver, 'treat', { treatedOn: addDays(clock.today(), -1), note })
  if (until === 'treated') return true
  if (until === 'followed-up') return step(receiver, 'follow-up')
  await step(receiver, 'hand-back')
  return until !== 'closed' || step(sender, 'close')
}

const agreed = (way: 'phone' | 'letter') =>
  ({ kind: 'agreed', way, speaker: 'patient', said: 'Yes, I would like that' }) as const
const notThen = {
  kind: 'declined',
  reason: 'date',
  way: 'phone',
  speaker: 'patient',
  said: 'I am away that week',
} as const
const tooFar = {
  kind: 'declined',
  reason: 'too-far',
  way: 'phone',
  speaker: 'patient',
  said: 'It is too far for my wife',
} as const

/** First the date, then the place: what follows from the second is for a clinician to say. */
async function declineTwice(stage: Stage, sender: Viewer, key: TransferKey): Promise<true> {
  await answer(stage, sender, key, notThen, noteAnswer)
  await offerOn(stage, sender, key, 1)
  await answer(stage, sender, key, tooFar, declineTransfer)
  return true
}

async function standing({ db, cast }: Stage, key: TransferKey): Promise<Transfer> {
  const found = await db.reading(cast(key.sender, 'coordinator', 'booking-clerk'), (tx) => findTransfer(tx, key))
  if (!found) throw new Error(`transfer ${key.id} is not there to be acted out`)
  return found
}

async function take(stage: Stage, by: Viewer, key: TransferKey, action: ActionCode, details: Details): Promise<true> {
  const { version } = await standing(stage, key)
  const facts = { sources: factSources(stage), today: stage.clock.today(), key: randomUUID() }
  const outcome = await stage.db.withViewer(by, (tx) => takeStep(tx, by, { ...key, version, action, details }, facts))
  done(action, outcome)
  return true
}

async function offerOn(
  { db, clock, ...stage }: Stage,
  sender: Viewer,
  key: TransferKey,
  weeksLater: number,
): Promise<void> {
  const transfer = await standing({ db, clock, ...stage }, key)
  const today = clock.today()
  const day = addDays(transfer.day, weeksLater * A_WEEK)
  const inAWeek = addDays(today, A_WEEK)
  const draft = {
    day,
    provider: transfer.receiver,
    site: transfer.site,
    team: (await plannedTeam({ db }, sender, transfer)) ?? 'The surgeon of the plan and their team',
    replyBy: inAWeek < day ? inAWeek : addDays(day, -1),
    wayMade: 'phone',
  } as const
  const once = { key: randomUUID(), today }
  done('offer', await db.withViewer(sender, (tx) => offerElsewhere(tx, sender, transfer, draft, once)))
}

type Said = Omit<AnswerDraft, 'offer' | 'at'>
type Recorded<Kind extends AnswerDraft> = (
  tx: Tx,
  viewer: Viewer,
  seen: Transfer,
  answer: Kind,
  once: { readonly key: string; readonly today: string },
) => Promise<Outcome>

async function answer<Kind extends AnswerDraft>(
  stage: Stage,
  sender: Viewer,
  key: TransferKey,
  said: Said,
  record: Recorded<Kind>,
): Promise<void> {
  const seen = await standing(stage, key)
  const outcome = await stage.db.withViewer(sender, async (tx) => {
    const offer = (await newestOffer(tx, key))!.id
    const given = { ...said, offer, at: seen.now } as Kind
    return record(tx, sender, seen, given, { key: randomUUID(), today: stage.clock.today() })
  })
  done(said.kind, outcome)
}

/** Whether the receiver has a place on the day that was offered. */
async function hold(stage: Stage, receiver: Viewer, key: TransferKey, hours: number): Promise<boolean> {
  const { choice, transfer } = await holdView(
    stage,
    receiver,
    key,
    holdAnswers(() => undefined),
  )
  const place = placeOf(choice)
  if (!place) return false
  done('hold', await holdPlace(stage, receiver, transfer, { place, hours, sent: answersOf(choice) }, randomUUID()))
  return true
}

type Outcome = Exclude<StepOutcome, { status: 'changed' }>

function done(action: string, outcome: Outcome): void {
  if (outcome.status !== 'done') throw new Error(`${action}: ${outcome.because}`)
}
