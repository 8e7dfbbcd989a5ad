/** How busy the whole machine has been, where the operating system tells (Linux: /proc): others may be at work on it. */
import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'

/** Seconds that all processors together have worked since the machine was started. */
export function machineSeconds(): number | null {
  try {
    const [, ...ticks] = readFileSync('/proc/stat', 'utf8').split('\n')[0]!.split(/\s+/)
    // user, nice, system, idle, waiting for a disk, interrupts, soft interrupts; in hundredths of a second.
    const [user = 0, nice = 0, system = 0, , , interrupts = 0, softInterrupts = 0] = ticks.map(Number)
    return (user + nice + system + interrupts + softInterrupts) / 100
  } catch {
    return null
  }
}

export const processors = availableParallelism()
