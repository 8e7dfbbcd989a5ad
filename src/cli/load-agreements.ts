/** Loads the demonstration's agreements between trusts, with who signed them and who came and declined. */
import { demoAgreements, demoPartyEvents, demoSignatures } from '#synthetic'
import type { AskOwner } from './demo-presence.ts'
import type { CopyRows } from './load-money.ts'

export const agreementTables = ['alliance_agreement', 'alliance_agreement_signature', 'alliance_party_event'] as const

/** @param alliances their ids, those that are loaded */
export async function loadAllianceAgreements(hands: CopyRows & AskOwner, alliances: readonly string[]): Promise<void> {
  const digests = new Map<string, string>()
  for (const row of demoAgreements.filter(({ alliance }) => alliances.includes(alliance))) {
    const { alliance, number, body, in_force_on, drafted_by, drafted_by_trust } = row
    // As the database makes it of what is drafted there.
    const [made] = await hands.ask<{ digest: string }>(
      `select encode(sha256(convert_to($1::jsonb::text, 'UTF8')), 'hex') as digest`,
      [JSON.stringify(body)],
    )
    const digest = made!.digest
    digests.set(`${alliance} ${number}`, digest)
    // It was sent and came into force on its own day, long before anybody loads it.
    const then = new Date(`${in_force_on ?? '2026-01-26'}T12:00:00Z`)
    const whole = {
      ...row,
      digest,
      parties: (body as { parties: { trust: string }[] }).parties.map(({ trust }) => trust).sort(),
      edition: 2,
      drafted_at: then,
      sent_by: drafted_by,
      sent_by_trust: drafted_by_trust,
      sent_at: then,
      in_force_at: in_force_on === null ? null : then,
    }
    await hands.copy('alliance_agreement', Object.keys(whole) as (keyof typeof whole)[], [whole])
  }
  const signatures = demoSignatures
    .filter(({ alliance }) => alliances.includes(alliance))
    .map((row) => ({
      ...row,
      digest: digests.get(`${row.alliance} ${row.number}`)!,
      at: new Date(`${row.on_day}T12:00:00Z`),
    }))
  if (signatures[0]) {
    await hands.copy('alliance_agreement_signature', Object.keys(signatures[0]) as never[], signatures)
  }
  const events = demoPartyEvents
    .filter(({ alliance }) => alliances.includes(alliance))
    .map((row) => ({ ...row, person: '', person_trust: row.trust }))
  if (events[0]) await hands.copy('alliance_party_event', Object.keys(events[0]) as never[], events)
}
