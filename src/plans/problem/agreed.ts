/**
 * What is agreed for patients already, by transfers that are under way: a new plan keeps it. Who has been offered a
 * hospital, or is about to be, goes there or nowhere; for whom a place is held has that place; whom another trust has
 * taken over is that trust's to plan for. Pure.
 */
import type { AgreedTransfer } from '#transfers'
import { problemId } from './problem-id.ts'
import type { HeldInList } from './theatre-lists.ts'

export type Agreement = {
  readonly kind: 'hospital' | 'place' | 'passed-on' | 'treated-elsewhere'
  readonly transfer: AgreedTransfer
  /** What is held, where it is in the plan's days and shared. */
  readonly held: HeldInList | undefined
}

/** By the patient's id in the problem. */
export function agreementsOf(
  transfers: readonly AgreedTransfer[],
  held: readonly HeldInList[],
): ReadonlyMap<string, Agreement> {
  const heldFor = new Map(held.map((place) => [`${place.sender} ${place.transfer}`, place]))
  return new Map(
    transfers.flatMap((transfer) => {
      const { sender, id, receiver, pseudonym, receivedAs, binds } = transfer
      const place = heldFor.get(`${sender} ${id}`)
      const stands: Agreement = { kind: binds === 'treated' ? 'treated-elsewhere' : binds, transfer, held: place }
      const atSender = problemId(sender, pseudonym)
      if (receivedAs === null) return [[atSender, stands] as const]
      // For a moment both have a record of the patient. Until the day is known, the receiver plans for its own.
      const atReceiver: Agreement = binds === 'place' && !place ? { ...stands, kind: 'hospital' } : stands
      const gone: Agreement = binds === 'treated' ? stands : { ...stands, kind: 'passed-on' }
      return [
        [atSender, gone],
        [problemId(receiver, receivedAs), atReceiver],
      ] as const
    }),
  )
}
