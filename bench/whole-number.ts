import { BadUse } from '#cli/command.ts'

/** @throws BadUse unless it is a whole number from 1 to 99,999 */
export function wholeNumber(name: string, text: string): number {
  if (!/^[1-9]\d{0,4}$/.test(text)) throw new BadUse(`--${name} is "${text}", and must be from 1 to 99999`)
  return Number(text)
}
