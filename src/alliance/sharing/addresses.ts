/** Where the pages of sharing agreements are. */
import type { Question } from './draft.ts'

export const sharingHref = '/alliance/sharing'
export const agreementHref = (id: string, step = ''): string => `${sharingHref}/${id}${step && `/${step}`}`
export const draftHref = (id: string, page: Question | 'check' | 'discard'): string =>
  `${sharingHref}/proposals/${id}/${page}`
export const accessLogHref = '/alliance/access-log'
