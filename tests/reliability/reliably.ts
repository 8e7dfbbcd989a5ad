/** Asks the database again for as long as it is away, because somebody has just killed it. */
import { setTimeout as sleep } from 'node:timers/promises'
import { outsideFault } from '#platform/outside-fault.ts'

const GIVE_UP_MILLISECONDS = 90_000
const AGAIN_MILLISECONDS = 150

/** Only for work that can be done again whole, and whose second time finds what the first did. */
export async function reliably<Result>(work: () => Promise<Result>): Promise<Result> {
  const until = Date.now() + GIVE_UP_MILLISECONDS
  for (;;) {
    try {
      return await work()
    } catch (error) {
      if (!outsideFault(error) || Date.now() > until) throw error
      await sleep(AGAIN_MILLISECONDS)
    }
  }
}
