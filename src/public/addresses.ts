/** Where the pages for everybody are. Addresses hold ids of alliances, services and decisions, and of no person. */
export const publicHref = '/public'
/** Any alliance, in the pattern of a route. */
export const allianceIn = ':alliance{[a-z0-9-]+}'
export const allianceHref = (alliance: string): string => `${publicHref}/${alliance}`
export const servicesHref = (alliance: string): string => `${allianceHref(alliance)}/services`
export const serviceHref = (alliance: string, group: string): string => `${servicesHref(alliance)}/${group}`
export const decisionsHref = (alliance: string): string => `${allianceHref(alliance)}/decisions`
export const decisionHref = (alliance: string, item: string): string => `${decisionsHref(alliance)}/${item}`
export const consultationsHref = (alliance: string): string => `${allianceHref(alliance)}/consultations`
export const consultationHref = (alliance: string, id: string): string => `${consultationsHref(alliance)}/${id}`
/** After an answer. */
export const thanksHref = (alliance: string, id: string): string => `${consultationHref(alliance, id)}/thank-you`

/** For the people of the alliance, who have logged in. */
export const askedHref = '/board/consultations'
export const askedOneHref = (id: string): string => `${askedHref}/${id}`

export const prioritiesHref = (alliance: string): string => `${allianceHref(alliance)}/priorities`
/** What is shown of them, for the people of the alliance. */
export const shownHref = '/board/public-priorities'
export const shownOneHref = (id: string): string => `${shownHref}/${id}`
