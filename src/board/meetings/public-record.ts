/**
 * What everybody may read of a body's work: decisions that were marked for the public register, and public papers. Trusts are
 * named and people are not, and a vote that is still open is nobody's business yet.
 */
import type { TrustCode } from '#nhs/trust-code.ts'
import type { Tx } from '#platform/database.ts'
import type { OutcomeStatus } from '../decision/outcome.ts'
import { allDecided, type Decided } from './decided.ts'
import { boardStore } from './store.ts'

export type PublicDecision = {
  readonly item: string
  readonly title: string
  readonly motion: string
  readonly meeting: string
  readonly closedAt: Date
  readonly status: OutcomeStatus
  readonly bound: readonly TrustCode[]
  readonly notBound: readonly TrustCode[]
}

export type PublicPaper = { readonly item: string; readonly title: string; readonly body: string }

/** Latest first. @param tx of a viewer who sees the alliance's record */
export async function publicDecisions(tx: Tx, now: Date): Promise<readonly PublicDecision[]> {
  return (await allDecided(tx, now)).flatMap(publicOf)
}

function publicOf(decided: Decided): readonly PublicDecision[] {
  const { item, meeting } = decided.record
  if (!decided.ok || !item.isPublic || item.closedAt === null) return []
  const { status, trusts } = decided.outcome
  const those = (isBound: boolean) => trusts.filter((one) => one.isBound === isBound).map(({ trust }) => trust)
  const { id, title, motion, closedAt } = item
  const bound = those(true)
  return [{ item: id, title, motion, meeting: meeting.title, closedAt, status, bound, notBound: those(false) }]
}

/** Of one item that is in the public register. */
export async function publicPapers(tx: Tx, item: string): Promise<readonly PublicPaper[]> {
  const store = boardStore(tx)
  const found = await store.item(item)
  if (!found?.isPublic || found.closedAt === null) return []
  return (
    (await store.papersOf(item))
      // A file that somebody attached is for members: what is hidden in it nobody has looked at.
      .filter(({ isPublic, file }) => isPublic && file === null)
      .map(({ title, body }) => ({ item, title, body }))
  )
}
