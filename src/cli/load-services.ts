/** Loads what the demonstration's hospitals say of a few of their services. */
import { type DemoAlliance, demoServices, demoServicesTables } from '#synthetic'
import type { CopyRows } from './load-money.ts'

export { demoServicesTables as servicesTables } from '#synthetic'

export async function loadServices(hands: CopyRows, alliances: readonly DemoAlliance[]): Promise<void> {
  for (const { id } of alliances) {
    const rows = demoServices(id)
    for (const table of demoServicesTables) {
      const [first] = rows[table]
      if (first) await hands.copy<object>(table, Object.keys(first) as never[], rows[table])
    }
  }
}
