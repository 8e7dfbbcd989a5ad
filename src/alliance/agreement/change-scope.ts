/** Taking services in or out of what is planned together: by a version that everybody signs, or by a decision that needs none. */
import { treatmentFunctionName } from '#nhs/treatment-function.ts'
import type { Tx } from '#platform/database.ts'
import type { Viewer } from '#platform/viewer.ts'
import * as format from '#web/format.ts'
import type { Agreement } from './agreement.ts'
import { bringIntoForce, type Change } from './bring-into-force.ts'
import { beginDraft, sendDraft, withdrawVersion } from './draft-commands.ts'
import { done, type Outcome, refused } from './outcome.ts'
import { agreementStore } from './store.ts'

export type ScopeChange = { readonly out: readonly string[]; readonly into: readonly string[] }

export function withScope(agreement: Agreement, { out, into }: ScopeChange): Agreement {
  const kept = agreement.services.filter((code) => !out.includes(code))
  return { ...agreement, services: [...new Set([...kept, ...into])].sort() }
}

/** What stands in the way of a change of scope; nothing when nothing does. */
export function scopeFault(agreement: Agreement, { out, into }: ScopeChange): string | undefined {
  const never = agreement.excluded.find(({ services }) => services.some((code) => into.includes(code)))
  if (never) return `The agreement says that this is never part of it: ${never.what}.`
  const missing = out.find((code) => !agreement.services.includes(code))
  if (missing) return `${treatmentFunctionName(missing)} is not planned together.`
  const there = into.find((code) => agreement.services.includes(code))
  return there ? `${treatmentFunctionName(there)} is planned together already.` : undefined
}

/** Proposes it as a version that changes nothing else, and sends that for signing at once. */
export async function proposeScope(
  tx: Tx,
  viewer: Viewer,
  change: ScopeChange,
  why: string,
  today: string,
): Promise<Outcome> {
  const inForce = await agreementStore(tx).inForce()
  if (!inForce) return refused('There is no agreement in force to change.')
  const fault = scopeFault(inForce.body, change)
  if (fault) return refused(fault)
  const drafted = await beginDraft(
    tx,
    viewer,
    { why, body: (from) => ({ ...withScope(from, change), commencesOn: today }) },
    () => inForce.body,
  )
  if (drafted.status !== 'done') return drafted
  const sent = await sendDraft(tx, viewer, drafted.number!, 1, today)
  // What cannot be sent is not left lying about.
  if (sent.status !== 'done') await withdrawVersion(tx, viewer, drafted.number!, 1)
  return sent
}

/**
 * Carries out a decision of the alliance's body that changes the scope. Nobody signs: the agreement in force says that its
 * body may, or this is refused.
 *
 * Asked as somebody at a member, for the purpose of planning.
 *
 * @param decision how the decision is found again: its reference in the register
 */
export async function changeScopeByDecision(
  tx: Tx,
  { decision, why, ...change }: ScopeChange & { readonly decision: string; readonly why: string },
  made: Change,
): Promise<Outcome> {
  const store = agreementStore(tx)
  await store.hold()
  const inForce = await store.inForce()
  if (!inForce) return refused('There is no agreement in force to change.')
  if (!inForce.body.scopeByDecision) {
    return refused('This agreement changes its scope by a new version that every party signs, not by a decision.')
  }
  const fault = scopeFault(inForce.body, change)
  if (fault) return refused(fault)
  const number = await store.draft(withScope(inForce.body, change), inForce.number, why)
  await bringIntoForce(tx, (await store.version(number))!, made, decision)
  return done(`${scopeInWords(change)} Version ${number} of the agreement is in force.`, number)
}

/** "Urology is no longer planned together." */
export function scopeInWords({ out, into }: ScopeChange): string {
  const names = (codes: readonly string[]): string => format.list(codes.map(treatmentFunctionName))
  const are = (codes: readonly string[]): string => (codes.length === 1 ? 'is' : 'are')
  return [
    ...(out.length > 0 ? [`${names(out)} ${are(out)} no longer planned together.`] : []),
    ...(into.length > 0 ? [`${names(into)} ${are(into)} planned together.`] : []),
  ].join(' ')
}
