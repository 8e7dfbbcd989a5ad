/** Where the pages of offers are: under the transfer they are about, and those of many letters beside them. */
import { transferHref } from '../addresses.ts'
import type { TransferKey } from '../life/transfer-row.ts'

export const offersHref = (which: TransferKey): string => `${transferHref(which)}/offers`
export const callHref = (which: TransferKey): string => `${offersHref(which)}/call`
export const noAnswerHref = (which: TransferKey, outcome = ''): string =>
  `${offersHref(which)}/no-answer${outcome && `?outcome=${outcome}`}`
export const needsHref = (which: TransferKey, part: string): string => `${offersHref(which)}/needs/${part}`
export const unavailableHref = (which: TransferKey): string => `${offersHref(which)}/unavailable`
export const dateDeclinedHref = (which: TransferKey): string => `${offersHref(which)}/date-declined`
export const takenBackHref = (which: TransferKey): string => `${offersHref(which)}/taken-back`
export const letterHref = (which: TransferKey): string => `${offersHref(which)}/letters`
export const writtenLetterHref = (which: TransferKey, letter: string): string => `${letterHref(which)}/${letter}`
/** Letters for many transfers at once. */
export const letterRunsHref = '/transfers/letters'
export const chooseLettersHref = `${letterRunsHref}/choose` as const
