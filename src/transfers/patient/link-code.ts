/**
 * The code in a patient's letter: 12 letters and figures that are hard to mix up, and that spell no word. There are
 * 28 to the power of 12 of them, so nobody finds one by trying.
 */
const alphabet = 'BCDFGHJKLMNPQRSTVWXZ23456789'
const LENGTH = 12

/** From at least 16 random bytes: "BCDFGHJKLMNP". */
export function codeFrom(bytes: Uint8Array): string {
  let number = bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
  let code = ''
  while (code.length < LENGTH) {
    code += alphabet[Number(number % BigInt(alphabet.length))]
    number /= BigInt(alphabet.length)
  }
  return code
}

/** As it is printed: "BCDF-GHJK-LMNP". */
export const codeInGroups = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-')

/** What somebody typed, if it can be a code: small letters, spaces and dashes are welcome. */
export function typedCode(text: string): string | undefined {
  const code = text.toUpperCase().replace(/[\s.–—-]/g, '')
  return code.length === LENGTH && [...code].every((character) => alphabet.includes(character)) ? code : undefined
}
