import { describe, expect, it } from 'vitest'
import { ProcessorClock, tellsProcessorTime } from './processor-clock.ts'

describe.skipIf(!tellsProcessorTime())('the clock of processor time', () => {
  it('stands still while the thread waits, and goes on while it works', async () => {
    const clock = new ProcessorClock()
    const before = clock.seconds()
    await new Promise((resolve) => setTimeout(resolve, 300))
    const rested = clock.seconds()
    expect(rested - before).toBeLessThan(0.2)
    for (const began = process.cpuUsage().user; process.cpuUsage().user - began < 300_000; );
    expect(clock.seconds() - rested).toBeGreaterThan(0.1)
  })
})

it('a system that does not tell processor time is known as such', () => {
  expect(tellsProcessorTime('/no/such/file')).toBe(false)
})
