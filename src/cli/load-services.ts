/** Loads what the demonstration's hospitals say of their services, what networks discussed, and two cases for change. */
import {
  type DemoAlliance,
  demoCases,
  demoCasesTables,
  demoNetworks,
  demoNetworksTables,
  demoServices,
  demoServicesTables,
} from '#synthetic'
import type { CopyRows } from './load-money.ts'

export const servicesTables: readonly string[] = [...demoServicesTables, ...demoNetworksTables, ...demoCasesTables]

export async function loadServices(hands: CopyRows, alliances: readonly DemoAlliance[], seed: number): Promise<void> {
  for (const { id } of alliances) {
    const rows: Readonly<Record<string, readonly object[]>> = {
      ...demoServices(id),
      ...demoNetworks(id),
      ...demoCases(id, seed),
    }
    for (const table of servicesTables) {
      const [first] = rows[table] ?? []
      if (first) await hands.copy<object>(table, Object.keys(first) as never[], rows[table]!)
    }
  }
}
