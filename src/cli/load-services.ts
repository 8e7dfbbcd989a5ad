/** Loads what the demonstration's hospitals say of a few of their services, and what its networks have discussed. */
import { type DemoAlliance, demoNetworks, demoNetworksTables, demoServices, demoServicesTables } from '#synthetic'
import type { CopyRows } from './load-money.ts'

export const servicesTables = [...demoServicesTables, ...demoNetworksTables]

export async function loadServices(hands: CopyRows, alliances: readonly DemoAlliance[]): Promise<void> {
  for (const { id } of alliances) {
    const tables: Readonly<Record<string, readonly object[]>> = { ...demoServices(id), ...demoNetworks(id) }
    for (const [table, rows] of Object.entries(tables)) {
      const [first] = rows
      if (first) await hands.copy<object>(table, Object.keys(first) as never[], rows)
    }
  }
}
