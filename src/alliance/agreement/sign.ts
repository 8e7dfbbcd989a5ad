/** Signing a version for one's own trust, or declining to. The last signature brings it into force, if its day has come. */
import { audit } from '#platform/audit.ts'
import type { Tx } from '#platform/database.ts'
import type { Viewer } from '#platform/viewer.ts'
import * as format from '#web/format.ts'
import { bringIntoForce, type Change } from './bring-into-force.ts'
import { held, parties } from './draft-commands.ts'
import { maySign } from './may-agreement.ts'
import { changed, done, type Outcome, refused } from './outcome.ts'
import { agreementStore } from './store.ts'
import { type Version, waitsFor } from './version.ts'

export type Answer = {
  readonly number: number
  /** The edition that the person read. */
  readonly edition: number
  readonly answer: 'signed' | 'declined'
  readonly reason: string
}

export async function answerVersion(tx: Tx, viewer: Viewer, given: Answer, change: Change): Promise<Outcome> {
  const version = await held(tx, given.number)
  const store = agreementStore(tx)
  if (version.edition !== given.edition) return changed
  const inForce = await store.inForce()
  const may = maySign(viewer, version, await store.signatures([version.number]), inForce?.number ?? null)
  if (!may.allowed) return refused(may.because)
  const { name, jobTitle } = viewer
  const { answer, reason } = given
  await store.sign(version, { post: may.post, name, jobTitle, answer, reason, on: change.today })
  const entry = {
    action: answer === 'signed' ? 'sign-agreement' : 'decline-agreement',
    object: `agreement version ${version.number}`,
    detail: { post: may.post, digest: version.digest, ...(reason && { reason }) },
  }
  if (answer === 'declined') {
    await store.end(version, 'declined')
    if (!(await isMember(tx, viewer)))
      await store.noteParty(viewer.trust, 'declined', change.today, { reason, agreement: version.number })
    await audit(tx, parties(version), entry)
    return done(`Version ${version.number} is declined. What is in force stays as it is.`)
  }
  const says = await afterSigning(tx, version, change)
  await audit(tx, parties(version), entry)
  return done(says)
}

async function afterSigning(tx: Tx, version: Version, change: Change): Promise<string> {
  const waiting = waitsFor(version, await agreementStore(tx).signatures([version.number]))
  if (waiting.length > 0) {
    return `You have signed version ${version.number}. It waits for ${format.count(waiting.length, 'more signature')}.`
  }
  if (version.body.commencesOn > change.today) {
    return `Every party has signed version ${version.number}. It is in force from ${format.date(version.body.commencesOn)}.`
  }
  await bringIntoForce(tx, version, change)
  return `Every party has signed. Version ${version.number} is in force.`
}

async function isMember(tx: Tx, { trust }: Viewer): Promise<boolean> {
  return (await agreementStore(tx).memberships()).some((one) => one.trust === trust && one.leftOn === null)
}
