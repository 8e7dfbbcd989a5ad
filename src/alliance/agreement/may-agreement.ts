/** Who may do what with the agreement. Each answer is a value: the page says why not, and the command refuses for the same reason. */
import type { Day } from '#nhs/day.ts'
import { trustName } from '#nhs/organisations.ts'
import type { Role, Viewer } from '#platform/viewer.ts'
import * as format from '#web/format.ts'
import { partyOf } from './agreement.ts'
import { type Post, posts } from './decision-rule.ts'
import type { PartyStanding } from './party-standing.ts'
import type { Signature, Version } from './version.ts'

export type May = { readonly allowed: true } | { readonly allowed: false; readonly because: string }

const yes: May = { allowed: true }
const no = (because: string): May => ({ allowed: false, because })

type Asking = Pick<Viewer, 'trust' | 'person' | 'roles'>

const drafters: readonly Role[] = ['board-secretary', 'chief-executive', 'chief-operating-officer']
const speakers: readonly Role[] = ['chair', 'chief-executive', 'chief-operating-officer']
const has = ({ roles }: Pick<Viewer, 'roles'>, wanted: readonly Role[]): boolean =>
  roles.some((role) => wanted.includes(role))

/** Writing a draft, sending it, taking it back. */
export const mayDraft = (viewer: Pick<Viewer, 'roles'>): May =>
  has(viewer, drafters)
    ? yes
    : no('Board secretaries, chief executives and chief operating officers draft changes of the agreement.')

export function mayEdit(viewer: Asking, version: Version): May {
  const may = mayDraft(viewer)
  if (!may.allowed) return may
  if (version.draftedByTrust !== viewer.trust) {
    return no(`${trustName(version.draftedByTrust)} drafted this version, so its people change it.`)
  }
  return version.state === 'draft' ? yes : no('Only a draft can be changed. Withdraw this version, or draft another.')
}

export function mayWithdraw(viewer: Asking, version: Version): May {
  const may = mayDraft(viewer)
  if (!may.allowed) return may
  if (version.draftedByTrust !== viewer.trust) {
    return no(`${trustName(version.draftedByTrust)} drafted this version, so its people withdraw it.`)
  }
  return version.state === 'draft' || version.state === 'signing'
    ? yes
    : no('Only a version that is not in force can be withdrawn.')
}

export type MaySign =
  | { readonly allowed: true; readonly post: Post }
  | { readonly allowed: false; readonly because: string }

/** Signing, or declining to: for one's own trust, in a post that the version names for it, once. */
export function maySign(
  viewer: Asking,
  version: Version,
  signatures: readonly Signature[],
  inForce: number | null,
): MaySign {
  const refuse = (because: string): MaySign => ({ allowed: false, because })
  if (version.state !== 'signing') return refuse('This version is not there to be signed.')
  if (version.basedOn !== inForce) {
    return refuse('Another version has come into force since this one was drafted. A new draft has to start from that.')
  }
  const party = partyOf(version.body, viewer.trust)
  if (!party) return refuse('Your trust is no party of this version.')
  const mine = party.signatories.filter((post) => viewer.roles.includes(post))
  if (mine.length === 0) {
    const who = format.list(party.signatories.map((post) => posts[post].toLowerCase()))
    return refuse(`The ${who} of ${trustName(viewer.trust)} signs for it.`)
  }
  const given = signatures.filter(({ trust }) => trust === viewer.trust)
  if (given.some(({ person }) => person === viewer.person)) return refuse('You have answered already.')
  const open = mine.find((post) => !given.some((one) => one.post === post))
  return open ? { allowed: true, post: open } : refuse('Your trust has answered already.')
}

/** What a trust says of its own part: suspending, resuming, notice, leaving. */
export function maySpeak(viewer: Asking): May {
  return has(viewer, speakers)
    ? yes
    : no('The chair, the chief executive and the chief operating officer of a trust say whether it takes part.')
}

export type PartyStep = 'suspend' | 'resume' | 'give-notice' | 'withdraw-notice' | 'leave'

/** Whether the viewer's own trust can take this step from where it stands. */
export function mayStep(viewer: Asking, step: PartyStep, own: PartyStanding | undefined, today: Day): May {
  const may = maySpeak(viewer)
  if (!may.allowed) return may
  const { standing } = own ?? { standing: undefined }
  const isNow = standing === 'member' || standing === 'suspended' || standing === 'leaving'
  if (!own || !isNow) return no('Your trust is no member of the alliance today.')
  const isSuspended = own.membership?.suspendedOn != null
  const leavesOn = own.membership?.leavesOn ?? null
  switch (step) {
    case 'suspend':
      return isSuspended ? no('Your trust is suspended already.') : yes
    case 'resume':
      return isSuspended ? yes : no('Your trust is not suspended.')
    case 'give-notice':
      return leavesOn === null ? yes : no(`Your trust has given notice and leaves on ${format.date(leavesOn)}.`)
    case 'withdraw-notice':
      return leavesOn === null ? no('Your trust has given no notice.') : yes
    case 'leave':
      if (leavesOn === null) return no('Your trust has given no notice.')
      return leavesOn <= today ? yes : no(`Your trust leaves on ${format.date(leavesOn)}, and not before.`)
  }
}
