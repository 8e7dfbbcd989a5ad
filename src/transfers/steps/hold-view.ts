/** What the pages of holding a place show: the step, and which places there are on the day that the patient agreed to. */
import { freePlaces } from '#capacity'
import { addDays } from '#nhs/day.ts'
import type { Parts } from '#platform/parts.ts'
import { forPurpose, type Viewer } from '#platform/viewer.ts'
import type { TransferKey } from '../life/transfer-row.ts'
import { chooseHold, type HoldAnswers, type HoldChoice } from './hold-choice.ts'
import { type StepView, stepView } from './step-view.ts'

export type HoldView = StepView & {
  readonly choice: HoldChoice
  /** The sender sees no holds but those of its own patients. */
  readonly seesEveryHold: boolean
}

/** @throws NotFound as `transferOf` does */
export async function holdView(
  parts: Parts,
  viewer: Viewer,
  key: TransferKey,
  answers: HoldAnswers,
): Promise<HoldView> {
  const view = await stepView(parts, viewer, key, 'hold')
  const { transfer, patient, because } = view
  const { receiver, treatmentFunction: service, day, site, surgeon } = transfer
  const surgeonOf = transfer.model === 'surgeon' ? transfer.sender : undefined
  const asked = { trust: receiver, service, from: day, until: addDays(day, 1), surgeonOf, except: transfer }
  const places =
    because === undefined
      ? await parts.db.withViewer(forPurpose(viewer, 'planning'), (tx) => freePlaces(tx, asked))
      : { sessions: [], surgeons: [], rooms: [] }
  const choice = chooseHold(places, answers, {
    day,
    site,
    surgeon,
    surgeonOf,
    expectedMinutes: patient?.expectedMinutes ?? null,
    expectedNights: patient?.expectedNights ?? null,
    today: parts.clock.today(),
  })
  return { ...view, choice, seesEveryHold: viewer.trust === receiver }
}
