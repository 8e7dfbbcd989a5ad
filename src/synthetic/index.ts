/**
 * The front door of the demonstration's people, waits and capacity. Pure and seeded: the same seed gives the same rows.
 *
 *   demoAlliances, demoTrusts     who is in the demonstration, and which services each alliance plans together
 *   demoAgreements                what each alliance agreed, who signed, who declined
 *   demoBoard                     the meetings of each alliance's body, and what was said at them
 *   trustList                     a trust's patients, pathways and events, in batches
 *   demoCapacity                  a trust's theatres, rooms, surgeons and nurses for eight weeks
 *   moneyFiles                    invented prices, relationships with commissioners and recharges
 *   bookingTeams                  whom its patients would call
 *   lentSessions                  which of its theatre sessions stand on the lending board
 *   demoServices                  what its hospitals say of a few of their services
 *   demoCases                     cases for changing two of them, and the small areas whose journeys they count
 *   followUpOf                    an alliance's actions, risks, disputes and priorities
 *   demoPeople, sharingAgreements who works there, and what members share with each other
 */
import { demoTrust, fellowsOf } from './alliances.ts'
import { trustCapacity } from './capacity/trust-capacity.ts'
import type { TrustCapacity } from './demo-rows.ts'
import { demoTeam } from './trust-list.ts'

export {
  type AgreementRow,
  type AgreementSignatureRow,
  demoAgreements,
  demoPartyEvents,
  demoSignatures,
  type PartyEventRow,
} from './agreements.ts'
export { type DemoAlliance, type DemoTrust, demoAlliances, demoTrusts } from './alliances.ts'
export { type BoardRows, demoBoard } from './board-meetings.ts'
export { bookingTeams } from './booking-teams.ts'
export { firstMonday, horizonWeeks } from './capacity/horizon.ts'
export { demoPeople, type PersonRow } from './demo-people.ts'
export type * from './demo-rows.ts'
export { followUpId, followUpOf, followUpTables } from './follow-up.ts'
export { demoCases, demoCasesTables } from './invented-cases.ts'
export { type MoneyFile, moneyFiles } from './invented-money.ts'
export { demoCaseId, demoDesignationId, demoNetworks, demoNetworksTables } from './invented-networks.ts'
export { demoServices, demoServicesTables } from './invented-services.ts'
export { type LentSessions, lentSessions } from './lent-sessions.ts'
export { type CommissionerGroup, censusDay, type PublishedCell, publishedCells } from './published-bands.ts'
export {
  type SharingAgreementRow,
  type SharingEventRow,
  sharingAgreements,
  sharingEvents,
} from './sharing-agreements.ts'
export { type ListOptions, publishedTotals, trustList } from './trust-list.ts'

export function demoCapacity(code: string, seed: number): TrustCapacity {
  const trust = demoTrust(code)
  return trustCapacity(code, demoTeam(trust, seed), fellowsOf(trust), seed)
}
