/**
 * Does a transaction again that the database broke off because another was in its way, a few times and not at once.
 * After that the failure goes on up, and becomes a 503.
 *
 * Only for work that can be done again whole: what it does is in its transaction, and nothing outside of it.
 */
import { setTimeout } from 'node:timers/promises'
import { IN_EACH_OTHERS_WAY } from './outside-fault.ts'

const MOST_AGAIN = 3
/** Doubled each time, and never the same for two: those who met must not meet again. */
const FIRST_WAIT_MILLISECONDS = 20

export async function tryAgain<Result>(
  work: () => Promise<Result>,
  random: () => number = Math.random,
): Promise<Result> {
  for (let again = 0; ; again += 1) {
    try {
      return await work()
    } catch (error) {
      if (again === MOST_AGAIN || !IN_EACH_OTHERS_WAY.includes(String((error as { code?: unknown }).code))) throw error
      await setTimeout(FIRST_WAIT_MILLISECONDS * 2 ** again * (0.5 + random()))
    }
  }
}
