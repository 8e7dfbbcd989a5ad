/** Where proposals are screened together. */
export const screeningHref = '/transfers/screening'
export const checkHref = `${screeningHref}/check`
export const screenedHref = (key: string): string => `${screeningHref}/done/${key}`
