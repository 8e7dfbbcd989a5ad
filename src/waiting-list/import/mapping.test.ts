import { describe, expect, it } from 'vitest'
import { fieldMeaning, fieldNames } from './field.ts'
import { readHeading } from './heading.ts'
import { type Mapping, minimumDataSetMapping, readMapping } from './mapping.ts'

const needed = Object.fromEntries(
  fieldNames.filter((name) => fieldMeaning(name).isNeeded).map((name) => [name, name.toUpperCase()]),
)
const aMapping = (changes: object = {}, columns: object = {}) =>
  JSON.stringify({
    mapping: 'accord-mapping/1',
    name: 'Ours',
    source: 'PAS',
    columns: { ...needed, clockStart: 'START', ...columns },
    ...changes,
  })
const mistakesIn = (json: string) => {
  const read = readMapping(json)
  return read.ok ? [] : read.mistakes.map(({ path, message }) => `${path}: ${message}`)
}
const mappingOf = (json: string): Mapping => {
  const read = readMapping(json)
  if (!read.ok) throw new Error(read.mistakes.map(({ path, message }) => `${path} ${message}`).join())
  return read.mapping
}

describe('a mapping', () => {
  it('says which column holds a field, how its dates are written and what its codes mean', () => {
    const { fields } = mappingOf(
      aMapping(
        { dates: 'DD/MM/YYYY' },
        {
          sex: { column: 'Gender', codes: { M: '1' } },
          birthDate: { column: 'DOB', dates: 'YYYYMMDD' },
          site: { always: 'RL131' },
        },
      ),
    )
    expect(fields.clockStart).toEqual({ column: 'START', dates: 'DD/MM/YYYY' })
    expect(fields.sex).toEqual({ column: 'Gender', dates: 'DD/MM/YYYY', codes: { M: '1' } })
    expect(fields.birthDate).toEqual({ column: 'DOB', dates: 'YYYYMMDD' })
    expect(fields.site).toEqual({ always: 'RL131' })
  })

  it('is told from another by what it says and not by its name', () => {
    const one = mappingOf(aMapping())
    expect(mappingOf(aMapping({ name: 'Theirs' })).digest).toBe(one.digest)
    expect(mappingOf(aMapping({ dates: 'YYYYMMDD' })).digest).not.toBe(one.digest)
    expect(mappingOf(aMapping({ source: 'Other' })).digest).not.toBe(one.digest)
  })

  it.each<[string, string, string]>([
    ['what is no JSON', '{', ': is not JSON'],
    ['another kind of file', aMapping({ mapping: 'x' }), 'mapping: should be "accord-mapping/1"'],
    ['a name that is missing', aMapping({ name: undefined }), 'name: should be a name for the mapping'],
    ['something that means nothing', aMapping({ colunms: {} }), ': holds "colunms", which means nothing here'],
    ['a date format that we do not know', aMapping({ dates: 'MM/DD/YYYY' }), 'dates: should be one of YYYY-MM-DD'],
    [
      'a field that we do not have',
      aMapping({}, { 'Clock start': 'X' }),
      'columns.Clock start: is not a field of ours. Did you mean clockStart?',
    ],
    [
      'a field that we do not have',
      aMapping({}, { shoeSize: 'X' }),
      'columns.shoeSize: is not a field of ours. The fields are provider,',
    ],
    ['a column that is a number', aMapping({}, { site: 7 }), 'columns.site: should be the name of a column, '],
    [
      'a field that is needed and missing',
      aMapping({}, { provider: undefined }),
      'columns.provider: is missing (Provider).',
    ],
    [
      'no start of the wait at all',
      aMapping({}, { clockStart: undefined }),
      'columns.clockStart: is missing, and so is referralReceived',
    ],
  ])('is refused for %s, saying where', (_, json, says) => {
    expect(
      mistakesIn(json).some((mistake) => mistake.startsWith(says)),
      mistakesIn(json).join('\n'),
    ).toBe(true)
  })

  it('is told all its mistakes at once', () => {
    expect(mistakesIn(aMapping({}, { provider: undefined, commissioner: undefined, shoeSize: 'X' }))).toHaveLength(3)
  })

  it('cannot reach what every object has', () => {
    const json = aMapping().replace('"columns":{', '"columns":{"__proto__":{"column":"X"},"constructor":"Y",')
    expect(mistakesIn(json)).toEqual([expect.stringContaining('columns.constructor: is not a field of ours')])
    expect(Object.hasOwn(Object.prototype, 'column')).toBe(false)
  })
})

describe('a heading', () => {
  const mapping = mappingOf(aMapping())
  const columns = [...Object.values(needed), 'START'] as string[]

  it('is understood in any order, whatever its capitals and spaces', () => {
    const { placed } = readHeading(columns.map((name) => ` ${name.toLowerCase()} `).reverse(), mapping, false)
    expect(placed.find(({ field }) => field === 'clockStart')).toMatchObject({ place: 0, columnName: 'start' })
  })

  it('may lack columns of the built-in mapping that are not needed, and none that a trust has named', () => {
    const names = fieldNames.filter((name) => fieldMeaning(name).isNeeded).map((name) => fieldMeaning(name).column)
    const start = fieldMeaning('clockStart').column
    expect(readHeading([...names, start], minimumDataSetMapping, true).placed).toHaveLength(names.length + 1)
    expect(() => readHeading(names, minimumDataSetMapping, true)).toThrow(`This column is missing: ${start}`)
    expect(() => readHeading(columns.slice(1), mapping, false)).toThrow(`This column is missing: ${columns[0]}`)
  })

  it('is refused when a column is there twice, or when something else than commas stands between', () => {
    expect(() => readHeading([...columns, 'START'], mapping, false)).toThrow('There are two columns named START')
    expect(() => readHeading([columns.join(';')], mapping, false)).toThrow('separated by semicolons')
    expect(() => readHeading([columns.join('\t')], mapping, false)).toThrow('separated by tabs')
  })
})
