/**
 * What the weekly position counts: steps of transfers, by the week in which they were recorded. Data, for the page, its
 * file and the tests. A week that is over does not change, because what is recorded later counts later.
 */
import type { ActionCode } from '../life/actions.ts'

type Measure = {
  readonly code: string
  readonly name: string
  readonly says: string
  /** The steps that count; 'identify' is the first of every transfer. */
  readonly actions: readonly (ActionCode | 'identify')[]
}

export const measures = [
  { code: 'asked', name: 'Asked', says: 'A published plan proposed the transfer.', actions: ['identify'] },
  {
    code: 'offered',
    name: 'Offered',
    says: 'The patient was first offered a date there. Later offers of the same transfer are not counted again.',
    actions: ['offer'],
  },
  { code: 'accepted', name: 'Accepted', says: 'The receiving trust accepted the patient.', actions: ['accept'] },
  { code: 'treated', name: 'Treated', says: 'The treatment was recorded.', actions: ['treat'] },
  {
    code: 'declined-by-patient',
    name: 'Declined by the patient',
    says: 'The patient declined, before treatment.',
    actions: ['decline'],
  },
  {
    code: 'declined-by-receiver',
    name: 'Declined by the receiver',
    says: 'The receiving trust refused the patient, with a reason.',
    actions: ['refuse'],
  },
  {
    code: 'returned',
    name: 'Returned',
    says: 'The patient went back to the sending trust untreated, with the original clock.',
    actions: ['return'],
  },
  {
    code: 'withdrawn',
    name: 'Withdrawn',
    says: 'The sending trust, or the plan, took it back.',
    actions: ['withdraw', 'withdraw-with-plan', 'withdraw-with-agreement'],
  },
  { code: 'lapsed', name: 'Lapsed', says: 'The time to answer, or a hold, was over.', actions: ['lapse'] },
] as const satisfies readonly Measure[]

export type MeasureCode = (typeof measures)[number]['code']
export type Counts = Readonly<Record<MeasureCode, number>>

const byAction: ReadonlyMap<string, MeasureCode> = new Map(
  measures.flatMap(({ code, actions }) => actions.map((action) => [action, code] as const)),
)

/** Nothing for the steps that are not counted. */
export const measureOf = (action: string): MeasureCode | undefined => byAction.get(action)

export const countedActions: readonly string[] = [...byAction.keys()]
