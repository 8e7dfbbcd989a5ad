import { agreementStore } from '#alliance'
import { audit } from '#platform/audit.ts'
import type { Tx } from '#platform/database.ts'

/** In the book of every trust that is a member: what the body does is every member's business. */
export async function noteForMembers(
  tx: Tx,
  action: string,
  object: string,
  detail: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const members = (await agreementStore(tx).memberships()).filter(({ leftOn }) => leftOn === null)
  await audit(
    tx,
    members.map(({ trust }) => trust),
    { action, object, detail },
  )
}
