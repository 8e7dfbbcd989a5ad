/**
 * What somebody asks of the list: which pathways, in which order, which page. It lives in the address,
 * so a filtered list can be sent to a colleague, and nothing is remembered unasked (it could add clinical risk).
 * Nobody's name or number is ever part of it: patients are found by a form of its own.
 */
import { isTrustCode } from '#nhs/trust-code.ts'

export const PAGE_SIZE = 50

/** Waits that people ask for: over so many weeks. The standards of England and Wales, and the years that boards watch. */
export const waitMarks = [18, 26, 36, 52, 65, 78, 104] as const

export type ListOrder = 'rank' | 'wait' | 'decision' | 'service'

/** Which pathways. Empty lists and missing values ask for all. */
export type ListFilter = {
  readonly trusts: readonly string[]
  readonly service?: string
  readonly subspecialty?: string
  readonly priority?: string
  readonly nation?: 'England' | 'Wales'
  readonly overWeeks?: number
  readonly decided?: 'yes' | 'no'
  readonly site?: string
  readonly willing?: 'yes'
}

export type ListQuestion = {
  readonly filter: ListFilter
  readonly by: ListOrder
  readonly direction: 'ascending' | 'descending'
  readonly page: number
}

const orders: readonly ListOrder[] = ['rank', 'wait', 'decision', 'service']
const code = /^[A-Za-z0-9 -]{1,40}$/

/** Reads an address. What it does not know it leaves out: an old link shows more, never an error. */
export function listQuestion(query: Readonly<Record<string, readonly string[] | undefined>>): ListQuestion {
  const one = (name: string): string | undefined => query[name]?.[0]?.trim() || undefined
  const coded = (name: string): string | undefined => {
    const text = one(name)
    return text !== undefined && code.test(text) ? text : undefined
  }
  const overWeeks = Number(one('over'))
  const nation = one('nation')
  const decided = one('decided')
  const page = Number(one('page'))
  const by = orders.find((known) => known === one('by')) ?? 'rank'
  const filter: ListFilter = {
    trusts: (query.trust ?? []).filter(isTrustCode),
    ...optional('service', coded('service')),
    ...optional('subspecialty', coded('subspecialty')),
    ...optional('priority', coded('priority')),
    ...(nation === 'England' || nation === 'Wales' ? { nation } : {}),
    ...(waitMarks.some((mark) => mark === overWeeks) ? { overWeeks } : {}),
    ...(decided === 'yes' || decided === 'no' ? { decided } : {}),
    ...optional('site', coded('site')),
    ...(one('willing') === 'yes' ? { willing: 'yes' as const } : {}),
  }
  return {
    filter,
    by,
    direction: one('order') === 'descending' ? 'descending' : 'ascending',
    page: Number.isSafeInteger(page) && page >= 1 && page <= 1_000_000 ? page : 1,
  }
}

/** The address of a question; parts that say nothing are left out. */
export function listAddress(question: ListQuestion, path = '/waiting-list'): string {
  const { filter, by, direction, page } = question
  const query = new URLSearchParams()
  for (const trust of filter.trusts) query.append('trust', trust)
  for (const name of ['service', 'subspecialty', 'priority', 'nation', 'decided', 'site', 'willing'] as const) {
    const value = filter[name]
    if (value !== undefined) query.set(name, value)
  }
  if (filter.overWeeks !== undefined) query.set('over', String(filter.overWeeks))
  if (by !== 'rank') query.set('by', by)
  if (direction !== 'ascending') query.set('order', direction)
  if (page > 1) query.set('page', String(page))
  const text = query.toString()
  return text === '' ? path : `${path}?${text}`
}

/** The same question with other filters, from its first page. */
export const withFilter = (question: ListQuestion, filter: ListFilter): ListQuestion => ({
  ...question,
  filter,
  page: 1,
})

function optional<Name extends string>(name: Name, value: string | undefined): { [key in Name]?: string } {
  return value === undefined ? {} : ({ [name]: value } as { [key in Name]: string })
}
