/** Where the pages of services are. */
export const servicesHref = '/services'
export const serviceHref = (service: string): string => `/services/catalogue/${service}`
export const fragilityHref = '/services/fragility'
export const assessmentHref = (trust: string, service: string): string => `${fragilityHref}/${trust}/${service}`
export const repatriationHref = (service: string): string => `/services/repatriation/${service}`
export const whereHref = (service: string): string => `/services/networks/${service}/where`
export const networkHref = (service: string): string => `/services/networks/${service}`
export const caseHref = (service: string, id: string): string => `${networkHref(service)}/cases/${id}`
export const designationsHref = '/services/designations'
export const designationHref = (id: string): string => `${designationsHref}/${id}`
export const figuresHref = '/services/figures'
