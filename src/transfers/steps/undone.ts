/** Work that turned out not to be possible after some of it was written: all of it is taken back, and why is a value again. */
import type { Outcome } from './answer-step.tsx'

export class Undone extends Error {
  override readonly name = 'Undone'
}

/** The outcome of a transaction, or why it was taken back. */
export const orRefused = (work: Promise<Outcome>): Promise<Outcome> =>
  work.catch((error: unknown) => {
    if (error instanceof Undone) return { status: 'refused', because: error.message } as const
    throw error
  })
