/** Who may do what at a meeting. Each answer is a value: the page says why not, and the command refuses for the same reason. */
import { trustName } from '#nhs/organisations.ts'
import type { TrustCode } from '#nhs/trust-code.ts'
import type { Role, Viewer } from '#platform/viewer.ts'
import { effectsOfConflict } from '../decision/effects-of-conflict.ts'
import { formsOfDecision } from '../decision/form-of-decision.ts'
import type { Decided, SeatOnItem } from './decided.ts'
import { type Item, type LogIn, type Meeting, personId, type Seat } from './record.ts'

export type May = { readonly allowed: true } | { readonly allowed: false; readonly because: string }

type Asking = Pick<Viewer, 'trust' | 'person' | 'name' | 'roles'>

const yes: May = { allowed: true }
const no = (because: string): May => ({ allowed: false, because })
const has = ({ roles }: Pick<Viewer, 'roles'>, wanted: readonly Role[]): boolean =>
  roles.some((role) => wanted.includes(role))

/** Calling a meeting, its agenda, its papers, who was there, opening and closing a vote. */
export const mayKeepRecord = (viewer: Pick<Viewer, 'roles'>): May =>
  has(viewer, ['board-secretary', 'chair'])
    ? yes
    : no('Board secretaries and chairs call meetings and keep the record of them.')

export function mayPutOnAgenda(viewer: Asking, meeting: Meeting): May {
  const may = mayKeepRecord(viewer)
  if (!may.allowed) return may
  return meeting.state === 'planned' || meeting.state === 'open'
    ? yes
    : no('This meeting is over. Put the item on the agenda of another.')
}

export function mayOpenItem(viewer: Asking, meeting: Meeting, item: Item): May {
  const may = mayKeepRecord(viewer)
  if (!may.allowed) return may
  if (item.kind !== 'decision') return no('Nothing is put to the vote in this item.')
  if (item.openedAt !== null) return no('It has been put to the vote already.')
  return meeting.state === 'open' ? yes : no('Open the meeting first.')
}

export function mayCloseItem(viewer: Asking, item: Item): May {
  const may = mayKeepRecord(viewer)
  if (!may.allowed) return may
  if (item.openedAt === null) return no('It has not been put to the vote.')
  return item.closedAt === null ? yes : no('The vote is closed.')
}

const sameLogIn = (one: LogIn, other: LogIn): boolean => one.trust === other.trust && one.person === other.person

/** Seats that somebody holds or is named as deputy of. */
export const ownSeats = (viewer: LogIn, seats: readonly Seat[]): readonly Seat[] =>
  seats.filter((seat) => sameLogIn(seat, viewer) || seat.deputies.some((one) => sameLogIn(one, viewer)))

export type Voice = { readonly forTrust: TrustCode | null; readonly words: string }

export type MayVote =
  | { readonly allowed: true; readonly voices: readonly Voice[] }
  | { readonly allowed: false; readonly because: string }

/** In whose name the viewer votes on an item now; a member with a personal interest in nobody's. */
export function mayVote(viewer: Asking, decided: Decided, now: Date): MayVote {
  const refuse = (because: string): MayVote => ({ allowed: false, because })
  const { item } = decided.record
  if (item.openedAt === null) return refuse('It has not been put to the vote yet.')
  if (item.closedAt !== null) return refuse('The vote is closed.')
  if (item.closesAt !== null && item.closesAt < now) return refuse('The time to answer is over.')
  if (!decided.ok) return refuse(decided.because)
  const own = decided.seats.filter(({ seat }) => ownSeats(viewer, [seat]).length > 0)
  if (own.length === 0) return refuse('Members of the committee vote.')
  // Also of a deputy, who has no seat of their own.
  const self = { person: personId(viewer), name: viewer.name, trust: viewer.trust }
  const personal = effectsOfConflict(self, decided.facts).reasons.find(({ code }) => code === 'personal-interest')
  if (personal) return refuse(personal.says)
  const voting = own.filter(({ seat }) => seat.isVoting)
  if (voting.length === 0) return refuse('You attend without a vote.')
  const open = voting.filter((one) => isOpenTo(viewer, one))
  const [first] = open
  if (!first) return refuse(voting[0]!.effects.reasons[0]?.says ?? 'You have no vote on this item.')
  return {
    allowed: true,
    voices: open.map(({ seat: { forTrust } }) => ({
      forTrust,
      words: forTrust === null ? 'As an independent member' : `For ${trustName(forTrust)}`,
    })),
  }
}

/** A deputy's vote is kept, and counts where the agreement lets deputies stand in. */
const isOpenTo = (viewer: LogIn, { seat, effects }: SeatOnItem): boolean => !sameLogIn(seat, viewer) || effects.votes

export type MayRatify =
  /** For whom: a trust's board, or the body itself (null). */
  { readonly allowed: true; readonly by: TrustCode | null } | { readonly allowed: false; readonly because: string }

/** Whether the one word on what a chair did between meetings is the body's, and not each board's. */
function waitsForBody({ outcome, facts }: Extract<Decided, { ok: true }>): boolean {
  if (outcome.status === 'waiting') return outcome.awaits.some(({ kind }) => kind === 'the-body')
  const isProvisional = (outcome.status === 'decided' || outcome.status === 'split') && outcome.ratifyBy !== undefined
  return isProvisional && formsOfDecision[facts.form].resolutions !== 'one-for-each-trust'
}

/**
 * A board says whether it ratifies what waits for it, through its own people. For the body a chair does, once it has met, and
 * never the one who acted.
 */
export function mayRatify(viewer: Asking, decided: Decided): MayRatify {
  const no = (because: string): MayRatify => ({ allowed: false, because })
  if (decided.ok && waitsForBody(decided)) {
    if (!has(viewer, ['chair'])) return no('A chair notes whether the body ratified this.')
    const acted = decided.record.votes.some((vote) => sameLogIn(vote, viewer) && vote.choice === 'for')
    return acted ? no('You acted, so another chair notes whether the body ratified it.') : { allowed: true, by: null }
  }
  if (!has(viewer, ['board-secretary', 'chair', 'chief-executive'])) {
    return no('The chair, the chief executive and the board secretary of a trust say what its board decided.')
  }
  if (!decided.ok) return no(decided.because)
  const { outcome } = decided
  const waits =
    (outcome.status === 'recommended' && outcome.awaits.includes(viewer.trust)) ||
    (outcome.status === 'waiting' &&
      outcome.awaits.some((one) => one.kind === 'board' && one.trust === viewer.trust)) ||
    ((outcome.status === 'decided' || outcome.status === 'split') && outcome.ratifyBy !== undefined)
  return waits ? { allowed: true, by: viewer.trust } : no('This waits for no word of your board.')
}
