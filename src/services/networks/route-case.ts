/** Where a case should go: every rule that is about it holds, so the strictest decides. Pure. */
import type { SiteService } from '../catalogue/catalogue.ts'
import type { NetworkRules, RoutingRule } from './routing-rules.ts'

export type CaseAsked = {
  readonly grade: string
  readonly features: readonly string[]
  /** Where the patient is now: a site, or nothing when it does not do this at all. */
  readonly site: string | undefined
}

export type CaseRoute = {
  /** Whether it may be done where the patient is; when `isDiscussed`, only if the meeting agrees. */
  readonly mayStay: boolean
  readonly isDiscussed: boolean
  /** Sites that may do it, centres first. Empty: no unit of the alliance may, and it goes to another network. */
  readonly mayGoTo: readonly SiteService[]
  /** The rules that hold of it, with their sources. */
  readonly because: readonly RoutingRule[]
}

export function routeCase(
  { grade, features, site }: CaseAsked,
  { rules }: NetworkRules,
  sites: readonly SiteService[],
): CaseRoute {
  const because = rules.filter(
    (rule) => rule.grades.includes(grade) || rule.features.some((feature) => features.includes(feature)),
  )
  const mayGoTo = sites
    .filter(({ tier }) => because.length > 0 && because.every(({ tiers }) => tiers.includes(tier)))
    .toSorted((a, b) => Number(b.tier === 'centre') - Number(a.tier === 'centre'))
  return {
    mayStay: mayGoTo.some((each) => each.site === site),
    isDiscussed: because.some((rule) => rule.isDiscussed),
    mayGoTo,
    because,
  }
}
