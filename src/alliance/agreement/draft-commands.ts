/** Drafting a version, changing it, sending it to be signed, taking it back. Each is the work of one transaction. */
import type { Day } from '#nhs/day.ts'
import { trustName } from '#nhs/organisations.ts'
import { audit } from '#platform/audit.ts'
import type { Tx } from '#platform/database.ts'
import { NotFound } from '#platform/errors.ts'
import type { Viewer } from '#platform/viewer.ts'
import * as format from '#web/format.ts'
import type { Agreement } from './agreement.ts'
import { faultsOf } from './faults.ts'
import { mayDraft, mayEdit, mayWithdraw } from './may-agreement.ts'
import { changed, done, type Outcome, refused } from './outcome.ts'
import { agreementStore } from './store.ts'
import type { Version } from './version.ts'

/** A draft that begins as what is in force, or as what is given where there is nothing yet. */
export async function beginDraft(
  tx: Tx,
  viewer: Viewer,
  { why, body }: { readonly why: string; readonly body?: (inForce: Agreement) => Agreement },
  fresh: () => Agreement,
): Promise<Outcome> {
  const may = mayDraft(viewer)
  if (!may.allowed) return refused(may.because)
  const store = agreementStore(tx)
  await store.hold()
  const inForce = await store.inForce()
  const from = inForce?.body ?? fresh()
  const number = await store.draft(body ? body(from) : from, inForce?.number ?? null, why)
  await audit(tx, [viewer.trust], { action: 'draft-agreement', object: `agreement version ${number}`, detail: { why } })
  return done(`Version ${number} is drafted. Nobody else sees it until you send it for signing.`, number)
}

export async function saveDraft(tx: Tx, viewer: Viewer, seen: Version, body: Agreement): Promise<Outcome> {
  const version = await held(tx, seen.number)
  const may = mayEdit(viewer, version)
  if (!may.allowed) return refused(may.because)
  if (version.edition !== seen.edition) return changed
  return (await agreementStore(tx).saveDraft(version, body, version.why)) ? done('The draft is saved.') : changed
}

/** Sends a draft to every trust that it names. It waits there until all have signed, or one declines. */
export async function sendDraft(tx: Tx, viewer: Viewer, number: number, edition: number, today: Day): Promise<Outcome> {
  const version = await held(tx, number)
  if (version.state === 'signing' && version.edition === edition + 1) return sent(version)
  const may = mayEdit(viewer, version)
  if (!may.allowed) return refused(may.because)
  if (version.edition !== edition) return changed
  const store = agreementStore(tx)
  const inForce = await store.inForce()
  if (version.basedOn !== (inForce?.number ?? null)) {
    return refused('Another version has come into force since this one was drafted. Begin a new draft from that.')
  }
  const fault = faultsOf(version.body)[0]
  if (fault) return refused(fault.says)
  const left = (await store.memberships())
    .filter(({ leftOn }) => leftOn === null || leftOn > today)
    .find(({ trust }) => !version.body.parties.some((party) => party.trust === trust))
  if (left) {
    return refused(
      `${trustName(left.trust)} is a member and no party of this version. A trust leaves by its own notice.`,
    )
  }
  if (!(await store.send(version))) return changed
  await audit(tx, parties(version), {
    action: 'send-agreement',
    object: `agreement version ${number}`,
    detail: { digest: version.digest },
  })
  return sent(version)
}

const sent = ({ number, body }: Version): Outcome =>
  done(
    `Version ${number} is sent for signing to ${format.list(body.parties.map(({ trust }) => trustName(trust)))}.`,
    number,
  )

export async function withdrawVersion(tx: Tx, viewer: Viewer, number: number, edition: number): Promise<Outcome> {
  const version = await held(tx, number)
  if (version.state === 'withdrawn' && version.edition === edition + 1) return withdrawn(number)
  const may = mayWithdraw(viewer, version)
  if (!may.allowed) return refused(may.because)
  if (version.edition !== edition || !(await agreementStore(tx).end(version, 'withdrawn'))) return changed
  await audit(tx, version.state === 'draft' ? [viewer.trust] : parties(version), {
    action: 'withdraw-agreement',
    object: `agreement version ${number}`,
  })
  return withdrawn(number)
}

const withdrawn = (number: number): Outcome =>
  done(`Version ${number} is withdrawn. What is in force stays as it is.`, number)

/** The version as it is now, after everybody who was there before. @throws NotFound */
export async function held(tx: Tx, number: number): Promise<Version> {
  const store = agreementStore(tx)
  await store.hold()
  const version = await store.version(number)
  if (!version) throw new NotFound(`agreement version ${number}`)
  return version
}

export const parties = ({ body }: Version): readonly string[] => body.parties.map(({ trust }) => trust)
