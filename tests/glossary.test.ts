import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const text = readFileSync('docs/glossary.md', 'utf8')

/** "`NhsNumber` in `nhs/nhs-number.ts`", and lists of names before one file. */
const mentions = [...text.matchAll(/((?:`\w+`, )*`\w+`) in `([\w/-]+\.tsx?)`/g)].flatMap(([, names = '', file = '']) =>
  [...names.matchAll(/`(\w+)`/g)].map(([, name = '']) => ({ name, file })),
)
const places = [...text.matchAll(/`([a-z-]+\/(?:[\w-]+\/)*(?:[\w-]+\.tsx?)?)`/g)].map(([, place = '']) => place)

describe('the glossary', () => {
  it.each(mentions)('$name is still to be found in $file', ({ name, file }) => {
    expect(readFileSync(`src/${file}`, 'utf8')).toMatch(new RegExp(`\\b${name}\\b`))
  })

  it('names no file or folder that has moved away', () => {
    expect(places.filter((place) => !existsSync(`src/${place}`))).toEqual([])
    expect(mentions.length).toBeGreaterThan(50)
  })

  it('explains each word once', () => {
    const words = [...text.matchAll(/^\| ([^|]+?) \|/gm)]
      .map(([, word = '']) => word)
      .filter((word) => !/^(Word|Short name|-+)$/.test(word))
    expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([])
  })
})
