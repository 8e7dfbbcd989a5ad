/** What the first draft of an alliance begins with, when there is no agreement yet: its members and services as they are. */
import { addDays, type Day } from '#nhs/day.ts'
import type { Agreement } from './agreement.ts'
import { matterCodes } from './matter.ts'

/** Of boards that collaborate, one review a year is usual. */
const REVIEW_AFTER_DAYS = 365
const NOTICE_DAYS = 90

/** Cautious where nothing has been agreed: every trust agrees to everything, and nothing binds in law. */
export function firstDraft(
  alliance: { readonly name: string; readonly purpose: string },
  members: readonly { readonly trust: string; readonly joinedOn: Day }[],
  services: readonly string[],
  today: Day,
): Agreement {
  return {
    title: `Memorandum of understanding of the ${alliance.name}`.slice(0, 120),
    purpose: alliance.purpose,
    legalForm: 'advisory-group',
    body: 'Joint board',
    commencesOn: today,
    reviewOn: addDays(today, REVIEW_AFTER_DAYS),
    endsOn: null,
    parties: members.map(({ trust, joinedOn }) => ({ trust, joinedOn, signatories: ['chief-executive'] })),
    services: [...services],
    excluded: [{ what: 'Accident and emergency', services: ['180'] }],
    scopeByDecision: false,
    clauses: [
      {
        id: 'independence',
        head: 'Each trust stays independent',
        words: 'Each trust stays an independent organisation and answers for its own decisions, staff and patients.',
        isBinding: false,
      },
    ],
    rules: matterCodes.map((matter) => ({ matter, rule: { kind: 'unanimity' } as const })),
    delegations: [],
    reserved: [],
    quorum: { membersOfEachTrust: 1, nonExecutivesOfEachTrust: 1 },
    sharedPosts: 'do-not-vote',
    riskAndGain: { words: 'Each trust bears its own costs and keeps its own income.', shares: [] },
    disputes: [
      { who: 'The chief executives', withinDays: 14 },
      { who: 'The chairs', withinDays: 28 },
    ],
    noticeDays: NOTICE_DAYS,
    sources: [],
  }
}
