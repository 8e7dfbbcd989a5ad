/** What the guards of a transfer ask of its records. Both are facts of the sender's, known in its context alone. */
import type { Clock } from '#platform/clock.ts'
import type { Tx } from '#platform/database.ts'
import type { Transfer } from '../life/transfer-row.ts'
import { checklistFact } from './checklist/checklist-store.ts'
import { dataSetFact } from './data-set/data-set-store.ts'

export const handoverFacts = (clock: Clock) => ({
  dataSet: (tx: Tx, transfer: Transfer) => dataSetFact(tx, transfer, clock.today()),
  checklist: (tx: Tx, transfer: Transfer) => checklistFact(tx, transfer, clock.today()),
})
