/**
 * Six-four-two planning: what is known, and so what may be done with a session, so long before its day.
 *
 * At six weeks the leave of surgeons, anaesthetists and theatre teams is known, at four weeks the lists are fixed, at two
 * weeks they are locked (Rotamap, data of autumn 2023, on six-four-two). How long a session may be held, and who may take
 * one back in each window, is our assumption until an alliance agrees otherwise: it is kept with the alliance, dated.
 */
import { z } from 'zod'
import { type Day, daysBetween } from '#nhs/day.ts'

export const windowCodes = ['early', 'leave-known', 'lists-fixed', 'locked', 'past'] as const
export type WindowCode = (typeof windowCodes)[number]

/** Who may take a session back that is lent: with a reason, only a chief operating officer, or nobody. */
const takingBack = ['with-reason', 'chief-operating-officer', 'nobody'] as const

const LONGEST_HOLD_HOURS = 60 * 24

const WindowShape = z.object({
  code: z.enum(['early', 'leave-known', 'lists-fixed', 'locked']),
  /** The window begins this many days before the session, and lasts until the next one begins. */
  fromDaysBefore: z.number().int().min(0).max(366).nullable(),
  longestHoldHours: z.number().int().min(1).max(LONGEST_HOLD_HOURS),
  /** Whether giving a session back, or refusing somebody who asked, has to be explained. */
  asksReason: z.boolean(),
  takingBack: z.enum(takingBack),
})

const RulesShape = z.array(
  z.object({ inForceFrom: z.string(), source: z.string().min(1), windows: z.array(WindowShape).length(4) }),
)

export type PlanningWindow = z.infer<typeof WindowShape>
export type LendingRules = { readonly source: string; readonly windows: readonly PlanningWindow[] }

/** Until an alliance agrees on others. Newest last. */
const usualRules: z.infer<typeof RulesShape> = [
  {
    inForceFrom: '2015-07-14',
    source: 'Six, four and two weeks: Rotamap. Lengths of holds and who takes back: assumed, not agreed by anybody.',
    windows: [
      { code: 'early', fromDaysBefore: null, longestHoldHours: 14 * 24, asksReason: false, takingBack: 'with-reason' },
      {
        code: 'leave-known',
        fromDaysBefore: 42,
        longestHoldHours: 7 * 24,
        asksReason: false,
        takingBack: 'with-reason',
      },
      {
        code: 'lists-fixed',
        fromDaysBefore: 28,
        longestHoldHours: 3 * 24,
        asksReason: true,
        takingBack: 'chief-operating-officer',
      },
      { code: 'locked', fromDaysBefore: 14, longestHoldHours: 24, asksReason: true, takingBack: 'nobody' },
    ],
  },
]

/**
 * The rules in force on a day: those that the alliance agreed, or the usual ones.
 *
 * @param agreed what is kept with the alliance; nothing when it agreed on none
 * @throws Error when what is kept has another shape, or its windows do not follow one another
 */
export function readLendingRules(agreed: unknown, on: Day): LendingRules {
  const all = agreed === null || agreed === undefined ? usualRules : RulesShape.parse(agreed)
  const inForce = all.filter(({ inForceFrom }) => inForceFrom <= on).at(-1) ?? all[0]
  if (!inForce) throw new Error('An alliance agreed on rules for lending, and they are empty')
  const begins = inForce.windows.map(({ fromDaysBefore }) => fromDaysBefore ?? Number.POSITIVE_INFINITY)
  const follow = begins.every((days, n) => n === 0 || days < begins[n - 1]!)
  const inOrder = inForce.windows.every(({ code }, n) => code === windowCodes[n])
  if (!follow || !inOrder) throw new Error('The windows of the rules for lending do not follow one another')
  return inForce
}

/** The window that a session's day is in, seen from today. */
export function windowOf({ windows }: LendingRules, day: Day, today: Day): PlanningWindow | 'past' {
  const before = daysBetween(today, day)
  if (before < 0) return 'past'
  return windows.findLast(({ fromDaysBefore }) => fromDaysBefore === null || before <= fromDaysBefore)!
}

export const codeOf = (window: PlanningWindow | 'past'): WindowCode => (window === 'past' ? 'past' : window.code)

/** What each window means, for pages and files. Weeks are said by `windowSpan`, because an alliance may change them. */
export const windowWords: Readonly<Record<WindowCode, { readonly name: string; readonly means: string }>> = {
  early: {
    name: 'Early',
    means: 'Leave is not all known. A session can still turn out to be needed, or to have nobody to staff it.',
  },
  'leave-known': { name: 'Leave known', means: 'Leave is known. Lists are being made.' },
  'lists-fixed': { name: 'Lists fixed', means: 'Lists are fixed. A change has to be explained.' },
  locked: {
    name: 'Short notice',
    means: 'Lists are locked. What is offered now is for patients who can come at short notice.',
  },
  past: { name: 'Past', means: 'The day is over. What was lent can be marked as used.' },
}
