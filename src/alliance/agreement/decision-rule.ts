/**
 * The rules by which an agreement lets a class of matter be decided. One trust has one vote, not one person one vote. What
 * happens under a rule, on a day, with people in a room, is worked out by #board.
 */
import { z } from 'zod'
import type { Role } from '#platform/viewer.ts'
import * as format from '#web/format.ts'

/** Posts that can sign, hold a power or have a vote under an agreement. Each is a role that people log in with. */
export const posts = {
  chair: 'Chair',
  'chief-executive': 'Chief executive',
  'chief-operating-officer': 'Chief operating officer',
  'medical-director': 'Medical director',
  finance: 'Director of finance',
} as const satisfies Partial<Record<Role, string>>

export type Post = keyof typeof posts

export const postCodes = Object.keys(posts) as [Post, ...Post[]]

export const RuleShape = z.discriminatedUnion('kind', [
  /** Every trust that has a vote. */
  z.object({ kind: z.literal('unanimity') }),
  /** More than half of the trusts. */
  z.object({ kind: z.literal('majority') }),
  /** At least this fraction of the trusts, as two whole numbers: 2 of 3, 3 of 4. */
  z.object({
    kind: z.literal('super-majority'),
    atLeast: z.number().int().min(1).max(99),
    of: z.number().int().min(2).max(100),
  }),
  /** Every holder of this post, one of each trust, saying so. */
  z.object({ kind: z.literal('consensus'), named: z.enum(postCodes) }),
  /** Every trust that the matter affects. */
  z.object({ kind: z.literal('affected-agree') }),
  /** Each for itself, as committees in common do by law. */
  z.object({ kind: z.literal('each-for-itself') }),
  z.object({ kind: z.literal('lead-decides') }),
  /** Something urgent, for the others to ratify within days. */
  z.object({ kind: z.literal('chairs-action'), ratifyWithinDays: z.number().int().min(1).max(366) }),
  /** Who says nothing until a deadline agrees. */
  z.object({ kind: z.literal('silence'), noticeDays: z.number().int().min(1).max(366) }),
])

export type DecisionRule = z.infer<typeof RuleShape>
export type RuleKind = DecisionRule['kind']

export const ruleNames: Readonly<Record<RuleKind, string>> = {
  unanimity: 'All trusts agree',
  majority: 'A majority of trusts agrees',
  'super-majority': 'A super-majority of trusts agrees',
  consensus: 'Every named person agrees',
  'affected-agree': 'Every affected trust agrees',
  'each-for-itself': 'Each trust decides for itself',
  'lead-decides': 'The lead provider decides',
  'chairs-action': 'The chair acts, and it is ratified afterwards',
  silence: 'Silence until a deadline agrees',
}

/** "At least 3 of 4 trusts agree" */
export function ruleInWords(rule: DecisionRule): string {
  switch (rule.kind) {
    case 'super-majority':
      return `At least ${rule.atLeast} in ${rule.of} trusts agree`
    case 'consensus':
      return `The ${posts[rule.named].toLowerCase()} of every trust agrees`
    case 'chairs-action':
      return `The chair acts, and it is ratified within ${format.count(rule.ratifyWithinDays, 'day')}`
    case 'silence':
      return `Agreed if nobody objects within ${format.count(rule.noticeDays, 'day')}`
    default:
      return ruleNames[rule.kind]
  }
}

/** Nothing when the rule can be kept. */
export const ruleFault = (rule: DecisionRule): string | undefined =>
  rule.kind === 'super-majority' && (rule.atLeast * 2 <= rule.of || rule.atLeast > rule.of)
    ? 'A super-majority is more than half, and at most all'
    : undefined
