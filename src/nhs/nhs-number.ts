/**
 * NHS numbers: ten digits, of which the last checks the others (modulus 11). Stored as digits, shown as 3-3-4.
 * Source: NHS Data Dictionary, NHS NUMBER. Numbers that begin 999 are never given to a person: our invented people
 * have those. Welsh patients share this scheme; Scottish CHI and Northern Irish H&C numbers are separate ranges.
 */
export type NhsNumber = string & { readonly __brand: 'NhsNumber' }

export type ParsedNhsNumber =
  | { readonly ok: true; readonly value: NhsNumber }
  | { readonly ok: false; readonly why: string }

/** Reads a number as people write it: spaces and dashes between the digits are welcome, anything else is not. */
export function parseNhsNumber(text: string): ParsedNhsNumber {
  const digits = text.replace(/[\s\u2010-\u2015-]/g, '')
  if (digits === '') return refused('there is no number')
  if (!/^\d+$/.test(digits)) return refused('it holds something other than digits, spaces and dashes')
  if (digits.length !== 10) return refused(`it has ${digits.length} digits; an NHS number has ten`)
  if (/^(\d)\1{9}$/.test(digits)) return refused('ten times the same digit is a placeholder, not a number')
  const expected = nhsNumberCheckDigit(digits.slice(0, 9))
  if (expected === undefined)
    return refused('no NHS number begins with these nine digits: their check digit would be 10')
  if (expected !== Number(digits[9])) return refused(`the last digit should be ${expected}, so some digit is mistyped`)
  return { ok: true, value: digits as NhsNumber }
}

/**
 * The tenth digit for nine digits: weights 10 down to 2, eleven minus the remainder by eleven, and 11 written 0.
 * `undefined` when it would be 10: such a number cannot exist. Throws when not given nine digits.
 */
export function nhsNumberCheckDigit(nineDigits: string): number | undefined {
  if (!/^\d{9}$/.test(nineDigits)) throw new Error(`The check digit needs nine digits, not "${nineDigits}"`)
  let sum = 0
  for (let place = 0; place < 9; place++) sum += (nineDigits.charCodeAt(place) - 48) * (10 - place)
  const check = 11 - (sum % 11)
  if (check === 10) return undefined
  return check === 11 ? 0 : check
}

/** "9990000018" as people read it: "999 000 0018". */
export function showNhsNumber(value: NhsNumber): string {
  return `${value.slice(0, 3)} ${value.slice(3, 6)} ${value.slice(6)}`
}

/** Whether the number belongs to the range kept for invented people. */
export function isSynthetic(value: NhsNumber): boolean {
  return value.startsWith('999')
}

const refused = (why: string): ParsedNhsNumber => ({ ok: false, why })
