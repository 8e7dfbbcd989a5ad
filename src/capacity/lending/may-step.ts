/** Who may take a loan a step further, and when. Each no is a sentence that says what to do. Pure. */
import type { Day } from '#nhs/day.ts'
import { trustName } from '#nhs/organisations.ts'
import type { Role, Viewer } from '#platform/viewer.ts'
import type { LendingRules } from './lending-rules.ts'
import { windowOf } from './lending-rules.ts'
import { type LoanAction, loanSteps, type SessionLoan, stateNames, stateOf } from './loan.ts'

/** `asksReason`: the step is refused without one. */
export type MayStep =
  | { readonly allowed: true; readonly asksReason: boolean }
  | { readonly allowed: false; readonly because: string }

const yes = (asksReason = false): MayStep => ({ allowed: true, asksReason })
const no = (because: string): MayStep => ({ allowed: false, because })

const lenders: readonly Role[] = ['theatre-manager', 'chief-operating-officer']
const borrowers: readonly Role[] = ['theatre-manager', 'chief-operating-officer', 'coordinator', 'alliance-planner']

const has = ({ roles }: Pick<Viewer, 'roles'>, wanted: readonly Role[]): boolean =>
  roles.some((role) => wanted.includes(role))

type Asking = Pick<Viewer, 'trust' | 'roles'>

export const mayLend = (viewer: Pick<Viewer, 'roles'>): boolean => has(viewer, lenders)
export const mayBorrow = (viewer: Pick<Viewer, 'roles'>): boolean => has(viewer, borrowers)

/** Offering a session of one's own. */
export function mayOffer(viewer: Pick<Viewer, 'roles'>, rules: LendingRules, day: Day, today: Day): MayStep {
  if (!mayLend(viewer)) return no('Theatre managers and chief operating officers lend sessions.')
  if (windowOf(rules, day, today) === 'past') return no('This session is over. Offer one that is to come.')
  return yes()
}

/** What the alliance plans together, and who takes part in it, today. */
export type LendingScope = { readonly services: readonly string[]; readonly trusts: readonly string[] }

/** Asking for a session and lending it are new; whatever else is done with it brings something to an end. */
const begins: readonly LoanAction[] = ['hold', 'confirm']

/** One step of a loan. The order of the questions is that of what helps most: state, side, role, then the window. */
export function mayStep(
  viewer: Asking,
  action: LoanAction,
  loan: SessionLoan,
  { rules, scope, today }: { readonly rules: LendingRules; readonly scope: LendingScope; readonly today: Day },
): MayStep {
  const state = stateOf(loan, today)
  const step = loanSteps.find((each) => each.action === action && each.from === state)
  if (!step) return no(`This session is ${stateNames[state].toLowerCase()}, so that cannot be done with it.`)

  const isOwner = viewer.trust === loan.trust
  const isBorrower = viewer.trust === loan.borrower
  if (step.side === 'owner' && !isOwner) return no(`Only ${trustName(loan.trust)} can do that.`)
  if (step.side === 'borrower' && !isBorrower) return no(`Only ${trustName(loan.borrower ?? '')} can do that.`)
  if (step.side === 'member' && isOwner) return no('This is a session of your own trust. Withdraw the offer to use it.')
  if (step.side === 'either' && !isOwner && !isBorrower) return no('Only the two trusts of a loan can do that.')
  if (isOwner ? !mayLend(viewer) : !mayBorrow(viewer)) {
    return no(
      isOwner
        ? 'Theatre managers and chief operating officers lend sessions.'
        : 'Theatre managers, coordinators, alliance planners and chief operating officers borrow sessions.',
    )
  }

  const outside = begins.includes(action) ? outOfScope(viewer, loan, scope) : undefined
  if (outside !== undefined) return no(outside)

  const window = windowOf(rules, loan.day, today)
  if (action === 'use') {
    return loan.day <= today ? yes() : no('A session is marked as used on its day or afterwards.')
  }
  if (window === 'past') return no('The day of this session is over. Mark it as used if it was.')
  if (action === 'withdraw' && state === 'confirmed') return takeBack(viewer, loan, window)
  const explains = action === 'give-back' || action === 'decline' || (action === 'withdraw' && state === 'held')
  return yes(explains && window.asksReason)
}

function outOfScope({ trust }: Asking, loan: SessionLoan, { services, trusts }: LendingScope): string | undefined {
  const away = [loan.trust, loan.borrower ?? trust].find((party) => !trusts.includes(party))
  if (away !== undefined) return `${trustName(away)} takes no part in the alliance now, so nothing new is lent.`
  const wanted = loan.askedService === null ? loan.services : [loan.askedService]
  return wanted.some((service) => services.includes(service))
    ? undefined
    : 'What may be done in this session is no longer planned together, so nothing new is lent for it.'
}

type Window = LendingRules['windows'][number]

/** A session that is lent belongs to the borrower's list: the nearer the day, the fewer may take it back. */
function takeBack(viewer: Asking, { borrower }: SessionLoan, { takingBack }: Window): MayStep {
  if (takingBack === 'nobody') {
    return no(`Lists are locked. Ask ${trustName(borrower ?? '')} whether it can give the session back.`)
  }
  if (takingBack === 'chief-operating-officer' && !viewer.roles.includes('chief-operating-officer')) {
    return no('Lists are fixed. Your chief operating officer can still take the session back, with a reason.')
  }
  return yes(true)
}
