/** Where the pages of services are. */
export const servicesHref = '/services'
export const serviceHref = (service: string): string => `/services/catalogue/${service}`
export const fragilityHref = '/services/fragility'
export const assessmentHref = (trust: string, service: string): string => `${fragilityHref}/${trust}/${service}`
export const repatriationHref = (service: string): string => `/services/repatriation/${service}`
export const whereHref = (service: string): string => `/services/networks/${service}/where`
