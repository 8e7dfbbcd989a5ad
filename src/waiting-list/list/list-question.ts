/**
 * What somebody asks of the list: which pathways, in which order, which page. It lives in the address,
 * so a filtered list can be sent to a colleague, and nothing is remembered unasked (it could add clinical risk).
 * Nobody's name or number is ever part of it: patients are found by a form of its own.
 */
import { site } from '#nhs/organisations.ts'
import { isOrthopaedicSubspecialty, type OrthopaedicSubspecialty } from '#nhs/orthopaedic-subspecialty.ts'
import { isPriority, type Priority } from '#nhs/priority.ts'
import { reportedGroup, reportedGroupLabel, treatmentFunction } from '#nhs/treatment-function.ts'
import { isTrustCode } from '#nhs/trust-code.ts'
import { isQualityCheck, type QualityCheckId } from '../quality/quality-checks.ts'

export const PAGE_SIZE = 50

/** Waits that people ask for: over so many weeks. The standards of England and Wales, and the years that boards watch. */
export const waitMarks = [18, 26, 36, 52, 65, 78, 104] as const

export type ListOrder = 'rank' | 'wait' | 'decision' | 'service'

/** Which pathways. Empty lists and missing values ask for all. */
export type ListFilter = {
  readonly trusts: readonly string[]
  /** A reported group, or a treatment function that belongs to none. */
  readonly service?: string
  readonly subspecialty?: OrthopaedicSubspecialty
  readonly priority?: Priority | 'none'
  readonly nation?: 'England' | 'Wales'
  readonly overWeeks?: number
  readonly decided?: 'yes' | 'no'
  readonly site?: string
  readonly willing?: 'yes'
  /** Of the viewer's own pathways, those that a check of the data quality is about. */
  readonly check?: QualityCheckId
}

export type ListQuestion = {
  readonly filter: ListFilter
  readonly by: ListOrder
  /** Of what the column shows: of weeks waited, the longest wait first is descending. */
  readonly direction: 'ascending' | 'descending'
  readonly page: number
}

/** Each order, with the direction that people want first: most urgent, longest wait, earliest decision. */
export const firstDirection: Readonly<Record<ListOrder, ListQuestion['direction']>> = {
  rank: 'ascending',
  wait: 'descending',
  decision: 'ascending',
  service: 'ascending',
}
const orders = Object.keys(firstDirection) as ListOrder[]

/** Reads an address. What it does not know it leaves out: an old link shows more, never an error. */
export function listQuestion(query: Readonly<Record<string, readonly string[] | undefined>>): ListQuestion {
  const one = (name: string): string | undefined => query[name]?.[0]?.trim() || undefined
  const known = <Code extends string>(name: string, isKnown: (code: string) => code is Code): Code | undefined => {
    const text = one(name)
    return text !== undefined && isKnown(text) ? text : undefined
  }
  const overWeeks = Number(one('over'))
  const nation = one('nation')
  const decided = one('decided')
  const page = Number(one('page'))
  const by = orders.find((order) => order === one('by')) ?? 'rank'
  const order = one('order')
  const filter: ListFilter = {
    trusts: [...new Set((query.trust ?? []).filter(isTrustCode))],
    ...optional('service', known('service', isService)),
    ...optional('subspecialty', known('subspecialty', isOrthopaedicSubspecialty)),
    ...optional('priority', known('priority', isPriorityOrNone)),
    ...(nation === 'England' || nation === 'Wales' ? { nation } : {}),
    ...(waitMarks.some((mark) => mark === overWeeks) ? { overWeeks } : {}),
    ...(decided === 'yes' || decided === 'no' ? { decided } : {}),
    ...optional('site', known('site', isSite)),
    ...(one('willing') === 'yes' ? { willing: 'yes' as const } : {}),
    ...optional('check', known('check', isQualityCheck)),
  }
  return {
    filter,
    by,
    direction: order === 'ascending' || order === 'descending' ? order : firstDirection[by],
    page: Number.isSafeInteger(page) && page >= 1 && page <= 1_000_000 ? page : 1,
  }
}

/** The address of a question; parts that say nothing are left out. */
export function listAddress(question: ListQuestion, path = '/waiting-list'): string {
  const { filter, by, direction, page } = question
  const query = new URLSearchParams()
  for (const trust of filter.trusts) query.append('trust', trust)
  for (const name of [
    'service',
    'subspecialty',
    'priority',
    'nation',
    'decided',
    'site',
    'willing',
    'check',
  ] as const) {
    const value = filter[name]
    if (value !== undefined) query.set(name, value)
  }
  if (filter.overWeeks !== undefined) query.set('over', String(filter.overWeeks))
  if (by !== 'rank') query.set('by', by)
  if (direction !== firstDirection[by]) query.set('order', direction)
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

const isService = (text: string): text is string =>
  reportedGroupLabel(text) !== undefined || (reportedGroup(text) === undefined && treatmentFunction(text) !== undefined)
const isSite = (text: string): text is string => site(text) !== undefined
const isPriorityOrNone = (text: string): text is Priority | 'none' => text === 'none' || isPriority(text)

function optional<Name extends string, Value>(name: Name, value: Value | undefined): { [key in Name]?: Value } {
  return value === undefined ? {} : ({ [name]: value } as { [key in Name]: Value })
}
