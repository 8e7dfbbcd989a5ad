/**
 * What a receiver asks for before it says yes and before it takes somebody over, for a patient of the demonstration: what
 * the money depends on, what the records do not hold, a letter and the checklist.
 */
import { sql } from 'kysely'
import { addDays, type Day } from '#nhs/day.ts'
import type { Tx } from '#platform/database.ts'
import { answerItem } from '../handover/checklist/checklist-store.ts'
import { answerItems, makeDataSet } from '../handover/data-set/data-set-store.ts'
import { attachDocument } from '../handover/documents/document-store.ts'
import type { Transfer } from '../life/transfer-row.ts'
import { stateBasis } from '../money/agreed/money-basis.ts'
import { inventedLetter } from './invented-letter.ts'

/** What a nightly extract does not say, as somebody would answer it. */
const invented = {
  title: 'Mx',
  address: '1 Invented Street\nDemonstration',
  gpName: 'Dr Invented',
  referrerName: 'Dr Invented',
  referrerCode: 'C9999998',
  referrerContact: 'Bookings office, invented',
}

const itemsWithoutDocument = [
  'imaging',
  'pre-operative-assessment',
  'consent-to-surgery',
  'kit',
  'infection-status',
  'follow-up-plan',
]

/** In the sender's context, before the receiver accepts. */
export async function stateMoney(tx: Tx, transfer: Transfer): Promise<void> {
  const { procedure, nights, commissioner } = await caseOf(tx, transfer)
  const stated = {
    commissioner,
    item: itemFor(procedure, transfer.treatmentFunction, nights),
    spell: nights === 0 ? 'day-case' : 'inpatient',
    specialised: 'no',
    isBestPractice: false,
    earlierCare: [],
    followUpBy: 'sender',
  } as const
  await stateBasis(tx, transfer, stated, 0)
}

/** In the sender's context, once the receiver has accepted. @throws Error when a record of the demonstration is not complete */
export async function completeRecords(tx: Tx, transfer: Transfer, today: Day): Promise<void> {
  await answerItems(tx, transfer, invented, 0)
  const made = await makeDataSet(tx, transfer, today)
  if (!made.ok) throw new Error(`the data set of transfer ${transfer.id}: ${JSON.stringify(made.faults)}`)
  const { procedure } = await caseOf(tx, transfer)
  const body = inventedLetter(`Invented letter about an invented patient: ${procedure}`)
  const document = await attachDocument(tx, transfer, { name: 'Letter.pdf', mediaType: 'application/pdf', body })
  const datedOn = addDays(today, -11)
  await answerItem(tx, transfer, 'letter', { state: 'have', datedOn, note: null, document }, 0)
  for (const item of itemsWithoutDocument) {
    await answerItem(tx, transfer, item, { state: 'have', datedOn, note: 'Sent with the letter', document: null }, 0)
  }
}

type Case = { readonly procedure: string; readonly nights: number; readonly commissioner: string }

async function caseOf(tx: Tx, { pseudonym }: Transfer): Promise<Case> {
  const { rows } = await sql<Case>`
    select coalesce(procedure_name, 'operation') as procedure, coalesce(expected_nights, 1) as nights, commissioner
      from pathway where trust = (select viewer_trust()) and pseudonym = ${pseudonym}`.execute(tx)
  return rows[0]!
}

const SPINAL_SURGERY = '108'

/** Of the invented price list (#synthetic). */
function itemFor(procedure: string, treatmentFunction: string, nights: number): string {
  if (treatmentFunction === SPINAL_SURGERY) return 'XX03A'
  if (/revision/i.test(procedure)) return 'XX02A'
  if (/replacement/i.test(procedure)) return 'XX01A'
  return nights === 0 ? 'XX05A' : 'XX04A'
}
