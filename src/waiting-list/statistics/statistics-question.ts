/** Whose waits are counted: which nation's patients, at which trust, for which service. It lives in the address. */
import { reportedGroupLabel } from '#nhs/treatment-function.ts'
import { isTrustCode } from '#nhs/trust-code.ts'

export type StatisticsQuestion = {
  /** England unless said, because those are the figures that are published. */
  readonly nation: 'England' | 'Wales' | 'all'
  /** One member, or all that the viewer sees. */
  readonly trust?: string
  /** A reported group, or all. */
  readonly service?: string
}

/** Reads an address. What it does not know it leaves out: an old link shows more, never an error. */
export function statisticsQuestion(query: Readonly<Record<string, string | undefined>>): StatisticsQuestion {
  const { nation, trust, service } = query
  return {
    nation: nation === 'Wales' || nation === 'all' ? nation : 'England',
    ...(trust !== undefined && isTrustCode(trust) ? { trust } : {}),
    ...(service !== undefined && reportedGroupLabel(service) !== undefined ? { service } : {}),
  }
}

/** The address of a question; parts that say nothing are left out. */
export function statisticsAddress(question: StatisticsQuestion, path = '/waiting-list/statistics'): string {
  const query = new URLSearchParams()
  if (question.nation !== 'England') query.set('nation', question.nation)
  if (question.trust) query.set('trust', question.trust)
  if (question.service) query.set('service', question.service)
  const text = query.toString()
  return text === '' ? path : `${path}?${text}`
}

export const nationNames = { England: 'England', Wales: 'Wales', all: 'All nations' } as const
