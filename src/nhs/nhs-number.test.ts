import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSynthetic, nhsNumberCheckDigit, parseNhsNumber, showNhsNumber } from './nhs-number.ts'

const parsed = (text: string) => {
  const result = parseNhsNumber(text)
  if (!result.ok) throw new Error(result.why)
  return result.value
}

describe('an NHS number', () => {
  it.each([
    '9434765919',
    '4010232137',
    '999 000 0018',
    '999 000 0093',
    '999-876-5439',
    '999\u2013000\u20130050',
    ' 9990000050 ',
  ])('%s is valid', (text) => {
    expect(parseNhsNumber(text).ok).toBe(true)
  })

  it.each([
    ['9434765918', 'the last digit should be 9'],
    ['9912003890', 'the last digit should be'],
    ['3478526985', 'the last digit should be'],
    ['943476591', 'it has 9 digits'],
    ['94347659190', 'it has 11 digits'],
    ['943476591X', 'something other than digits'],
    ['', 'there is no number'],
    ['0000000000', 'placeholder'],
  ])('%s is refused because %s', (text, why) => {
    expect(parseNhsNumber(text)).toMatchObject({ ok: false, why: expect.stringContaining(why) })
  })

  it.each(['999000000', '999123456'])('cannot begin with %s, whose check digit would be 10', (nineDigits) => {
    expect(nhsNumberCheckDigit(nineDigits)).toBeUndefined()
    for (let last = 0; last < 10; last++) {
      expect(parseNhsNumber(`${nineDigits}${last}`)).toMatchObject({ ok: false, why: expect.stringContaining('10') })
    }
  })

  it('writes a check digit of 11 as 0', () => {
    expect(nhsNumberCheckDigit('999000005')).toBe(0)
  })

  it('is shown as three, three and four digits, and read back the same', () => {
    expect(showNhsNumber(parsed('9434765919'))).toBe('943 476 5919')
    expect(parsed(showNhsNumber(parsed('9434765919')))).toBe('9434765919')
  })

  it('belongs to an invented person when it begins with 999', () => {
    expect(isSynthetic(parsed('9990000018'))).toBe(true)
    expect(isSynthetic(parsed('9434765919'))).toBe(false)
  })

  it('with any one digit mistyped, or two neighbours swapped, is never taken for another', () => {
    const nineDigits = fc.stringMatching(/^[1-9]\d{8}$/).filter((text) => nhsNumberCheckDigit(text) !== undefined)
    fc.assert(
      fc.property(nineDigits, fc.nat(9), fc.integer({ min: 1, max: 9 }), (text, place, shift) => {
        const number = `${text}${nhsNumberCheckDigit(text)}`
        fc.pre(parseNhsNumber(number).ok)
        const mistyped = number.split('')
        mistyped[place] = String((Number(mistyped[place]) + shift) % 10)
        expect(parseNhsNumber(mistyped.join('')).ok).toBe(false)
        const swapped = number.split('')
        const other = (place + 1) % 10
        fc.pre(other !== 0 && swapped[place] !== swapped[other])
        ;[swapped[place], swapped[other]] = [swapped[other]!, swapped[place]!]
        expect(parseNhsNumber(swapped.join('')).ok).toBe(false)
      }),
    )
  })
})
