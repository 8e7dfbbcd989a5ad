/** Who plays what when the demonstration's transfers are acted out, so that every state has somebody in it. */
import type { TransferModel, TransferState } from '../life/states.ts'

/** Where a transfer is taken to. What nobody is given stays as its plan proposed it. */
export type ActedPart = { readonly until: TransferState | 'half-screened'; readonly model?: TransferModel }

/** The ends that are told in words come first: a hold has to be over before everybody else is done. */
export const actedParts: readonly ActedPart[] = [
  { until: 'lapsed' },
  { until: 'declined-by-patient' },
  { until: 'declined-by-receiver' },
  { until: 'withdrawn' },
  { until: 'returned' },
  { until: 'closed' },
  { until: 'handed-back' },
  { until: 'followed-up' },
  { until: 'treated', model: 'operation' },
  { until: 'booked' },
  { until: 'passed' },
  { until: 'complete' },
  { until: 'accepted' },
  { until: 'held' },
  { until: 'held' },
  { until: 'consented' },
  { until: 'offered' },
  { until: 'offered' },
  { until: 'screened' },
  { until: 'half-screened' },
]
