import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { londonDay } from '#nhs/day.ts'
import type { Tx } from '#platform/database.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import type { Viewer } from '#platform/viewer.ts'
import { findTransfer } from '../life/transfer-row.ts'
import { agreeToOffer, declineTransfer, noteAnswer, takeBackConsent } from './answer-offer.ts'
import { effectOfDeclines } from './effect-of-declines.ts'
import { needsOf, recordNeeds, recordUnavailable, takeBackUnavailable } from './need-store.ts'
import { offerElsewhere } from './offer-elsewhere.ts'
import { consentFact, consentOf, newestOffer } from './offer-fact.ts'
import { type AnswerDraft, offersOf, recordAnswer } from './offer-store.ts'
import { offeredPlaces } from './offered-places.ts'
import { aDraft, aPlanFor, inDays, screened, somebodyAt, today } from './offers.scene.ts'

let test: TestDatabase<unknown>
let transfer: { sender: string; id: string; patient: string }
let other: typeof transfer
beforeAll(async () => {
  test = await testDatabase()
})
afterAll(() => test.drop())
beforeEach(async () => {
  const [first, second] = await aPlanFor(test, ['Ash', 'Birch'])
  transfer = first!
  other = second!
  await screened(test, transfer)
})

const clerk = somebodyAt('RL1', 'booking-clerk')
const as = <Result>(viewer: Viewer, work: (tx: Tx) => Promise<Result>) => test.db.withViewer(viewer, work)
const asClerk = <Result>(work: (tx: Tx) => Promise<Result>) => as(clerk, work)
const once = () => ({ key: randomUUID(), today })
const seen = (version: number) => ({ sender: transfer.sender, id: transfer.id, version })
const offer = (version: number, different = {}, form = once()) =>
  asClerk((tx) => offerElsewhere(tx, clerk, seen(version), aDraft(different), form))
const newest = async () => (await asClerk((tx) => newestOffer(tx, transfer)))!
type Said = { kind: 'agreed' } | { kind: 'withdrew' } | { kind: 'declined'; reason: 'date' | 'too-far' }
const anAnswer = async <Kind extends Said>(rest: Kind) => ({
  offer: (await newest()).id,
  at: new Date(Date.now() - 1000),
  way: 'phone' as const,
  speaker: 'patient' as const,
  said: 'What I said',
  ...rest,
})
const count = async (table: string) =>
  (await sql<{ n: number }>`select count(*) as n from ${sql.table(table)}`.execute(test.scene)).rows[0]!.n

describe('offering a date elsewhere', () => {
  it('moves the transfer on and keeps what was offered, what had been judged, and who offered it', async () => {
    expect(await offer(3)).toEqual({ status: 'done', state: 'offered', version: 4 })
    const { offers } = await asClerk((tx) => offersOf(tx, transfer))
    expect(offers).toMatchObject([
      {
        offeredOn: today,
        day: inDays(28),
        provider: 'RRJ',
        site: 'RRJ05',
        team: 'Ms Okafor and her team',
        wayMade: 'phone',
        replyBy: inDays(10),
        clinicallySuitableOn: today,
        sociallySuitableOn: today,
      },
    ])
    const kept = await sql<{ made_by: string }>`select made_by from transfer_offer`.execute(test.scene)
    expect(kept.rows).toEqual([{ made_by: 'booking-clerk at RL1' }])
    // The time to answer ends with the last day, in London.
    const { replyBy } = await newest()
    expect((await asClerk((tx) => findTransfer(tx, transfer)))!.replyBy).toEqual(replyBy)
  })

  it('is done once however often the form is sent', async () => {
    const form = once()
    expect(await offer(3, {}, form)).toEqual(await offer(3, {}, form))
    expect(await count('transfer_offer')).toBe(1)
  })

  it('leaves nothing behind when it may not be made', async () => {
    const surgeon = somebodyAt('RL1', 'surgeon')
    const refused = await as(surgeon, (tx) => offerElsewhere(tx, surgeon, seen(3), aDraft(), once()))
    expect(refused.status).toBe('refused')
    await expect(offer(2)).rejects.toBeInstanceOf(Conflict)
    await expect(offer(3, { provider: 'RXW' })).rejects.toBeInstanceOf(NotFound)
    expect(await count('transfer_offer')).toBe(0)
    expect((await asClerk((tx) => findTransfer(tx, transfer)))!.state).toBe('screened')
  })
})

describe('what a patient answers', () => {
  it('yes is consent, confirmed in writing later', async () => {
    await offer(3)
    const yes = await anAnswer({ kind: 'agreed' })
    expect(await asClerk((tx) => agreeToOffer(tx, clerk, seen(4), yes, once()))).toMatchObject({ state: 'consented' })
    expect(await asClerk((tx) => consentFact(tx, transfer))).toEqual({ givenOn: today, lacks: 'writing' })
    expect(await asClerk((tx) => consentOf(tx, transfer))).toMatchObject({ isGiven: true, isComplete: false })
    const letter = { ...yes, way: 'letter' as const, kind: 'agreed' as const }
    await asClerk((tx) => noteAnswer(tx, clerk, seen(5), letter, once()))
    expect(await asClerk((tx) => consentOf(tx, transfer))).toMatchObject({ isComplete: true })
    expect(await asClerk((tx) => consentFact(tx, transfer))).toEqual({ givenOn: today })
  })

  it('no after a yes is the yes taken back, of which everybody learns, and no answer on the side', async () => {
    await offer(3)
    const yes = await anAnswer({ kind: 'agreed' })
    await asClerk((tx) => agreeToOffer(tx, clerk, seen(4), yes, once()))
    const no = await anAnswer({ kind: 'declined', reason: 'date' })
    expect(await asClerk((tx) => noteAnswer(tx, clerk, seen(5), no, once()))).toMatchObject({ status: 'refused' })
    expect(await asClerk((tx) => consentFact(tx, transfer))).toMatchObject({ givenOn: today })
  })

  it('can be given as long after the offer as its days say, on whichever day the program lives', async () => {
    const then = '2025-03-03'
    const draft = aDraft({ day: '2025-04-01', replyBy: '2025-03-13' })
    await asClerk((tx) => offerElsewhere(tx, clerk, seen(3), draft, { ...once(), today: then }))
    const { replyBy } = await newest()
    expect(replyBy).toEqual((await asClerk((tx) => findTransfer(tx, transfer)))!.replyBy)
    expect(londonDay(new Date(replyBy.getTime() - 1))).toBe(inDays(10))
  })

  it('no to one date leaves the transfer open for another; no to two of them asks a clinician and ends nothing', async () => {
    await offer(3)
    const no = await anAnswer({ kind: 'declined', reason: 'date' })
    const noted = await asClerk((tx) => noteAnswer(tx, clerk, seen(4), no, once()))
    expect(noted).toEqual({ status: 'done', state: 'offered', version: 4 })
    await offer(4, { day: inDays(49) })
    const again = await anAnswer({ kind: 'declined', reason: 'date' })
    await asClerk((tx) => noteAnswer(tx, clerk, seen(5), again, once()))
    const effect = effectOfDeclines(await asClerk((tx) => offersOf(tx, transfer)), today)
    expect(effect).toMatchObject({ clock: 'runs on', declinedReasonable: 2, questions: [{ id: 'active-monitoring' }] })
    expect((await asClerk((tx) => findTransfer(tx, transfer)))!.state).toBe('offered')
    const stopped = await sql<{ n: number }>`
      select count(*) as n from pathway where clock_stop is not null`.execute(test.scene)
    expect(stopped.rows[0]!.n).toBe(0)
  })

  it('no to one date is none once they have agreed, and a yes is no confirmation before', async () => {
    await offer(3)
    const yes = await anAnswer({ kind: 'agreed' })
    const no = await anAnswer({ kind: 'declined', reason: 'date' })
    expect(await asClerk((tx) => noteAnswer(tx, clerk, seen(4), yes, once()))).toMatchObject({ status: 'refused' })
    await asClerk((tx) => agreeToOffer(tx, clerk, seen(4), yes, once()))
    expect(await asClerk((tx) => noteAnswer(tx, clerk, seen(5), no, once()))).toMatchObject({ status: 'refused' })
    expect(await count('transfer_answer')).toBe(1)
  })

  it('no to going there at all ends the transfer, with the reason', async () => {
    await offer(3)
    const no = await anAnswer({ kind: 'declined', reason: 'too-far' })
    expect(await asClerk((tx) => declineTransfer(tx, clerk, seen(4), no, once()))).toMatchObject({
      state: 'declined-by-patient',
    })
    const kept = await sql`select kind, reason, said from transfer_answer`.execute(test.scene)
    expect(kept.rows).toEqual([{ kind: 'declined', reason: 'too-far', said: 'What I said' }])
  })

  it('yes can be taken back until the operation, and is no consent from then on', async () => {
    await offer(3)
    const yes = await anAnswer({ kind: 'agreed' })
    await asClerk((tx) => agreeToOffer(tx, clerk, seen(4), yes, once()))
    const back = { ...(await anAnswer({ kind: 'withdrew' })), at: new Date() }
    expect(await asClerk((tx) => takeBackConsent(tx, clerk, seen(5), back, once()))).toMatchObject({
      state: 'declined-by-patient',
    })
    expect(await asClerk((tx) => consentFact(tx, transfer))).toBeUndefined()
  })

  it('yes to one date is no yes to the next one that is offered', async () => {
    await offer(3)
    await asClerk(async (tx) => recordAnswer(tx, transfer, await anAnswer({ kind: 'agreed' })))
    expect(await asClerk((tx) => consentFact(tx, transfer))).toMatchObject({ givenOn: today })
    await offer(4, { day: inDays(35) })
    expect(await asClerk((tx) => consentFact(tx, transfer))).toBeUndefined()
  })

  it('yes to a date that another has taken the place of is no yes, and leaves nothing behind', async () => {
    await offer(3)
    const yes = await anAnswer({ kind: 'agreed' })
    await offer(4, { day: inDays(35) })
    expect(await asClerk((tx) => agreeToOffer(tx, clerk, seen(5), yes, once()))).toMatchObject({ status: 'refused' })
    expect(await count('transfer_answer')).toBe(0)
  })

  it('is written down by coordinators and booking clerks, in the trust’s log, and by nobody else', async () => {
    await offer(3)
    const no = await anAnswer({ kind: 'declined', reason: 'date' })
    const surgeon = somebodyAt('RL1', 'surgeon')
    expect(await as(surgeon, (tx) => noteAnswer(tx, surgeon, seen(4), no, once()))).toMatchObject({ status: 'refused' })
    const stranger = somebodyAt('RRJ')
    await expect(as(stranger, (tx) => noteAnswer(tx, stranger, seen(4), no, once()))).rejects.toBeInstanceOf(NotFound)
    await asClerk((tx) => noteAnswer(tx, clerk, seen(4), no, once()))
    const log = await sql<{ action: string }>`
      select action from audit_entry where trust = 'RL1' and action = 'answer-offer'`.execute(test.scene)
    expect(log.rows).toHaveLength(1)
  })

  it('refers to an offer of the same transfer', async () => {
    await offer(3)
    const answer: AnswerDraft = await anAnswer({ kind: 'agreed' })
    await expect(asClerk((tx) => recordAnswer(tx, other, answer))).rejects.toBeInstanceOf(NotFound)
  })
})

describe('the evidence', () => {
  it.each([
    ['update transfer_offer set day = day + 1', /permission denied/],
    ['delete from transfer_offer', /permission denied/],
    ["update transfer_answer set said = 'Something else'", /permission denied/],
    ['delete from transfer_answer', /permission denied/],
    ["update transfer_letter set content = '{}'", /permission denied/],
    ['delete from patient_unavailable', /permission denied/],
    ['update patient_unavailable set from_day = from_day + 1', /permission denied/],
  ])('is added to and never changed: %s', async (statement, refusal) => {
    await expect(asClerk((tx) => sql.raw(statement).execute(tx))).rejects.toThrow(refusal)
  })

  it.each([
    ['an answer of tomorrow', { answered_at: `now() + interval '1 day'` }],
    ['a no without a reason', { kind: `'declined'` }],
    ['a yes with a reason', { reason: `'date'` }],
  ])('is not %s', async (_, different) => {
    await offer(3)
    const row = { kind: `'agreed'`, reason: 'null', answered_at: 'now()', ...different }
    const insert = `insert into transfer_answer (transfer_id, offer_id, kind, reason, way, speaker, said, answered_at)
      values ('${transfer.id}', '${(await newest()).id}', ${row.kind}, ${row.reason}, 'phone', 'patient', '', ${row.answered_at})`
    await expect(asClerk((tx) => sql.raw(insert).execute(tx))).rejects.toThrow(/check constraint/)
  })

  it('is not seen by the receiver, who is shown that the patient agreed and what they need, and the log says so', async () => {
    await offer(3)
    const receiver = somebodyAt('RRJ', 'coordinator', { purpose: 'mutual-aid' })
    const yes = { ...(await anAnswer({ kind: 'agreed' })), said: 'CANARY' }
    await asClerk((tx) => agreeToOffer(tx, clerk, seen(4), yes, once()))
    await as(receiver, async (tx) => {
      for (const table of ['transfer_offer', 'transfer_answer', 'patient_need', 'transfer_letter', 'letter_run']) {
        expect((await sql`select from ${sql.table(table)}`.execute(tx)).rows).toEqual([])
      }
    })
    const [place] = await as(receiver, (tx) => offeredPlaces(tx, [transfer]))
    expect(place).toMatchObject({ day: inDays(28), site: 'RRJ05', agreedAt: yes.at, replyBy: inDays(10) })
    expect(JSON.stringify(place)).not.toContain('CANARY')
    const log = await sql<{ object: string }>`
      select object from audit_entry where trust = 'RL1' and action = 'read'`.execute(test.scene)
    expect(log.rows).toEqual([{ object: 'mutual-aid lane: offered places' }])
    const elsewhere = somebodyAt('RXW', 'coordinator', { purpose: 'mutual-aid' })
    expect(await as(elsewhere, (tx) => offeredPlaces(tx, [transfer]))).toEqual([])
    await sql`update sharing_agreement set suspended_at = now()`.execute(test.scene)
    expect(await as(receiver, (tx) => offeredPlaces(tx, [transfer]))).toEqual([])
  })
})

describe('what a patient needs', () => {
  it('begins with the language that came with the list, and is recorded with who changed what', async () => {
    const listed = await asClerk((tx) => needsOf(tx, other.patient))
    expect(listed).toMatchObject({ language: 'Polish', interpreter: 'spoken', letterForm: 'standard', version: 0 })
    const needs = { ...listed, letterForm: 'large-print' as const, address: ['1 Oak Lane'] }
    await asClerk((tx) => recordNeeds(tx, clerk, other.patient, needs))
    expect(await asClerk((tx) => needsOf(tx, other.patient))).toEqual({ ...needs, version: 1 })
    await asClerk((tx) => recordNeeds(tx, clerk, other.patient, { ...needs, version: 1, note: 'Calls before 4pm' }))
    const log = await sql<{ detail: { changed: string[] } }>`
      select detail from audit_entry where action = 'record-needs' order by seq`.execute(test.scene)
    expect(log.rows.map(({ detail }) => detail.changed)).toEqual([['letterForm', 'address'], ['note']])
  })

  it('is not overwritten by somebody who saw an older version', async () => {
    const needs = await asClerk((tx) => needsOf(tx, transfer.patient))
    await asClerk((tx) => recordNeeds(tx, clerk, transfer.patient, needs))
    await expect(asClerk((tx) => recordNeeds(tx, clerk, transfer.patient, needs))).rejects.toBeInstanceOf(Conflict)
    const tooNew = { ...needs, version: 7 }
    await expect(asClerk((tx) => recordNeeds(tx, clerk, transfer.patient, tooNew))).rejects.toBeInstanceOf(Conflict)
    await expect(asClerk((tx) => recordNeeds(tx, clerk, other.patient, tooNew))).rejects.toBeInstanceOf(Conflict)
  })

  it('is a trust’s own: another finds no such patient', async () => {
    await expect(as(somebodyAt('RRJ'), (tx) => needsOf(tx, transfer.patient))).rejects.toBeInstanceOf(NotFound)
  })

  it('includes days on which they cannot come, which an offer is judged by as they stood when it was made', async () => {
    const days = { saidOn: today, from: inDays(20), to: inDays(30) }
    const id = await asClerk((tx) => recordUnavailable(tx, clerk, transfer.patient, days))
    await offer(3)
    const no = await anAnswer({ kind: 'declined', reason: 'date' })
    await asClerk((tx) => noteAnswer(tx, clerk, seen(4), no, once()))
    const reasonable = async () =>
      effectOfDeclines(await asClerk((tx) => offersOf(tx, transfer)), today).declinedReasonable
    expect(await reasonable()).toBe(0)
    await asClerk((tx) => takeBackUnavailable(tx, clerk, id, inDays(1)))
    expect(await reasonable()).toBe(0)
    await expect(asClerk((tx) => takeBackUnavailable(tx, clerk, id, inDays(1)))).rejects.toBeInstanceOf(NotFound)
  })
})
