/** Every kind of field keeps one promise: the error summary's link leads to a control that its message describes. */
import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { answerOf, DateField, dateAnswer, parseDate } from './date-field.tsx'
import { errorOn, type FieldError, fieldErrors } from './field-errors.ts'
import { FileField } from './file-field.tsx'
import { CheckboxField, LongTextField, RadioField, SelectField, TextField } from './forms.tsx'
import { NhsNumberField, parseNumber } from './nhs-number-field.tsx'

const errors: readonly FieldError[] = [{ field: 'it', message: 'Enter it' }]
const options = [
  { value: 'a', text: 'A' },
  { value: 'b', text: 'B', hint: 'The second' },
]
const shared = { name: 'it', errors, hint: 'Some help' }
const fields: Readonly<Record<string, ReactElement>> = {
  radios: <RadioField {...shared} legend="It" options={options} value="b" />,
  checkboxes: <CheckboxField {...shared} legend="It" options={options} values={['b']} />,
  'a select': <SelectField {...shared} label="It" options={options} value="b" unchosen="Select it" />,
  'a text': <TextField {...shared} label="It" value="b" />,
  'a long text': <LongTextField {...shared} label="It" value="b" />,
  'a date': <DateField {...shared} legend="It" value={{ day: '5', month: '11', year: '2026' }} />,
  'an NHS number': <NhsNumberField {...shared} value="999" />,
  'a file': <FileField {...shared} label="It" />,
}

describe.each(Object.entries(fields))('%s', (_, field) => {
  const html = renderToStaticMarkup(field)
  const describedBy = (/aria-describedby="([^"]+)"/.exec(html)?.[1] ?? '').split(' ')

  it('has one control with the name as its id, where the summary leads', () => {
    expect(html.match(/<(input|select|textarea)[^>]* id="it"/g)).toHaveLength(1)
  })

  it('is described by its hint and its error', () => {
    const described = describedBy.map((id) => html.slice(html.indexOf(`id="${id}"`)))
    expect(described).toHaveLength(2)
    expect(described[0]).toContain('Some help')
    expect(described[1]).toContain('Enter it')
  })

  it('has a label for its first control', () => expect(html).toContain('for="it"'))
})

it('fields remember what was answered', () => {
  expect(renderToStaticMarkup(fields.radios!)).toContain('checked="" value="b"')
  expect(renderToStaticMarkup(fields['a select']!)).toContain('<option value="b" selected="">')
  expect(renderToStaticMarkup(fields['a date']!)).toContain('value="2026"')
})

it('a field without a mistake is given no error at all', () => expect(errorOn('other', errors)).toEqual({}))

describe('a form that zod refused', () => {
  const Form = z.object({
    weeks: z.string().refine((text) => text === '' || Number(text) < 100, 'Enter fewer than 100 weeks'),
    trust: z.enum(['RBK', 'RNA']),
  })
  const messages = { trust: 'Select a trust', weeks: 'Enter how many weeks' }
  const mistakes = (form: object) => fieldErrors(Form.safeParse(form).error!, messages)

  it('says what to do, in the order of the page', () => {
    expect(mistakes({})).toEqual([
      { field: 'trust', message: 'Select a trust' },
      { field: 'weeks', message: 'Enter how many weeks' },
    ])
  })

  it("prefers a rule's own words", () => {
    expect(mistakes({ trust: 'RBK', weeks: '200' })).toEqual([
      { field: 'weeks', message: 'Enter fewer than 100 weeks' },
    ])
  })

  it('is our bug when it has a field that nobody wrote a message for', () => {
    expect(() => fieldErrors(Form.safeParse({}).error!, { trust: 'Select a trust' })).toThrow('No message for "weeks"')
  })
})

describe('a date in three boxes', () => {
  const read = (day: string, month: string, year: string) => parseDate({ day, month, year }, 'start', 'the start date')

  it.each([
    ['5', '11', '2026'],
    ['05', 'Nov', '2026'],
    ['5', 'november', '2026'],
  ])('is read from %s %s %s', (day, month, year) => {
    expect(read(day, month, year)).toEqual({ ok: true, day: '2026-11-05' })
  })

  it.each([
    ['', '', '', 'start', 'Enter the start date'],
    ['', '11', '2026', 'start', 'Enter the day of the start date'],
    ['5', '', '2026', 'start-month', 'Enter the month of the start date'],
    ['5', '11', '26', 'start-year', 'Enter the year of the start date as 4 numbers'],
    ['31', '2', '2026', 'start', 'Enter the start date as a real date'],
    ['5', 'Smarch', '2026', 'start', 'Enter the start date as a real date'],
    ['5', 'Ma', '2026', 'start', 'Enter the start date as a real date'],
    ['-5', '11', '2026', 'start', 'Enter the start date as a real date'],
  ])('"%s" "%s" "%s" leads to %s: %s', (day, month, year, field, message) => {
    expect(read(day, month, year)).toEqual({ ok: false, error: { field, message } })
  })

  it('is typed back as it was, and may begin with a day in it', () => {
    const typed = { 'start-day': ' 5 ', 'start-month': 'Nov', 'start-year': '2026' }
    expect(dateAnswer(typed, 'start')).toEqual({ day: '5', month: 'Nov', year: '2026' })
    expect(answerOf('2026-11-05')).toEqual({ day: '5', month: '11', year: '2026' })
    expect(parseDate(answerOf('2026-11-05'), 'start', 'the start date')).toEqual({ ok: true, day: '2026-11-05' })
  })

  it('marks only the box that is wrong', () => {
    const wrong = [{ field: 'it-year', message: 'Enter the year' }]
    const html = renderToStaticMarkup(<DateField name="it" legend="It" errors={wrong} />)
    expect(html.match(/<input[^>]*nhsuk-input--error[^>]*>/g)).toEqual([expect.stringContaining('id="it-year"')])
  })
})

describe('an NHS number', () => {
  it('may be typed with spaces and dashes', () => {
    expect(parseNumber(' 999-000 0018', 'number')).toEqual({ ok: true, number: '9990000018' })
  })

  it.each(['999 000 0019', '999', 'abc'])('"%s" is asked for again', (typed) => {
    expect(parseNumber(typed, 'number')).toMatchObject({ ok: false, error: { field: 'number' } })
  })
})
