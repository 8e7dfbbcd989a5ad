/**
 * The agreement between the trusts, as data. An alliance is not an organisation: it is independent trusts, this, and the
 * powers that they lend each other for some services and not for others. Every other room obeys it.
 *
 * What it holds follows the clauses of real agreements between NHS bodies, and NHS Providers' guide: parties, dates, scope
 * and exclusions, rules of decision by class of matter, delegation limits, reserved matters, risk and gain, joining and
 * leaving, disputes, and of each clause whether it binds in law.
 */
import { z } from 'zod'
import { isDay } from '#nhs/day.ts'
import { treatmentFunctions } from '#nhs/treatment-function.ts'
import { DecidingShape } from './deciding.ts'
import { postCodes, RuleShape } from './decision-rule.ts'
import { legalFormCodes } from './legal-form.ts'
import { matterCodes } from './matter.ts'

const DayShape = z.string().refine(isDay)
const words = (most: number) => z.string().min(1).max(most)
const codes: ReadonlySet<string> = new Set(treatmentFunctions.map(({ code }) => code))
const Service = z.string().refine((code) => codes.has(code))
const Pence = z.number().int().min(0).max(1_000_000_000_00)

const PartyShape = z.object({
  trust: z.string().regex(/^[A-Z0-9]{3,5}$/),
  joinedOn: DayShape,
  /** The posts whose holders sign for it: all of them, and each is somebody else. */
  signatories: z.array(z.enum(postCodes)).min(1),
})

const ClauseShape = z.object({
  /** Its name for as long as the agreement lasts, through every version. */
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  head: words(80),
  words: words(4000),
  isBinding: z.boolean(),
})

const AgreementShape = z.object({
  title: words(120),
  purpose: words(1000),
  legalForm: z.enum(legalFormCodes),
  /** The body that meets under it. */
  body: words(80),
  commencesOn: DayShape,
  reviewOn: DayShape,
  endsOn: DayShape.nullable(),
  parties: z.array(PartyShape).min(1),
  /** Treatment functions that are planned together. Everything else stays with each trust. */
  services: z.array(Service),
  /** What is never part of it, whatever else changes, and which treatment functions that means. */
  excluded: z.array(z.object({ what: words(120), services: z.array(Service) })),
  /** Whether its body may take a service in or out by a decision, without everybody's signature. */
  scopeByDecision: z.boolean(),
  clauses: z.array(ClauseShape),
  rules: z.array(z.object({ matter: z.enum(matterCodes), rule: RuleShape })),
  /** What each trust has delegated to the body, or to the holder of a post. */
  delegations: z.array(
    z.object({
      matter: z.enum(matterCodes),
      to: z.union([z.literal('body'), z.enum(postCodes)]),
      /** Nothing: without a limit. */
      upToPence: Pence.nullable(),
    }),
  ),
  /** What each trust's own board keeps: the whole matter, or what is above an amount. */
  reserved: z.array(z.object({ matter: z.enum(matterCodes), abovePence: Pence.nullable() })),
  quorum: z.object({
    membersOfEachTrust: z.number().int().min(1).max(20),
    nonExecutivesOfEachTrust: z.number().int().min(0).max(20),
  }),
  /** What somebody with a post in several trusts may do, with a standing declaration. */
  sharedPosts: z.enum(['vote-for-each', 'vote-for-one', 'do-not-vote']),
  /** Left out by an agreement that says nothing of it: `conservativeDeciding` holds. */
  deciding: DecidingShape.optional(),
  riskAndGain: z.object({
    words: words(1000),
    shares: z.array(z.object({ trust: z.string(), percent: z.number().int().min(0).max(100) })),
  }),
  /** Who is asked to settle a dispute, first to last. */
  disputes: z.array(z.object({ who: words(120), withinDays: z.number().int().min(1).max(366) })),
  noticeDays: z.number().int().min(0).max(1096),
  /** Where the facts come from that are stated and not agreed. */
  sources: z.array(z.object({ of: words(120), source: words(300), asOf: DayShape })),
})

export type Agreement = z.infer<typeof AgreementShape>
export type Party = Agreement['parties'][number]
export type Clause = Agreement['clauses'][number]

/** @throws Error when what is stored has another shape */
export const readAgreement = (stored: unknown): Agreement => AgreementShape.parse(stored)

export const partyOf = (agreement: Pick<Agreement, 'parties'>, trust: string): Party | undefined =>
  agreement.parties.find((party) => party.trust === trust)

/** "Clause 7" of the clause with this name, as it is printed; nothing when there is none. */
export function clauseNumber({ clauses }: Pick<Agreement, 'clauses'>, id: string): number | undefined {
  const place = clauses.findIndex((clause) => clause.id === id)
  return place < 0 ? undefined : place + 1
}
