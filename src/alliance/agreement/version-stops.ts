import type { Tx } from '#platform/database.ts'
import { type Consequence, type Stop, wouldStop } from './consequence.ts'
import { isOpen, type Version } from './version.ts'

/** What a version would stop that takes services out, were it in force today. */
export async function stopsOf(
  tx: Tx,
  version: Version,
  inForce: Version | null,
  consequences: readonly Consequence[],
  today: string,
): Promise<readonly Stop[]> {
  if (!isOpen(version) || !inForce || version.basedOn !== inForce.number) return []
  const services = inForce.body.services.filter((code) => !version.body.services.includes(code))
  return services.length === 0 ? [] : wouldStop(tx, consequences, { kind: 'services-out', services }, today)
}
