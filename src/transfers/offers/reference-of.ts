/** In the place of sixteen digits: no vowels, which would make words, and nothing that could be taken for a number. */
const LETTERS = 'BCDFGHJKLMNPQRST'

/** What a patient can quote: it names nobody, and tells two letters apart. "KFTB-DRCH", of the identifier's last eight digits. */
export function referenceOf(transfer: string): string {
  const letters = Array.from(transfer.slice(-8), (digit) => LETTERS[Number.parseInt(digit, 16)] ?? '').join('')
  return `${letters.slice(0, 4)}-${letters.slice(4)}`
}
