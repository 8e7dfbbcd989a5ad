/**
 * Who may do what to a sharing agreement, and why not. The database keeps the same rules whatever a program does
 * (private.sharing_step in migrations/0024); here they are said in words to people. A test compares the two.
 */
import type { Role, Viewer } from '#platform/viewer.ts'
import {
  hasEnded,
  isApproved,
  missingTerms,
  OWNER_APPROVALS,
  type SharingAgreement,
  type SharingScope,
  standing,
} from './agreement.ts'
import { purposes } from './purposes.ts'

export type SharingStep = 'approve' | 'decline' | 'narrow' | 'suspend' | 'resume' | 'revoke'

export type May = { readonly allowed: true } | { readonly allowed: false; readonly because: string }

const no = (because: string): May => ({ allowed: false, because })
const yes: May = { allowed: true }

const governance: readonly Role[] = ['information-governance', 'caldicott-guardian']
const speakers: readonly Role[] = ['chief-operating-officer', ...governance]
const askers: readonly Role[] = [...speakers, 'alliance-planner', 'coordinator', 'board-secretary']

/** Who binds their trust in what it shares and receives. */
export const speaksForSharing = ({ roles }: Pick<Viewer, 'roles'>): boolean =>
  roles.some((role) => speakers.includes(role))

/** Who may write a proposal, for people who speak for the two trusts to approve. */
export const mayPropose = ({ roles }: Pick<Viewer, 'roles'>): boolean => roles.some((role) => askers.includes(role))

const NOT_A_SPEAKER =
  'The chief operating officer, the head of information governance or the Caldicott Guardian does this. Ask one of them.'

type Who = Pick<Viewer, 'trust' | 'person' | 'roles'>

/** @param now by the database's clock where it matters: it ends agreements */
export function maySharingStep(step: SharingStep, agreement: SharingAgreement, who: Who, now: Date): May {
  const stands = standing(agreement, now)
  if (!speaksForSharing(who)) return no(NOT_A_SPEAKER)
  if (hasEnded(stands)) return no('This agreement has ended. Propose a new one to share again.')
  if (step === 'approve') return mayApprove(agreement, who)
  if (step === 'decline') {
    return isApproved(agreement) ? no('Everybody has approved it. Its owner can end it.') : yes
  }
  if (who.trust !== agreement.owner) return no('Only the trust whose records they are can change or end it.')
  if (step === 'revoke') return yes
  if (!isApproved(agreement))
    return no('It waits for approval. Decline it and propose another if it should be narrower.')
  if (step === 'suspend' && agreement.suspendedAt) return no('Sharing under it is suspended already.')
  if (step === 'resume' && !agreement.suspendedAt) return no('Sharing under it is not suspended.')
  return yes
}

function mayApprove(agreement: SharingAgreement, { trust, person, roles }: Who): May {
  if (isApproved(agreement)) return no('Everybody has approved it.')
  const missing = missingTerms(agreement)
  if (missing.length > 0) return no(`It does not say ${missing.join(', nor ')}. Decline it and propose one that does.`)
  if (agreement.approvedByOwner.includes(person) || agreement.approvedByRecipient === person) {
    return no('You have approved it. Somebody else has to give the other approvals.')
  }
  if (trust === agreement.recipient) {
    return agreement.approvedByRecipient === null ? yes : no('A colleague has approved it for your trust.')
  }
  if (agreement.approvedByOwner.length >= OWNER_APPROVALS) return no('Two colleagues have approved it for your trust.')
  const isLast = agreement.approvedByOwner.length === OWNER_APPROVALS - 1
  const isGoverned = agreement.approvedByGovernance || roles.some((role) => governance.includes(role))
  if (purposes[agreement.purpose].isIdentifiable && isLast && !isGoverned) {
    return no(
      'People can be known by what it shares. The other approval is for the Caldicott Guardian or information governance.',
    )
  }
  return yes
}

/** Whether nothing of `wanted` goes beyond `today`: narrower takes effect at once, wider takes a new approval. */
export function isWithin(wanted: SharingScope, today: SharingScope): boolean {
  const within = (some: readonly string[], all: readonly string[]) => some.every((each) => all.includes(each))
  return (
    within(wanted.fields, today.fields) &&
    within(wanted.treatmentFunctions, today.treatmentFunctions) &&
    (today.sites === null || (wanted.sites !== null && within(wanted.sites, today.sites))) &&
    wanted.validTo <= today.validTo
  )
}
