/**
 * "May I decide this?", asked of the scheme of delegation: by a person before they act, by a secretary before a meeting, and
 * by the count when an outcome is worked out, so that all three get the same answer.
 */
import type { Day } from '#nhs/day.ts'
import type { TrustCode } from '#nhs/trust-code.ts'
import type { PersonId, Role } from './facts.ts'
import type { Delegation, Holder, MayDecide, Reservation, Scheme } from './scheme.ts'

/** Who asks. A person asks with the post they hold, if any, since posts hold powers too. */
export type Asker =
  | {
      readonly kind: 'person'
      readonly person: PersonId
      readonly post?: { readonly role: Role; readonly trust: TrustCode }
    }
  | { readonly kind: 'body'; readonly body: string }
  | { readonly kind: 'board' }

export type PowerQuestion = {
  readonly who: Asker
  /** Whose power it is. */
  readonly of: TrustCode
  readonly matter: string
  /** Left out: up to how much may I? */
  readonly amountPence?: number
  readonly day: Day
}

export type PowerAnswer =
  | { readonly answer: 'yes'; readonly clause: string; readonly upToPence?: number }
  /** No amount was named, and there is a limit. */
  | {
      readonly answer: 'up-to'
      readonly clause: string
      readonly upToPence: number
      readonly above: readonly MayDecide[]
    }
  | {
      readonly answer: 'no'
      readonly because: 'not-delegated' | 'reserved' | 'over-limit'
      readonly clause?: string
      readonly upToPence?: number
      readonly whoMay: readonly MayDecide[]
    }

/** An NHS body's own board holds every power that nothing takes from it. */
const ownPower = 'powers of the board'

/** A power as it stands after reservations: `upTo` is -1 when nothing of it is left. */
type Power = { readonly holder: Holder; readonly clause: string; readonly upTo: number }

/** Says whether somebody may decide a matter for a trust on a day, up to how much, by which clause, and who else may. */
export function mayDecide(scheme: Scheme, question: PowerQuestion): PowerAnswer {
  const { of, amountPence, who } = question
  const powers = powersFor(scheme, question)
  const others = powers.filter(({ holder }) => !isHeldBy(holder, who, of))
  const whoMay = (amount: number) => widest(others.filter(({ upTo }) => amount <= upTo))

  const mine = powers.filter(({ holder }) => isHeldBy(holder, who, of)).sort(widestFirst)[0]
  if (mine === undefined) return { answer: 'no', because: 'not-delegated', whoMay: whoMay(amountPence ?? 0) }
  const { clause, upTo } = mine
  if (upTo < 0) return { answer: 'no', because: 'reserved', clause, whoMay: whoMay(amountPence ?? 0) }
  if (upTo === Infinity) return { answer: 'yes', clause }
  if (amountPence === undefined) return { answer: 'up-to', clause, upToPence: upTo, above: whoMay(upTo + 1) }
  return amountPence <= upTo
    ? { answer: 'yes', clause, upToPence: upTo }
    : { answer: 'no', because: 'over-limit', clause, upToPence: upTo, whoMay: whoMay(amountPence) }
}

/**
 * Every power over a class of matters of one trust. A reservation cuts what everybody else has at the amount above which it
 * begins; one that begins higher (NHS England's) cuts one that begins lower (the board's), and not the other way round.
 */
function powersFor(scheme: Scheme, { of, matter, day }: PowerQuestion): readonly Power[] {
  const isInForce = (entry: Delegation | Reservation) =>
    entry.of === of && entry.matter === matter && entry.from <= day && (entry.until === undefined || day < entry.until)
  const reservations = scheme.reservations
    .filter(isInForce)
    .map(({ to, clause, abovePence = -1 }) => ({ holder: to, clause, above: abovePence }))
  const reservedFrom = (holder: Holder) =>
    Math.max(-Infinity, ...reservations.filter((one) => key(one.holder) === key(holder)).map(({ above }) => above))
  const cut = ({ holder, clause, upTo }: Power): Power => {
    const cutting = reservations
      .filter((one) => one.above > reservedFrom(holder) && one.above < upTo)
      .sort((one, other) => one.above - other.above || byText(one.clause, other.clause))[0]
    return cutting ? { holder, clause: cutting.clause, upTo: cutting.above } : { holder, clause, upTo }
  }
  return [
    { holder: { kind: 'board', trust: of } as const, clause: ownPower, upTo: Infinity },
    ...reservations.map(({ holder, clause }) => ({ holder, clause, upTo: Infinity })),
    ...scheme.delegations
      .filter(isInForce)
      .map(({ to, clause, upToPence = Infinity }) => ({ holder: to, clause, upTo: upToPence })),
  ].map(cut)
}

function isHeldBy(holder: Holder, who: Asker, of: TrustCode): boolean {
  switch (holder.kind) {
    case 'person':
      return who.kind === 'person' && who.person === holder.person
    case 'role':
      return who.kind === 'person' && who.post?.role === holder.role && who.post.trust === holder.trust
    case 'body':
      return who.kind === 'body' && who.body === holder.body
    case 'board':
      return who.kind === 'board' && holder.trust === of
    case 'other':
      return false
  }
}

const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
const widestFirst = (one: Power, other: Power): number =>
  one.upTo === other.upTo ? byText(one.clause, other.clause) : one.upTo < other.upTo ? 1 : -1

/** Each holder once, with the widest of their powers. */
function widest(powers: readonly Power[]): readonly MayDecide[] {
  const byHolder = new Map<string, Power>()
  for (const power of [...powers].sort(widestFirst))
    if (!byHolder.has(key(power.holder))) byHolder.set(key(power.holder), power)
  return [...byHolder]
    .sort(([one], [other]) => byText(one, other))
    .map(([, { holder, clause, upTo }]) => ({ holder, clause, ...(upTo === Infinity ? {} : { upToPence: upTo }) }))
}

function key(holder: Holder): string {
  switch (holder.kind) {
    case 'person':
      return `person ${holder.person}`
    case 'role':
      return `role ${holder.role} ${holder.trust}`
    case 'body':
      return `body ${holder.body}`
    case 'board':
      return `board ${holder.trust}`
    case 'other':
      return `other ${holder.name}`
  }
}
