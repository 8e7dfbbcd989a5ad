/** Reads a whole number that was given with an option, and says what was given where it is none. */
import { BadUse } from './command.ts'

export function wholeNumber(option: string, text: string, from: number, to: number): number {
  const value = Number(text)
  if (/^\d+$/.test(text) && value >= from && value <= to) return value
  throw new BadUse(`${option} is "${text}", and must be a whole number from ${from} to ${to}`)
}
