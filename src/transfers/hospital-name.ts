/** How a hospital of a trust is named to people: one that is all of its trust is named once. */
import { site as siteOf, trustName } from '#nhs/organisations.ts'

export function hospitalName(trust: string, site: string): string {
  const hospital = siteOf(site)?.name ?? site
  return hospital === trustName(trust) ? hospital : `${trustName(trust)}, ${hospital}`
}
