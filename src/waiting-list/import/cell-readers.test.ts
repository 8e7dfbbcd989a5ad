import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, epochDay } from '#nhs/day.ts'
import { nhsNumberCheckDigit, parseNhsNumber } from '#nhs/nhs-number.ts'
import { cellReader } from './cell-readers.ts'
import { readDay } from './day-formats.ts'
import type { FieldName } from './field.ts'
import type { DateFormat } from './mapping.ts'
import { NONE } from './reading.ts'

const reader = (field: FieldName, dates: DateFormat = 'YYYY-MM-DD', codes?: Record<string, string>) =>
  cellReader(field, { column: 'x', dates, ...(codes && { codes }) })
const read = (field: FieldName, cell: string) => reader(field)(cell)

describe('a day', () => {
  const formats: [DateFormat, (y: string, m: string, d: string) => string][] = [
    ['YYYY-MM-DD', (y, m, d) => `${y}-${m}-${d}`],
    ['DD/MM/YYYY', (y, m, d) => `${d}/${m}/${y}`],
    ['DD-MM-YYYY', (y, m, d) => `${d}-${m}-${y}`],
    ['DD.MM.YYYY', (y, m, d) => `${d}.${m}.${y}`],
    [
      'DD-MON-YYYY',
      (y, m, d) =>
        `${d}-${['JAN', 'Feb', 'mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'][Number(m) - 1]}-${y}`,
    ],
    ['YYYYMMDD', (y, m, d) => `${y}${m}${d}`],
  ]

  it.each(formats)('written as %s is the day it says', (format, write) => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 60_000 }), (n) => {
        const [y, m, d] = addDays('1970-01-01', n).split('-') as [string, string, string]
        expect(readDay(write(y, m, d), format)).toBe(n)
      }),
    )
  })

  it('may have a time behind it, and no other words', () => {
    expect(readDay('2025-09-01T14:30:00', 'YYYY-MM-DD')).toBe(epochDay('2025-09-01'))
    expect(readDay('1/9/2025 14:30', 'DD/MM/YYYY')).toBe(epochDay('2025-09-01'))
    expect(readDay('2025-09-01 or so', 'YYYY-MM-DD')).toBe(undefined)
  })

  it.each(['2025-02-29', '2025-13-01', '2025-9-1', '01/09/2025', '20250901', '2025-09-31', 'soon', '٢٠٢٥-٠٩-٠١'])(
    'is not %s',
    (text) => {
      expect(read('clockStart', text).fault).toMatchObject({ check: 'not-a-day' })
    },
  )

  it('is none on 1 January 1900, which systems write for want of one', () => {
    expect(read('clockStart', '1900-01-01')).toMatchObject({ number: NONE, text: null })
    expect(read('clockStart', '1900-01-01').fault).toBe(undefined)
  })

  it('keeps the row out when the wait hangs on it, and is left out when it does not', () => {
    expect(read('clockStop', 'x').fault?.check).toBe('not-a-day')
    expect(read('lastAttended', 'x').fault?.check).toBe('day-left-out')
  })
})

describe('an NHS number', () => {
  it('is read as parseNhsNumber reads it, whatever it looks like', () => {
    const nearly = fc.stringMatching(/^[0-9]{8,11}$/)
    const valid = fc
      .stringMatching(/^[0-9]{9}$/)
      .filter((nine) => nhsNumberCheckDigit(nine) !== undefined)
      .map((nine) => `${nine}${nhsNumberCheckDigit(nine)}`)
    const spaced = valid.map((number) => `${number.slice(0, 3)} ${number.slice(3, 6)}-${number.slice(6)}`)
    fc.assert(
      fc.property(fc.oneof(nearly, valid, spaced, fc.constant('1111111111'), fc.string()), (cell) => {
        if (cell.trim() === '') return
        const parsed = parseNhsNumber(cell)
        expect(read('nhsNumber', cell).text).toBe(parsed.ok ? parsed.value : null)
        expect(read('nhsNumber', cell).fault?.check).toBe(parsed.ok ? undefined : 'nhs-number')
      }),
      { numRuns: 2000 },
    )
  })

  it('that is not there is a gap, and not a number that fails', () => {
    expect(read('nhsNumber', ' ').fault?.check).toBe('nhs-number-missing')
  })
})

describe('a text', () => {
  it.each(['=1+1', '+44', '-1', '@SUM(A1)', '＝1', '＠x'])(
    'that begins like a formula keeps its row out: %s',
    (cell) => {
      expect(read('familyName', cell).fault?.check).toBe('formula')
      expect(read('pathwayIdentifier', cell).fault?.check).toBe('formula')
    },
  )

  it.each(['a\tb', 'a\u0000b', 'a\u001fb', 'a\u0085b', 'a\u001a'])(
    'with a control character keeps its row out: %j',
    (cell) => {
      expect(read('familyName', cell).fault?.check).toBe('control-character')
      expect(read('pathwayIdentifier', cell).fault?.check).toBe('control-character')
    },
  )

  it('is trimmed, and is what it was else: names are not ours to correct', () => {
    for (const name of ['O’Brien', "O'Brien", 'Ní Mháille', '東', 'Smith-Jones', 'de la Cruz', '7th']) {
      expect(read('familyName', ` ${name} `)).toMatchObject({ text: name })
    }
  })

  it('has an end', () => {
    expect(read('familyName', 'x'.repeat(71)).fault).toMatchObject({
      check: 'too-long',
      problem: expect.stringContaining('71'),
    })
    expect(read('pathwayIdentifier', 'x'.repeat(21)).fault?.check).toBe('too-long')
    expect(read('localPatientId', 'x'.repeat(1_000_000)).fault?.check).toBe('too-long')
  })

  it('that is a pathway identifier keeps its padding', () => {
    expect(read('pathwayIdentifier', 'ABC                 ')).toMatchObject({ text: 'ABC                 ' })
    expect(read('pathwayIdentifier', 'ABC').fault?.check).toBe('pathway-identifier')
    expect(read('pathwayIdentifier', 'ABC').text).toBe('ABC')
  })
})

describe('a code', () => {
  it.each<[FieldName, string, string]>([
    ['treatmentFunction', ' 110 ', '110'],
    ['waitingListType', 'PTLI', 'IRTT'],
    ['priority', 'p1A', 'P1a'],
    ['procedureCode', 'w37.1', 'W371'],
    ['postcode', 'sy107ag', 'SY10 7AG'],
    ['subspecialty', 'Knee', 'knee'],
    ['rttStatus', '20', '20'],
  ])('of %s is read as people write it: %j', (field, cell, code) => {
    expect(read(field, cell)).toMatchObject({ text: code })
  })

  it('is taken from the mapping when the mapping names it, and as it stands when not', () => {
    const sex = reader('sex', 'YYYY-MM-DD', { M: '1', F: '2', U: 'Q' })
    expect([sex('M').text, sex('2').text]).toEqual(['1', '2'])
    expect(sex('U').fault?.check).toBe('code-left-out')
  })

  it('that does not exist keeps its row out where the row could not be placed without it', () => {
    for (const field of ['treatmentFunction', 'waitingListType', 'rttStatus', 'provider', 'commissioner'] as const) {
      expect(read(field, '?!').fault?.check).toBe('code-not-known')
    }
    for (const field of [
      'sex',
      'ethnicCategory',
      'priority',
      'intendedManagement',
      'postcode',
      'smallArea',
      'site',
    ] as const) {
      expect(read(field, '?!').fault?.check).toBe('code-left-out')
    }
  })

  it('for everybody outside England says too little for a row', () => {
    expect(read('commissioner', 'NONC').fault).toMatchObject({
      check: 'code-not-known',
      problem: expect.stringContaining('real code'),
    })
  })

  it.each<[FieldName, string]>([
    ['expectedMinutes', '0'],
    ['expectedMinutes', '1441'],
    ['expectedNights', '-1'],
    ['willingMinutes', '1e3'],
    ['willingMinutes', '1,5'],
  ])('of %s is a whole number in its range, and not %s', (field, cell) => {
    expect(read(field, cell).fault?.check).toBe('code-left-out')
  })

  it('of no nights is told from no answer', () => {
    expect(read('expectedNights', '0')).toMatchObject({ number: 0 })
    expect(read('expectedNights', '0').hash).not.toBe(read('expectedNights', '').hash)
  })

  it('is read alike the second time, from memory', () => {
    const priority = reader('priority')
    expect(priority('P2')).toBe(priority('P2'))
  })
})
