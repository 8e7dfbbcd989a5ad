import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { chosenMapping, mistakeInWords } from './chosen-mapping.ts'
import { fieldMeaning, fieldNames } from './field.ts'

describe('the guide to mapping your own columns', () => {
  const guide = readFileSync('docs/guides/map-your-own-columns.md', 'utf8')

  it('comes with an example that can be read', () => {
    const chosen = chosenMapping(readFileSync('docs/guides/example-mapping.json', 'utf8'))
    expect(chosen).toMatchObject({ ok: true, hasOptionalColumns: false, mapping: { source: 'PAS' } })
  })

  it.each(fieldNames)('has a line for %s, with its national name and whether it is needed', (name) => {
    const { label, kind, column, isNeeded } = fieldMeaning(name)
    expect(guide).toContain(`| \`${name}\` | ${label}${isNeeded ? ' **(needed)**' : ''} | ${kind} | \`${column}\` |`)
  })

  it('quotes a mistake as it is told', () => {
    const json = readFileSync('docs/guides/example-mapping.json', 'utf8').replace('"clockStart"', '"clockstart"')
    const chosen = chosenMapping(json)
    expect(chosen.ok ? [] : chosen.mistakes.map(mistakeInWords)).toEqual([
      'columns.clockstart is not a field of ours. Did you mean clockStart?',
    ])
    expect(guide).toContain('columns.clockstart is not a field of ours. Did you mean clockStart?')
  })
})

describe('without a mapping', () => {
  it('the national names are understood, and a file may lack those that are not needed', () => {
    expect(chosenMapping('')).toMatchObject({ ok: true, hasOptionalColumns: true })
    expect(chosenMapping(null)).toMatchObject({ ok: true, hasOptionalColumns: true })
  })
})
