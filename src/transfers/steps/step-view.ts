/** What the page of one step shows: the transfer, whom it is about, whether the viewer may, and what is missing first. */
import { holdOf, placeNames } from '#capacity'
import type { Parts } from '#platform/parts.ts'
import { forPurpose, type Viewer } from '#platform/viewer.ts'
import { factSources } from '../facts.ts'
import type { ActionCode } from '../life/actions.ts'
import { maySometime } from '../life/may.ts'
import { askFacts } from '../life/take-step.ts'
import type { Transfer, TransferKey } from '../life/transfer-row.ts'
import { transferOf } from './asked-transfer.ts'
import { lacksOf } from './lacks.ts'
import { type PatientSeen, patientSeen } from './patient-seen.ts'
import type { Place } from './transfer-view.ts'

export type StepView = {
  readonly transfer: Transfer
  readonly patient?: PatientSeen
  readonly place?: Place
  readonly lacks: readonly string[]
  /** Why it is not for this person, or not now. */
  readonly because?: string
}

/** @throws NotFound as `transferOf` does */
export async function stepView(parts: Parts, viewer: Viewer, key: TransferKey, code: ActionCode): Promise<StepView> {
  const { db, clock } = parts
  const { patient, hold, ...view } = await db.withViewer(viewer, async (tx) => {
    const transfer = await transferOf(tx, viewer, key)
    const may = maySometime(viewer, code, transfer)
    if (!may.allowed) return { transfer, lacks: [], because: may.because }
    const facts = await askFacts(tx, transfer, code, factSources(parts))
    const lacks = lacksOf(code, { standing: transfer, facts, today: clock.today() })
    const hold = await holdOf(tx, transfer)
    return { transfer, lacks, hold, patient: await patientSeen(tx, viewer, transfer) }
  })
  const names = hold && (await db.withViewer(forPurpose(viewer, 'planning'), (tx) => placeNames(tx, hold)))
  return { ...view, ...(patient && { patient }), ...(hold && names && { place: { ...hold, names } }) }
}
