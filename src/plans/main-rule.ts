import type { Reason } from '#planner'

/** Rules that are about what the reason is about, the one that says most first. */
const ofKind: Readonly<Record<Reason['kind'], readonly string[]>> = {
  'no-time-to-operate': ['H3', 'H4', 'M5'],
  'no-bed': ['H7', 'H1', 'H2', 'H9'],
  'costs-more': [],
  'nothing-allowed': [],
}

/**
 * The one rule that a reason is filed under. The place that comes nearest often breaks several: when there is no time to
 * operate, it says little that the room would have been full as well. A reason with no rule is filed under its kind.
 */
export const mainRule = ({ kind, rules }: Reason): string =>
  ofKind[kind].find((rule) => rules.includes(rule)) ?? rules[0] ?? kind
