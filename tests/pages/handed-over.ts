/** Transfers whose records stand where a page looks different: not begun, all there, and not yet shown to the receiver. */
import { type Kysely, sql } from 'kysely'
import { addDays } from '#nhs/day.ts'
import { trustCode } from '#nhs/trust-code.ts'
import type { Tx } from '#platform/database.ts'
import type { Viewer } from '#platform/viewer.ts'
import { censusDay } from '#synthetic'
import { smallPdf } from '#web/small-documents.scene.ts'
import { checklistOn } from '../../src/transfers/handover/checklist/checklist-rules.ts'
import { answerItem } from '../../src/transfers/handover/checklist/checklist-store.ts'
import { writeCsv } from '../../src/transfers/handover/data-set/csv-format.ts'
import { answerItems, makeDataSet } from '../../src/transfers/handover/data-set/data-set-store.ts'
import { keepReceived } from '../../src/transfers/handover/data-set/received-store.ts'
import { wholeSet } from '../../src/transfers/handover/data-set/whole-set.scene.ts'
import { attachDocument } from '../../src/transfers/handover/documents/document-store.ts'
import { missingAnswers } from '../../src/transfers/handover/handover-in-database.scene.ts'
import { transferAt } from '../../src/transfers/handover/store.ts'
import type { AccordUnderTest } from './accord-app.ts'
import type { PageState } from './register.ts'

const idOf = (n: number): string => `00000000-0000-4000-8000-0000000000a${n}`
const [notBegun, whole, offered] = [idOf(1), idOf(2), idOf(3)] as const
const dayOfSurgery = addDays(censusDay, 16)

const coordinator: Viewer = {
  person: 'farzana-mughal',
  name: 'Farzana Mughal',
  jobTitle: 'Mutual aid coordinator',
  trust: trustCode('RXK'),
  alliance: 'black-country',
  roles: ['coordinator'],
  purpose: 'own-care',
}

export async function handOver(
  scene: Kysely<unknown>,
  { parts: { db } }: Pick<AccordUnderTest, 'parts'>,
): Promise<void> {
  await scene.transaction().execute(async (tx) => {
    // As if the steps had been taken: the database would refuse a transfer that begins anywhere but at its beginning.
    await sql`set local session_replication_role = replica`.execute(tx)
    await sql`
      insert into transfer (sender, id, receiver, alliance, plan_id, pseudonym, treatment_function, site, day, surgeon, state,
                            responsible, changed_at, clinically_screened_at, socially_screened_at, reply_by, hold_until)
      select 'RXK', given.id::uuid, 'RNA', 'black-country', (select id from plan order by asked_at limit 1), p.pseudonym,
             p.treatment_function, 'RNA01', ${dayOfSurgery}::date, 'RNA:1', given.state, 'RXK', now(), now(), now(),
             now() + interval '1 year', now() + interval '1 year'
        from (values (${notBegun}, 'accepted', 1), (${whole}, 'accepted', 2), (${offered}, 'offered', 3)) as given (id, state, n)
        join (select pseudonym, treatment_function, row_number() over (order by pseudonym) as n from pathway
               where trust = 'RXK' and treatment_function = '110' and decided_to_admit_on is not null and clock_stop is null
                 and not exists (select from transfer t where t.sender = 'RXK' and t.pseudonym = pathway.pseudonym)) as p
          on p.n = given.n`.execute(tx)
  })
  await db.withViewer(coordinator, fillIn)
  const fileName = 'from-oswestry.csv'
  const received = { fileName, format: 'csv', sha256: '0'.repeat(64), set: wholeSet } as const
  await db.withViewer(coordinator, (tx) => keepReceived(tx, 'RXK', received))
}

async function fillIn(tx: Tx): Promise<void> {
  const transfer = await transferAt(tx, { sender: 'RXK', id: whole })
  const letter = { name: 'Clinic letter', mediaType: 'application/pdf', body: smallPdf } as const
  const document = await attachDocument(tx, transfer, letter)
  for (const { code, mayBeNotNeeded } of checklistOn(censusDay).items) {
    const answer =
      code === 'consent-to-surgery' && mayBeNotNeeded
        ? ({ state: 'not-needed', reason: 'The operating team takes it at the clinic' } as const)
        : ({
            state: 'have',
            // Out of date by the day of surgery.
            datedOn: addDays(censusDay, code === 'infection-status' ? -100 : -10),
            note: 'In the hospital record',
            document: code === 'letter' ? document : null,
          } as const)
    await answerItem(tx, transfer, code, answer, 0)
  }
  await answerItems(
    tx,
    transfer,
    { ...missingAnswers, gpPractice: 'M82001', postcode: 'B71 4HJ', referrerName: 'Mr A Smith' },
    0,
  )
  const made = await makeDataSet(tx, transfer, censusDay)
  if (!made.ok) throw new Error(`the data set was not made: ${JSON.stringify(made.faults)}`)
}

const clerk = 'RXK/kulwinder-sehmi'
const receiver = 'RNA/sandra-onions'
const at = (id: string, rest = '') => `/transfers/handover/RXK/${id}${rest}`
const documents = (id: string) => `/transfers/documents/RXK/${id}`
const faulty = writeCsv({ ...wholeSet, pathwayIdentifier: 'RL1PATHWAY0000001', title: ' ', clockStart: '2026-02-30' })

export const handoverStates: readonly PageState[] = [
  { name: 'handover, not begun', path: at(notBegun) },
  { name: 'handover, nearly whole', path: at(whole) },
  { name: 'handover, for the receiver', path: at(whole), as: receiver },
  { name: 'handover, for the receiver before the patient has agreed', path: at(offered), as: receiver },
  { name: 'handover, for a third trust', path: at(whole), as: 'RBK/paulette-brissett', status: 404 },
  { name: 'handover, an item', path: at(notBegun, '/items/letter') },
  {
    name: 'handover, an item without an answer',
    path: at(notBegun, '/items/pre-operative-assessment'),
    steps: [{ press: 'Continue' }],
    status: 422,
  },
  { name: 'handover, an item that is there', path: at(whole, '/items/letter/have') },
  {
    name: 'handover, an item that is there, with mistakes',
    path: at(whole, '/items/infection-status/have'),
    steps: [{ fill: 'Year', with: '26' }, { fill: 'Note (optional)', with: '' }, { press: 'Save' }],
    status: 422,
  },
  {
    name: 'handover, an item that is not needed, without a reason',
    path: at(notBegun, '/items/pre-operative-assessment/not-needed'),
    steps: [{ press: 'Save' }],
    status: 422,
  },
  { name: 'handover, an item that every patient needs', path: at(notBegun, '/items/letter/not-needed'), status: 404 },
  { name: 'handover, attaching a document', path: documents(notBegun), as: clerk },
  {
    name: 'handover, attaching what is no document',
    path: documents(notBegun),
    steps: [
      { upload: 'Document', file: { name: 'letter.pdf', text: '<html>' } },
      { fill: 'What it is (optional)', with: 'Clinic letter' },
      { press: 'Attach the document' },
    ],
    status: 422,
  },
  { name: 'handover, attaching a document, not allowed', path: documents(notBegun), as: receiver, status: 403 },
  {
    name: 'handover, taking a document off',
    path: at(whole),
    steps: [{ follow: 'Take off Clinic letter' }],
  },
  { name: 'data set, with faults', path: at(notBegun, '/data-set') },
  { name: 'data set, made', path: at(whole, '/data-set') },
  { name: 'data set, for the receiver', path: at(whole, '/data-set'), as: receiver },
  { name: 'data set, before it is made, for the receiver', path: at(notBegun, '/data-set'), as: receiver, status: 404 },
  { name: 'data set, the form', path: at(whole, '/data-set/form') },
  { name: 'data set, the patient', path: at(notBegun, '/data-set/patient') },
  { name: 'data set, referral to treatment', path: at(notBegun, '/data-set/referral-to-treatment') },
  {
    name: 'data set, the referring organisation with mistakes',
    path: at(notBegun, '/data-set/referring-organisation'),
    steps: [
      { fill: 'Code of who refers', with: 'Smith' },
      { fill: 'Referring service', with: '999' },
      { press: 'Save' },
    ],
    status: 422,
  },
  { name: 'received data sets', path: '/transfers/received' },
  { name: 'received data sets, none yet', path: '/transfers/received', as: receiver },
  {
    name: 'received data sets, nothing chosen',
    path: '/transfers/received',
    steps: [{ press: 'Check and receive' }],
    status: 422,
  },
  {
    name: 'received data sets, a file with faults',
    path: '/transfers/received',
    steps: [
      { upload: 'File', file: { name: 'from-elsewhere.csv', text: faulty } },
      { choose: 'CSV' },
      { press: 'Check and receive' },
    ],
    status: 422,
  },
  {
    name: 'received data sets, a file that is addressed to another trust',
    path: '/transfers/received',
    steps: [
      { upload: 'File', file: { name: 'from-elsewhere.csv', text: writeCsv(wholeSet) } },
      { choose: 'CSV' },
      { press: 'Check and receive' },
    ],
    status: 422,
  },
  {
    name: 'received data set',
    path: '/transfers/received',
    steps: [{ followFirstIn: 'Received, newest first' }],
  },
]
