/** What an address asks of a list of a plan's patients. What no patient of the plan has is left out, never guessed. */
import { site as siteOf, trustName } from '#nhs/organisations.ts'
import { treatmentFunctionName } from '#nhs/treatment-function.ts'
import type { Chosen } from '#web/filters.tsx'
import type { PlacementFilter } from './placement-store.ts'

export type PeopleAsked = {
  /** Whose patients. */
  readonly trust?: string
  /** Treated at. */
  readonly site?: string
  readonly service?: string
  readonly rule?: string
  readonly page: number
}

export type PeopleChoices = {
  readonly trusts: readonly string[]
  readonly sites: readonly string[]
  readonly services: readonly string[]
  readonly rules: readonly string[]
}

export function peopleAsked(query: Readonly<Record<string, string>>, choices: PeopleChoices): PeopleAsked {
  const page = Number(query.page)
  const { trust, site, service, rule } = query
  return {
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
    ...(trust && choices.trusts.includes(trust) ? { trust } : {}),
    ...(site && choices.sites.includes(site) ? { site } : {}),
    ...(service && choices.services.includes(service) ? { service } : {}),
    ...(rule && choices.rules.includes(rule) ? { rule } : {}),
  }
}

export const filterOf = ({ trust, site, service, rule }: PeopleAsked): PlacementFilter => ({
  ...(trust ? { homeTrust: trust } : {}),
  ...(site ? { site } : {}),
  ...(service ? { service } : {}),
  ...(rule ? { rule } : {}),
})

export function peopleHref(path: string, { page, ...filters }: PeopleAsked): string {
  const query = new URLSearchParams(Object.entries(filters).filter(([, value]) => value !== undefined))
  if (page > 1) query.set('page', String(page))
  return query.size === 0 ? path : `${path}?${query}`
}

export function peopleChosen(
  path: string,
  { page: _page, ...filters }: PeopleAsked,
  ruleWords: (rule: string | null) => string,
): Chosen[] {
  const names = {
    trust: ['Trust', trustName],
    site: ['At', (code: string) => siteOf(code)?.name ?? code],
    service: ['Service', treatmentFunctionName],
    rule: ['Rule', ruleWords],
  } as const
  return (Object.keys(names) as (keyof typeof names)[]).flatMap((key) => {
    const value = filters[key]
    if (value === undefined) return []
    const [name, words] = names[key]
    const { [key]: _without, ...rest } = filters
    return [{ name, value: words(value), removeHref: peopleHref(path, { ...rest, page: 1 }) }]
  })
}
