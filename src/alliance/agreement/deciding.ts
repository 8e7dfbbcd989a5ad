/**
 * What an agreement settles of how its body decides, where law and guidance are silent. An agreement that says nothing of it
 * has `conservativeDeciding`: less counts, nothing binds in law by a guess, and what one person did alone waits for the others.
 *
 * Sources: NHS Providers' guide, considerations, asks that each of these is settled and leaves how to the trusts; the choices
 * are those of model standing orders, which differ.
 */
import { z } from 'zod'
import { postCodes } from './decision-rule.ts'
import { matterCodes } from './matter.ts'

export const DecidingShape = z.object({
  /** The classes of matter whose decisions bind in law. */
  binding: z.array(z.enum(matterCodes)),
  /** How the one vote of a trust forms from its people. */
  trustVote: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('majority-of-members'), tie: z.enum(['falls', 'its-chair-decides']) }),
    z.object({ kind: z.literal('all-members') }),
    z.object({ kind: z.literal('these-posts'), posts: z.array(z.enum(postCodes)).min(1) }),
  ]),
  /** A trust that abstains has not agreed, or is left out of the count. */
  abstentions: z.enum(['count-against', 'stand-aside']),
  /** Whether a member on a call counts like one in the room. */
  byCall: z.enum(['attends', 'counts']),
  deputies: z.enum(['attend', 'stand-in']),
  /** The same of a member with a personal interest, whose deputy often works for them. */
  deputiesOfConflicted: z.enum(['attend', 'stand-in']),
  personalInterestSpeaks: z.boolean(),
  /** Whether a trust that has given notice still votes, on what takes effect before it leaves. */
  leavingTrustsVote: z.boolean(),
  /** Whether a trust's chair counts where the quorum asks for a non-executive director. */
  chairCountsAsNonExecutive: z.boolean(),
  chairsAction: z.object({
    takesEffect: z.enum(['at-once', 'when-ratified']),
    /** How many non-executive directors are asked before. */
    consultNonExecutives: z.number().int().min(0).max(20),
  }),
  /** Of a lead provider: which trust it is. */
  lead: z
    .string()
    .regex(/^[A-Z0-9]{3,5}$/)
    .nullable(),
})

export type Deciding = z.infer<typeof DecidingShape>

export const conservativeDeciding: Deciding = {
  binding: [],
  trustVote: { kind: 'majority-of-members', tie: 'falls' },
  abstentions: 'count-against',
  byCall: 'attends',
  deputies: 'attend',
  deputiesOfConflicted: 'attend',
  personalInterestSpeaks: true,
  leavingTrustsVote: true,
  chairCountsAsNonExecutive: false,
  chairsAction: { takesEffect: 'when-ratified', consultNonExecutives: 2 },
  lead: null,
}
