/** What the web's thread and the one that judges changes say to each other. */
import type { PlanDocuments } from './open-plan.ts'
import type { QuestionKind } from './replies.ts'

/** A plan, and the problem that it answers: several plans may answer the same. */
export type PlanName = { readonly id: string; readonly fingerprint: string }

export type ToThread = {
  readonly plan: PlanName
  /** What the thread does not hold of it. */
  readonly documents: PlanDocuments | undefined
  readonly kind: QuestionKind
  readonly asked: unknown
}

export type FromThread = {
  /** The plans that it holds now. */
  readonly holds: readonly PlanName[]
} & ({ readonly reply: unknown } | { readonly fault: string })
