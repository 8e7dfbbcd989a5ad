/** Transfers whose offers stand where a page looks different: none yet, waiting, declined twice, agreed, over. */
import { randomUUID } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import { addDays } from '#nhs/day.ts'
import { trustCode } from '#nhs/trust-code.ts'
import { jobStore } from '#platform/jobs.ts'
import type { Viewer } from '#platform/viewer.ts'
import { censusDay } from '#synthetic'
import { recordCall } from '../../src/transfers/offers/call-outcome.ts'
import { askForLetters } from '../../src/transfers/offers/letters/letter-run.ts'
import { draftLetter, keepLetter } from '../../src/transfers/offers/letters/letter-store.ts'
import { needsOf, recordNeeds, recordUnavailable } from '../../src/transfers/offers/need-store.ts'
import { recordAnswer, recordOffer } from '../../src/transfers/offers/offer-store.ts'
import type { AccordUnderTest } from './accord-app.ts'
import type { PageState } from './register.ts'

const sender = 'RXK'
const states = {
  proposed: 'identified',
  screened: 'screened',
  waiting: 'offered',
  declined: 'offered',
  agreed: 'consented',
  over: 'declined-by-patient',
} as const
type Name = keyof typeof states
const names = Object.keys(states) as Name[]
const idOf = (name: Name): string => `0ffe000${names.indexOf(name) + 1}-0000-4000-8000-000000000000`
const stoppedRun = '00000000-0000-4000-8000-0000000000bf'

const coordinator: Viewer = {
  person: 'farzana-mughal',
  name: 'Farzana Mughal',
  jobTitle: 'Mutual aid coordinator',
  trust: trustCode(sender),
  alliance: 'black-country',
  roles: ['coordinator'],
  purpose: 'own-care',
}

const anOffer = (days: number) => ({
  day: addDays(censusDay, days),
  provider: 'RNA',
  site: 'RNA01',
  team: 'Ms Okafor and her team',
  replyBy: addDays(censusDay, 10),
  wayMade: 'phone' as const,
})
const said = { way: 'phone', speaker: 'patient', said: 'I look after my sister on weekdays' } as const

export async function makeOffers(
  scene: Kysely<unknown>,
  { parts: { db, secret } }: Pick<AccordUnderTest, 'parts'>,
): Promise<void> {
  await scene.transaction().execute(async (tx) => {
    // As if the steps had been taken: the database would refuse a transfer that begins anywhere but at its beginning.
    await sql`set local session_replication_role = replica`.execute(tx)
    for (const name of names) {
      const screenedAt = name === 'proposed' ? null : new Date()
      await sql`
        insert into transfer (sender, id, receiver, alliance, plan_id, pseudonym, treatment_function, site, day, surgeon, state,
                              responsible, changed_at, clinically_screened_at, socially_screened_at, reply_by)
        select ${sender}, ${idOf(name)}::uuid, 'RNA', 'black-country', (select id from plan order by asked_at limit 1),
               p.pseudonym, p.treatment_function, 'RNA01', ${addDays(censusDay, 28)}::date, 'RNA:1', ${states[name]}, ${sender},
               now(), ${screenedAt}, ${screenedAt}, now() + interval '1 year'
          from pathway p
         where p.trust = ${sender} and p.clock_stop is null
           and exists (select from sharing_agreement a
                        where a.owner = ${sender} and a.recipient = 'RNA' and a.purpose = 'mutual-aid'
                          and p.treatment_function = any (a.treatment_functions))
           and not exists (select from transfer t where t.sender = ${sender} and t.pseudonym = p.pseudonym)
         order by p.pseudonym limit 1`.execute(tx)
    }
  })
  await db.withViewer(coordinator, async (tx) => {
    const keyOf = (name: Name) => ({ sender, id: idOf(name) })
    const offer = (name: Name, days: number) => recordOffer(tx, keyOf(name), anOffer(days), censusDay)
    const answer = (name: Name, offered: string, kind: 'agreed' | 'declined') =>
      recordAnswer(tx, keyOf(name), {
        ...said,
        offer: offered,
        at: new Date(),
        ...(kind === 'declined' ? { kind, reason: 'care-at-home' as const } : { kind }),
      })
    const waiting = await offer('waiting', 28)
    await recordCall(tx, coordinator, keyOf('waiting'), { offer: waiting, outcome: 'call-asked', note: 'After 4pm' })
    await answer('declined', await offer('declined', 28), 'declined')
    await answer('declined', await offer('declined', 49), 'declined')
    await offer('declined', 56)
    await answer('agreed', await offer('agreed', 28), 'agreed')
    await answer('over', await offer('over', 20), 'declined')
    const { rows } = await sql<{ patient: string }>`
      select p.patient_id as patient from transfer t join pathway p on p.trust = t.sender and p.pseudonym = t.pseudonym
       where t.sender = ${sender} and t.id = ${idOf('waiting')}::uuid`.execute(tx)
    const patient = rows[0]!.patient
    const needs = await needsOf(tx, patient)
    await recordNeeds(tx, coordinator, patient, {
      ...needs,
      language: 'Punjabi',
      interpreter: 'spoken',
      letterForm: 'easy-read',
      address: ['1 Oak Lane', 'West Bromwich'],
      note: 'Speak with her daughter, who helps',
    })
    const days = { saidOn: censusDay, from: addDays(censusDay, 40), to: addDays(censusDay, 54) }
    await recordUnavailable(tx, coordinator, patient, days)
    const drafted = await draftLetter(tx, coordinator, keyOf('waiting'), { today: censusDay, phone: '0121 496 0123' })
    if (!('letter' in drafted)) throw new Error(drafted.because)
    await keepLetter(tx, coordinator, keyOf('waiting'), { ...drafted, secret })
    await sql`
      insert into letter_run (id, asked, asked_at) values (${stoppedRun}::uuid, 3, now() - interval '1 hour')`.execute(
      tx,
    )
  })
  const transfers = (['waiting', 'declined', 'agreed'] as const).map(idOf)
  const asked = await db.withViewer(coordinator, (tx) =>
    askForLetters(tx, coordinator, {
      on: censusDay,
      transfers: [...transfers, randomUUID()],
      phone: '0121 496 0123',
      bothSides: true,
    }),
  )
  if (asked.status !== 'asked') throw new Error(asked.because)
  for (;;) {
    const job = await db.withViewer(coordinator, (tx) => jobStore(tx).find(asked.job))
    if (job?.state === 'succeeded') return
    if (job?.state === 'failed') throw new Error(job.failure ?? 'the letters failed')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

const at = (name: Name, rest = ''): string => `/transfers/${sender}/${idOf(name)}${rest}`
const clerk = 'RXK/kulwinder-sehmi'
const query = (different: Readonly<Record<string, string>> = {}) =>
  new URLSearchParams({
    day: addDays(censusDay, 28),
    site: 'RNA01',
    team: 'Ms Okafor and her team',
    way: 'phone',
    replyBy: addDays(censusDay, 10),
    ...different,
  })
const heard = [{ choose: 'By phone' }, { choose: 'The patient' }]

export const offerStates: readonly PageState[] = [
  { name: 'offers, before it is judged suitable', path: at('proposed', '/offers'), as: clerk },
  { name: 'offers, nothing offered yet', path: at('screened', '/offers'), as: clerk },
  { name: 'offers, waiting for an answer', path: at('waiting', '/offers'), as: clerk },
  {
    name: 'offers, two reasonable ones declined',
    path: at('declined', '/offers'),
    steps: [{ open: 'The rule for this offer' }],
  },
  { name: 'offers, agreed by phone', path: at('agreed', '/offers') },
  { name: 'offers, over', path: at('over', '/offers') },
  { name: 'offers, not allowed', path: at('waiting', '/offers'), as: 'RXK/winston-bayliss', status: 403 },
  { name: 'offers, for the receiver', path: at('agreed', '/offers'), as: 'RNA/sandra-onions' },
  { name: 'offers, for the receiver before there is one', path: at('screened', '/offers'), as: 'RNA/sandra-onions' },
  { name: 'offers, for a third trust', path: at('waiting', '/offers'), as: 'RBK/graham-bloxwood', status: 404 },
  { name: 'offering, before it is judged suitable', path: at('proposed', '/steps/offer'), as: clerk, status: 403 },
  { name: 'offering, the day', path: at('screened', '/steps/offer'), as: clerk },
  {
    name: 'offering, a day that is none',
    path: at('screened', '/steps/offer/day'),
    as: clerk,
    steps: [{ fill: 'Day', with: '31' }, { fill: 'Month', with: '2' }, { press: 'Continue' }],
    status: 422,
  },
  { name: 'offering, the hospital', path: at('screened', '/steps/offer/place'), as: clerk },
  {
    name: 'offering, nobody to operate',
    path: at('screened', '/steps/offer/place'),
    as: clerk,
    steps: [{ press: 'Continue' }],
    status: 422,
  },
  { name: 'offering, the time to answer', path: at('screened', '/steps/offer/answer-by'), as: clerk },
  {
    name: 'offering, no time to answer',
    path: at('screened', '/steps/offer/answer-by'),
    as: clerk,
    steps: [{ choose: 'By letter' }, { press: 'Continue' }],
    status: 422,
  },
  { name: 'offering, a reasonable offer to check', path: at('screened', `/steps/offer/check?${query()}`), as: clerk },
  {
    name: 'offering, a date too soon to be reasonable',
    path: at('declined', `/steps/offer/check?${query({ day: addDays(censusDay, 20) })}`),
    as: clerk,
  },
  {
    name: 'offering, after somebody else was faster',
    path: at('screened', `/steps/offer/check?${query()}`),
    as: clerk,
    steps: [{ hidden: 'version', was: '0' }, { press: 'Record the offer' }],
    status: 409,
  },
  {
    name: 'answer, they agree, after somebody else was faster',
    path: at(
      'waiting',
      `/steps/consent/check?${new URLSearchParams({ on: censusDay, way: 'phone', speaker: 'patient' })}&version=0`,
    ),
    as: clerk,
    steps: [{ press: 'Record that they agree' }],
    status: 409,
  },
  {
    name: 'needs, after somebody else was faster',
    path: at('agreed', '/offers/needs/speaking'),
    as: clerk,
    steps: [
      { fill: 'Language they speak (optional)', with: 'Welsh' },
      { hidden: 'version', was: '99' },
      { press: 'Save' },
    ],
    status: 409,
  },
  { name: 'answer, they agree', path: at('waiting', '/steps/consent?way=phone'), as: clerk },
  {
    name: 'answer, they agree, nothing filled in',
    path: at('waiting', '/steps/consent'),
    as: clerk,
    steps: [{ press: 'Continue' }],
    status: 422,
  },
  {
    name: 'answer, they agree, to check',
    path: at('waiting', '/steps/consent'),
    as: clerk,
    steps: [...heard, { press: 'Continue' }],
  },
  { name: 'answer, they confirm it in writing', path: at('agreed', '/steps/consent?way=letter'), as: clerk },
  {
    name: 'answer, they decline the date, without a reason',
    path: at('waiting', '/offers/date-declined'),
    as: clerk,
    steps: [...heard, { press: 'Continue' }],
    status: 422,
  },
  {
    name: 'answer, they decline the date, to check',
    path: at('declined', '/offers/date-declined'),
    as: clerk,
    steps: [{ choose: 'The dates do not suit' }, ...heard, { press: 'Continue' }],
  },
  {
    name: 'answer, they do not want to go, to check',
    path: at('waiting', '/steps/decline'),
    as: clerk,
    steps: [{ choose: 'It is too far' }, ...heard, { press: 'Continue' }],
  },
  {
    name: 'answer, they take it back, to check',
    path: at('agreed', '/offers/taken-back'),
    as: clerk,
    steps: [...heard, { press: 'Continue' }],
  },
  { name: 'answer, after it is over', path: at('over', '/steps/decline'), as: clerk, status: 403 },
  { name: 'call', path: at('waiting', '/offers/call'), as: clerk },
  {
    name: 'call, nothing heard',
    path: at('waiting', '/offers/call'),
    as: clerk,
    steps: [{ press: 'Continue' }],
    status: 422,
  },
  { name: 'call, with nothing to offer', path: at('screened', '/offers/call'), as: clerk, status: 403 },
  { name: 'call without an answer', path: at('waiting', '/offers/no-answer?outcome=thinking'), as: clerk },
  {
    name: 'call without an answer, nothing chosen',
    path: at('waiting', '/offers/no-answer'),
    as: clerk,
    steps: [{ fill: 'Note (optional)', with: 'After 4pm' }, { press: 'Save' }],
    status: 422,
  },
  { name: 'needs, speaking', path: at('waiting', '/offers/needs/speaking'), as: clerk },
  {
    name: 'needs, an interpreter for no language',
    path: at('declined', '/offers/needs/speaking'),
    as: clerk,
    steps: [
      { choose: 'Interpreter for the language they speak' },
      { fill: 'Language they speak (optional)', with: '' },
      { press: 'Save' },
    ],
    status: 422,
  },
  {
    name: 'needs, letters to a wrong email address',
    path: at('waiting', '/offers/needs/letters'),
    as: clerk,
    steps: [{ choose: 'By email' }, { fill: 'Email address (optional)', with: 'at home' }, { press: 'Save' }],
    status: 422,
  },
  { name: 'needs, address', path: at('waiting', '/offers/needs/address'), as: clerk },
  { name: 'needs, what else to know', path: at('waiting', '/offers/needs/note'), as: clerk },
  { name: 'days they cannot come', path: at('waiting', '/offers/unavailable'), as: clerk },
  {
    name: 'days they cannot come, none recorded or filled in',
    path: at('declined', '/offers/unavailable'),
    as: clerk,
    steps: [{ press: 'Record these days' }],
    status: 422,
  },
  {
    name: 'letter, before it is written',
    path: at('waiting', '/offers/letters'),
    as: clerk,
    steps: [{ open: 'Read the letter first' }],
  },
  {
    name: 'letter, without a number to call',
    path: at('waiting', '/offers/letters'),
    as: clerk,
    steps: [{ fill: 'Phone number that patients can call', with: 'our team' }, { press: 'Write the letter' }],
    status: 422,
  },
  {
    name: 'letter, written in easy read',
    path: at('waiting', '/offers'),
    as: clerk,
    steps: [{ follow: 'Letter 1, of 31 January 2026 in easy read' }],
  },
  { name: 'letter, to somebody who has answered', path: at('agreed', '/offers/letters'), as: clerk, status: 403 },
  { name: 'letters to many', path: '/transfers/letters', as: clerk },
  {
    name: 'letters to many, without a number to call',
    path: '/transfers/letters',
    as: clerk,
    steps: [{ fill: 'Phone number that patients can call', with: 'our team' }, { press: 'Write the letters' }],
    status: 422,
  },
  {
    name: 'letters to many, for those who are chosen',
    path: '/transfers/letters',
    as: clerk,
    steps: [{ choose: 'Patients whom you choose' }, { press: 'Write the letters' }],
  },
  {
    name: 'letters to many, nobody chosen',
    path: '/transfers/letters/choose?phone=0121+496+0123&sides=one',
    as: clerk,
    steps: [{ press: 'Write the letters' }],
    status: 422,
  },
  {
    name: 'letters to many, nobody to choose',
    path: '/transfers/letters/choose?phone=0121+496+0123&sides=one',
    as: 'RBK/leanne-tonkinson',
  },
  { name: 'letters to many, not allowed', path: '/transfers/letters', as: 'RXK/winston-bayliss', status: 403 },
  {
    name: 'letters to many, written',
    path: '/transfers/letters',
    as: clerk,
    steps: [{ followFirstIn: 'Files of letters, newest first' }],
  },
  { name: 'letters to many, not written', path: `/transfers/letters/${stoppedRun}`, as: clerk },
  { name: 'help, offers elsewhere', path: '/help/offers', as: 'nobody' },
]
