/** Where the pages for everybody are. Addresses hold ids of alliances, services and decisions, and of no person. */
export const publicHref = '/public'
export const allianceHref = (alliance: string): string => `${publicHref}/${alliance}`
export const servicesHref = (alliance: string): string => `${allianceHref(alliance)}/services`
export const serviceHref = (alliance: string, group: string): string => `${servicesHref(alliance)}/${group}`
export const decisionsHref = (alliance: string): string => `${allianceHref(alliance)}/decisions`
export const decisionHref = (alliance: string, item: string): string => `${decisionsHref(alliance)}/${item}`
