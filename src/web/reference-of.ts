/** In the place of sixteen digits: no vowels, which would make words, and nothing that could be taken for a number. */
const LETTERS = 'BCDFGHJKLMNPQRST'

/**
 * What people can quote of a transfer, a letter or an agreement: it names nobody, and tells two apart. "KFTB-DRCH", of both
 * ends of the identifier.
 */
export function referenceOf(id: string): string {
  const mixed = (Number.parseInt(id.slice(0, 8), 16) ^ Number.parseInt(id.slice(-8), 16)) >>> 0
  const digits = mixed.toString(16).padStart(8, '0')
  const letters = Array.from(digits, (digit) => LETTERS[Number.parseInt(digit, 16)]!).join('')
  return `${letters.slice(0, 4)}-${letters.slice(4)}`
}
