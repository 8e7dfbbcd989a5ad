/**
 * What letters say of a patient's page. The code stands in the letter that is sent, and in the file of a run that is printed:
 * of what is kept as evidence it is left out, and put back for as long as the link works.
 */
import type { Parts } from '#platform/parts.ts'
import type { Letter } from '../offers/letters/letter.ts'
import { my } from './addresses.ts'
import { codeInGroups } from './link-code.ts'
import { codeOfLink } from './link-keys.ts'

/** By the id of the link, where the patient has one. */
export type PageOf = (link: string | null) => string | null

/** Nothing where the program does not know under which address patients find it. */
export function pageInLetters({ address, secret }: Pick<Parts, 'address' | 'secret'>): PageOf | undefined {
  if (address === undefined) return undefined
  return (link) => (link === null ? null : `${address}${my.start}, with the code ${printed(secret, link)}`)
}

/** For a letter that is looked at before it is written: there is a code by the time that it is. */
export const pageToCome =
  (pageOf: PageOf, { address }: Pick<Parts, 'address'>): PageOf =>
  (link) =>
    pageOf(link) ?? `${address}${my.start}, with a code`

const LEFT_OUT = '[code]'

const printed = (secret: string, link: string): string => codeInGroups(codeOfLink(secret, link))

const everywhere = (letter: Letter, from: string, to: string): Letter =>
  JSON.parse(JSON.stringify(letter).replaceAll(from, to)) as Letter

/** As it is kept. */
export const withoutCode = (letter: Letter, secret: string): Letter =>
  letter.link === undefined ? letter : everywhere(letter, printed(secret, letter.link), LEFT_OUT)

/** As it was sent, where its link still works; else without the code, which opens nothing any more. */
export const withCode = (letter: Letter, secret: string, works: string | undefined): Letter =>
  letter.link === undefined || letter.link !== works
    ? letter
    : everywhere(letter, LEFT_OUT, printed(secret, letter.link))
