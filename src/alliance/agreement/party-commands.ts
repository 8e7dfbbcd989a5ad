/** A trust's own comings and goings: invited, declined, suspended, back, notice, left, and its run-off over. */
import { addDays, type Day } from '#nhs/day.ts'
import { trustName } from '#nhs/organisations.ts'
import { audit } from '#platform/audit.ts'
import type { Tx } from '#platform/database.ts'
import type { Viewer } from '#platform/viewer.ts'
import * as format from '#web/format.ts'
import type { Change } from './bring-into-force.ts'
import { type Consequence, stillInFlight, stopAll } from './consequence.ts'
import { mayDraft, maySpeak, mayStep, type PartyStep } from './may-agreement.ts'
import { changed, done, type Outcome, refused } from './outcome.ts'
import { isMember, type PartyEventKind, type PartyStanding, standingsOf } from './party-standing.ts'
import { agreementStore, type ChangeKind } from './store.ts'

export type StepAnswers = {
  readonly reason: string
  /** Of a notice: the first day on which the trust is no member. */
  readonly leavesOn?: Day
  /** The others' decision to let the trust go sooner than the agreement says. */
  readonly byDecision?: string
}

/** Where everybody stands. */
export async function partyStandings(tx: Tx, today: Day): Promise<readonly PartyStanding[]> {
  const store = agreementStore(tx)
  return standingsOf(await store.memberships(), await store.partyEvents(), today)
}

/** A step of the viewer's own trust. For the purpose of planning, because what goes with the trust is in plans. */
export async function stepParty(
  tx: Tx,
  viewer: Viewer,
  step: PartyStep,
  answers: StepAnswers,
  change: Change,
): Promise<Outcome> {
  const store = agreementStore(tx)
  await store.hold()
  const standings = await partyStandings(tx, change.today)
  const own = standings.find(({ trust }) => trust === viewer.trust)
  const may = mayStep(viewer, step, own, change.today)
  if (!may.allowed) return refused(may.because)
  const { trust } = viewer
  const { today } = change
  const { reason, leavesOn, byDecision } = answers
  switch (step) {
    case 'suspend':
      if (!(await store.changeMember(trust, { suspended_on: today }))) return changed
      await store.noteParty(trust, 'suspended', today, { reason })
      await noteOut(tx, trust, 'suspended', change)
      break
    case 'resume':
      if (!(await store.changeMember(trust, { suspended_on: null }))) return changed
      await store.noteParty(trust, 'resumed', today, { reason })
      await store.noteChange('trust-resumed', { trust }, [], today)
      break
    case 'give-notice': {
      if (leavesOn === undefined) throw new Error('a notice says when the trust leaves')
      const because = await tooSoon(tx, { leavesOn, byDecision }, today)
      if (because !== undefined) return refused(because)
      if (!(await store.changeMember(trust, { notice_on: today, leaves_on: leavesOn }))) return changed
      await store.noteParty(trust, 'gave-notice', today, { reason, leavesOn, byDecision: byDecision || null })
      break
    }
    case 'withdraw-notice':
      if (!(await store.changeMember(trust, { notice_on: null, leaves_on: null }))) return changed
      await store.noteParty(trust, 'withdrew-notice', today, { reason })
      break
    case 'leave':
      if (!(await leaveNow(tx, trust, own!.membership!.leavesOn!, change))) return changed
      break
  }
  await audit(tx, [...standings.filter(isMember).map((one) => one.trust), trust], {
    action: `party-${step}`,
    object: `membership of ${trust}`,
    detail: { ...(reason && { reason }), ...(leavesOn && { leavesOn }), ...(byDecision && { byDecision }) },
  })
  return done(saysOf(step, leavesOn))
}

/** The trust leaves: nothing new from here on. What is on its way goes on to its end. */
export async function leaveNow(tx: Tx, trust: string, leavesOn: Day, change: Change): Promise<boolean> {
  const store = agreementStore(tx)
  if (!(await store.changeMember(trust, { left_on: leavesOn }))) return false
  await store.noteParty(trust, 'left', leavesOn)
  await noteOut(tx, trust, 'left', change)
  await endRunOff(tx, trust, change)
  return true
}

/** The run-off is over once nothing is on its way any more. Returns whether it is. */
export async function endRunOff(tx: Tx, trust: string, { consequences, today }: Change): Promise<boolean> {
  if ((await stillInFlight(tx, consequences, trust)).length > 0) return false
  const store = agreementStore(tx)
  if (!(await store.noteGone())) return false
  await store.noteParty(trust, 'run-off-ended', today)
  return true
}

async function noteOut(
  tx: Tx,
  trust: string,
  why: 'left' | 'suspended',
  { consequences, today }: { readonly consequences: readonly Consequence[]; readonly today: Day },
): Promise<void> {
  const stopped = await stopAll(tx, consequences, { kind: 'trust-out', trust, why }, today)
  const kind: ChangeKind = why === 'left' ? 'trust-left' : 'trust-suspended'
  await agreementStore(tx).noteChange(kind, { trust }, stopped, today)
}

/** Why a notice is too short; nothing when it is not, or when the others agreed to a shorter one. */
export async function tooSoon(
  tx: Tx,
  { leavesOn, byDecision }: { readonly leavesOn: Day; readonly byDecision?: string | undefined },
  today: Day,
): Promise<string | undefined> {
  if (leavesOn < today) return 'Enter today, or a day to come'
  const noticeDays = (await agreementStore(tx).inForce())?.body.noticeDays ?? 0
  const earliest = addDays(today, noticeDays)
  if (leavesOn >= earliest || byDecision) return undefined
  return `Enter ${format.date(earliest)} or later, or the decision by which the others agreed to fewer than ${format.count(noticeDays, 'day')}`
}

function saysOf(step: PartyStep, leavesOn?: Day): string {
  switch (step) {
    case 'suspend':
      return 'Your trust takes no part until it resumes. What patients have agreed to goes on.'
    case 'resume':
      return 'Your trust takes part again.'
    case 'give-notice':
      return `Your trust has given notice. It leaves on ${format.date(leavesOn!)}.`
    case 'withdraw-notice':
      return 'The notice is withdrawn. Your trust stays.'
    case 'leave':
      return 'Your trust has left the alliance. What is on its way goes on to its end.'
  }
}

/** Asks a trust to join. Its people can then log in, read what it would sign, and sign or decline. */
export async function inviteTrust(tx: Tx, viewer: Viewer, trust: string, reason: string, today: Day): Promise<Outcome> {
  const may = mayDraft(viewer)
  if (!may.allowed) return refused(may.because)
  const store = agreementStore(tx)
  await store.hold()
  const standings = await partyStandings(tx, today)
  const own = standings.find((one) => one.trust === viewer.trust)
  if (!own || !isMember(own)) return refused('Only members invite a trust.')
  const there = standings.find((one) => one.trust === trust)
  if (there && isMember(there)) return refused(`${trustName(trust)} is a member.`)
  if (there?.standing === 'invited') return refused(`${trustName(trust)} has been invited already.`)
  await store.noteParty(trust, 'invited', today, { reason })
  await audit(tx, [...standings.filter(isMember).map((one) => one.trust), trust], {
    action: 'invite-trust',
    object: `membership of ${trust}`,
    detail: { ...(reason && { reason }) },
  })
  return done(`${trustName(trust)} is invited. Draft a version with it as a party, and send that for signing.`)
}

/** An invited trust says no, for now. */
export async function declineInvitation(tx: Tx, viewer: Viewer, reason: string, today: Day): Promise<Outcome> {
  const may = maySpeak(viewer)
  if (!may.allowed) return refused(may.because)
  const store = agreementStore(tx)
  await store.hold()
  const standings = await partyStandings(tx, today)
  if (standings.find(({ trust }) => trust === viewer.trust)?.standing !== 'invited') {
    return refused('Your trust has not been invited.')
  }
  await store.noteParty(viewer.trust, 'declined', today, { reason })
  await audit(tx, [viewer.trust], { action: 'decline-invitation', object: `membership of ${viewer.trust}` })
  return done('Your trust has declined. It can be invited again.')
}

/** Suspends a trust, or lets it resume, as the alliance's body decided under the agreement. */
export async function suspendByDecision(
  tx: Tx,
  {
    trust,
    isSuspended,
    decision,
    reason,
  }: {
    readonly trust: string
    readonly isSuspended: boolean
    readonly decision: string
    readonly reason: string
  },
  change: Change,
): Promise<Outcome> {
  const store = agreementStore(tx)
  await store.hold()
  const standings = await partyStandings(tx, change.today)
  const there = standings.find((one) => one.trust === trust)
  if (!there || !isMember(there)) return refused(`${trustName(trust)} is no member today.`)
  if ((there.membership?.suspendedOn != null) === isSuspended) {
    return refused(`${trustName(trust)} is ${isSuspended ? 'suspended already' : 'not suspended'}.`)
  }
  const kind: PartyEventKind = isSuspended ? 'suspended' : 'resumed'
  await store.noteParty(trust, kind, change.today, { reason, byDecision: decision })
  if (!(await store.changeMember(trust, { suspended_on: isSuspended ? change.today : null }))) return changed
  if (isSuspended) await noteOut(tx, trust, 'suspended', change)
  else await store.noteChange('trust-resumed', { trust }, [], change.today)
  await audit(
    tx,
    standings.filter(isMember).map((one) => one.trust),
    {
      action: `party-${isSuspended ? 'suspend' : 'resume'}-by-decision`,
      object: `membership of ${trust}`,
      detail: { decision, reason },
    },
  )
  return done(isSuspended ? `${trustName(trust)} is suspended.` : `${trustName(trust)} takes part again.`)
}
