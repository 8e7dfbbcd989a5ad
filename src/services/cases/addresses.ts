/** Where the pages of cases for change are. */
export { servicesHref } from '../addresses.ts'

export const casesHref = '/services/cases'
export const caseHref = (id: string): string => `${casesHref}/${id}`
export const noteHref = (id: string, kind: string, subject: string): string =>
  `${caseHref(id)}/say/${kind}/${encodeURIComponent(subject)}`
