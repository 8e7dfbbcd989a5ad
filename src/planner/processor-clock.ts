/**
 * How much processor time the thread that asks has used in its life. On a machine that others use too, two searches are
 * compared fairly by this and not by the clock on the wall.
 *
 * Linux tells it in /proc; what helps the thread from outside (the compiler's and the collector's own threads) is not in it.
 */
import { readFileSync } from 'node:fs'

const FILE = '/proc/thread-self/schedstat'
/** Asking the system takes as long as a hundred moves, so it is not asked again within this many milliseconds. */
const FRESH = 5

export class ProcessorClock {
  private asked = Number.NEGATIVE_INFINITY
  private known = 0

  /** Seconds, at most `FRESH` milliseconds too few. */
  seconds(): number {
    const now = performance.now()
    if (now - this.asked >= FRESH) {
      this.asked = now
      this.known = usedByThisThread(FILE)
    }
    return this.known
  }
}

/** The system does not tell what a thread has used. */
export class NoProcessorTime extends Error {
  override name = 'NoProcessorTime'
}

/** Whether the system tells what a thread has used. */
export function tellsProcessorTime(file = FILE): boolean {
  try {
    return usedByThisThread(file) > 0
  } catch {
    return false
  }
}

function usedByThisThread(file: string): number {
  // The first of three numbers: nanoseconds on a processor.
  return Number.parseInt(readFileSync(file, 'latin1'), 10) / 1e9
}
