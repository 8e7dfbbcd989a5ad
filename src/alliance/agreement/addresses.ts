/** Where the pages of the agreement are. */
export const agreementHref = '/alliance/agreement'
export const versionsHref = `${agreementHref}/versions`
export const partiesHref = `${agreementHref}/parties`
export const scopeHref = `${agreementHref}/scope`
export const versionHref = (number: number): string => `${versionsHref}/${number}`
export const draftHref = (number: number, part = ''): string =>
  `${versionHref(number)}/draft${part === '' ? '' : `/${part}`}`

/** For routes. */
export const versionIn = '/alliance/agreement/versions/:number{[1-9][0-9]{0,5}}' as const
