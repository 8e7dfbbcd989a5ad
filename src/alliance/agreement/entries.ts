/** An agreement as short texts with headings, in the order in which it is read: documents and differences are made of these. */
import { trustName } from '#nhs/organisations.ts'
import { treatmentFunctionName } from '#nhs/treatment-function.ts'
import * as format from '#web/format.ts'
import type { Agreement } from './agreement.ts'
import { decidingInWords } from './deciding-words.ts'
import { posts, ruleInWords } from './decision-rule.ts'
import type { DraftPart } from './draft-parts.ts'
import { legalForms } from './legal-form.ts'
import { matters } from './matter.ts'

export type Entry = {
  readonly part: DraftPart
  /** The same thing has the same key in every version. */
  readonly key: string
  readonly heading: string
  readonly text: string
}

export const bindingInWords = (isBinding: boolean): string =>
  isBinding ? 'This clause binds in law.' : 'This clause does not bind in law.'

export const sharedPostsInWords: Readonly<Record<Agreement['sharedPosts'], string>> = {
  'vote-for-each': 'Votes for each of them, with a standing declaration',
  'vote-for-one': 'Votes for the one trust that the declaration names',
  'do-not-vote': 'Does not vote',
}

const limit = (pence: number | null, none: string): string => (pence === null ? none : `up to ${format.money(pence)}`)

export function entriesOf(agreement: Agreement): readonly Entry[] {
  const { parties, services, excluded, clauses, rules, delegations, reserved, quorum, riskAndGain, disputes } =
    agreement
  const one = (part: DraftPart, heading: string, text: string, key = heading): Entry => ({ part, key, heading, text })
  return [
    one('purpose', 'Title', agreement.title),
    one('purpose', 'Purpose', agreement.purpose),
    one('form', 'Legal form', legalForms[agreement.legalForm].name),
    one('form', 'Where the power sits', legalForms[agreement.legalForm].power),
    one('form', 'Who is bound by a decision', legalForms[agreement.legalForm].bound),
    one('form', 'Body that meets', agreement.body),
    one('dates', 'Begins', format.date(agreement.commencesOn)),
    one('dates', 'To be reviewed by', format.date(agreement.reviewOn)),
    one('dates', 'Ends', agreement.endsOn === null ? 'When the trusts end it' : format.date(agreement.endsOn)),
    ...parties.map(({ trust, joinedOn, signatories }) =>
      one(
        'parties',
        trustName(trust),
        `Joined on ${format.date(joinedOn)}. Signed for by its ${format.list(signatories.map((post) => posts[post].toLowerCase()))}.`,
        trust,
      ),
    ),
    ...services.map((code) => one('services', treatmentFunctionName(code), 'Planned together', code)),
    one(
      'services',
      'How a service is taken in or out',
      agreement.scopeByDecision
        ? 'By a decision of the body, or by a new version that every party signs'
        : 'By a new version that every party signs',
    ),
    ...excluded.map(({ what, services: codes }) =>
      one(
        'excluded',
        what,
        codes.length === 0
          ? 'Stays with each trust'
          : `Stays with each trust: ${format.list(codes.map(treatmentFunctionName))}`,
      ),
    ),
    ...clauses.map(({ id, head, words, isBinding }) =>
      one('clauses', head, `${words} ${bindingInWords(isBinding)}`, id),
    ),
    ...rules.map(({ matter, rule }) => one('rules', matters[matter], ruleInWords(rule), matter)),
    ...delegations.map(({ matter, to, upToPence }) => {
      const who = to === 'body' ? agreement.body : `Each ${posts[to].toLowerCase()}`
      return one(
        'powers',
        `Delegated: ${matters[matter].toLowerCase()}`,
        `${who}, ${limit(upToPence, 'without a limit')}`,
        `${matter} ${to}`,
      )
    }),
    ...reserved.map(({ matter, abovePence }) =>
      one(
        'powers',
        `Reserved to each board: ${matters[matter].toLowerCase()}`,
        abovePence === null ? 'The whole matter' : `Above ${format.money(abovePence)}`,
        `reserved ${matter}`,
      ),
    ),
    one(
      'meetings',
      'Quorum of each trust',
      `${format.count(quorum.membersOfEachTrust, 'voting member')}, with ${format.count(quorum.nonExecutivesOfEachTrust, 'non-executive director')} among them`,
    ),
    one('meetings', 'Somebody with posts in several trusts', sharedPostsInWords[agreement.sharedPosts]),
    ...decidingInWords(agreement).map(([heading, text]) => one('meetings', heading, text)),
    one('risk', 'How risk and gain are shared', riskAndGain.words),
    ...riskAndGain.shares.map(({ trust, percent }) =>
      one('risk', `Share of ${trustName(trust)}`, `${percent}% of risk and gain`, `share ${trust}`),
    ),
    ...disputes.map(({ who, withinDays }, n) =>
      one('disputes', `Step ${n + 1}`, `${who}, within ${format.count(withinDays, 'day')}`),
    ),
    one('leaving', 'Notice to leave', format.count(agreement.noticeDays, 'day')),
  ]
}
