import { describe, expect, it } from 'vitest'
import { allTags, inReadingOrder, readPdf } from '#web/print/pdf-reader.scene.ts'
import { unprintable } from '#web/print/print-font.ts'
import type { LetterForm } from '../patient-needs.ts'
import { textsOf } from './letter.ts'
import { letterBook } from './letter-book.ts'
import { someFacts } from './offer-facts.scene.ts'
import { offerLetter } from './offer-letter.ts'
import { printStyles } from './print-style.ts'

const at = new Date('2026-11-22T10:00:00Z')
const signed = { on: '2026-11-22', signedBy: { name: 'Sam Patel', jobTitle: 'Booking clerk' } }
const letterIn = (letterForm: LetterForm) => offerLetter(someFacts({ letterForm }), signed)

function printed(forms: readonly LetterForm[], bothSides = false) {
  const book = letterBook({ title: 'Offers of treatment elsewhere', at, bothSides })
  const parts: Uint8Array[] = []
  for (const form of forms) {
    book.add(letterIn(form))
    parts.push(book.take())
  }
  parts.push(book.end())
  return { book, file: Buffer.concat(parts) }
}

describe.each(['standard', 'large-print', 'easy-read'] as const)('a letter in %s, as PDF', (form) => {
  const pdf = readPdf(printed([form]).file)

  it('says its language and its title, and that it is tagged for screen readers', () => {
    expect(pdf.version).toBe('1.7')
    expect(pdf.catalog).toContain('/Lang (en-GB)')
    expect(pdf.catalog).toContain('/MarkInfo')
    expect(pdf.catalog).toContain('/ViewerPreferences')
    expect(pdf.metadata).toContain('Offers of treatment elsewhere')
    expect(pdf.metadata).toContain('<pdfuaid:part>1</pdfuaid:part>')
  })

  it('carries its typeface with it, and asks for no other', () => {
    expect(pdf.embeddedFonts.map((name) => name.replace(/^[A-Z]{6}\+/, '')).sort()).toEqual([
      'AtkinsonHyperlegibleNext-Bold',
      'AtkinsonHyperlegibleNext-Regular',
    ])
    expect(pdf.foreignFonts).toEqual([])
  })

  it('is read in the order in which it was written, word for word', () => {
    const read = inReadingOrder(pdf.tags).join(' ').replaceAll('•', ' ').replace(/\s+/g, ' ')
    let from = 0
    for (const text of textsOf(letterIn(form))) {
      const place = read.indexOf(text, from)
      expect(place, `"${text}" after "${read.slice(Math.max(0, from - 60), from)}"`).toBeGreaterThanOrEqual(from)
      from = place + text.length
    }
  })

  it('leaves no text without a tag, and marks the foot of the page as decoration', () => {
    expect(pdf.untagged).toBe('')
    expect(pdf.decoration).toContain('Reference A1B2-C3D4, page 1')
    expect(inReadingOrder(pdf.tags).join(' ')).not.toContain('page 1')
  })

  it('is in the size of its form on every page', () => {
    const sizesOf = (...names: string[]) =>
      new Set(allTags(pdf.tags).flatMap(({ tag, sizes }) => (names.includes(tag) ? [...sizes] : [])))
    expect([...sizesOf('LBody', 'TD', 'TH')]).toEqual([printStyles[form].text])
    expect([...sizesOf('H1')]).toEqual([printStyles[form].title])
    expect([...sizesOf('H2')]).toEqual([printStyles[form].heading])
  })

  it('has one main heading, headings below it, and lists and tables that are lists and tables', () => {
    const tags = allTags(pdf.tags)
    const saidAs = (name: string) =>
      tags.filter(({ tag }) => tag === name).map(({ text }) => text.replace(/\s+/g, ' ').trim())
    expect(saidAs('H1')).toEqual([letterIn(form).title])
    const headings = letterIn(form).blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []))
    expect(saidAs('H2')).toEqual([...headings, letterIn(form).slip.heading])
    const insideOf = (name: string) =>
      new Set(tags.filter(({ tag }) => tag === name).map(({ inside }) => inside.map(({ tag }) => tag).join(' ')))
    expect([...insideOf('L')].every((items) => /^LI( LI)*$/.test(items))).toBe(true)
    expect([...insideOf('LI')]).toEqual(['Lbl LBody'])
    expect([...insideOf('TR')].every((cells) => cells === 'TH TD')).toBe(true)
    for (const { dictionary } of tags.filter(({ tag }) => tag === 'TH')) expect(dictionary).toContain('/Scope /Row')
  })
})

describe('a pile of letters', () => {
  it('is one file with a part for each letter', () => {
    const { file } = printed(['standard', 'large-print', 'easy-read', 'standard'])
    const [whole] = readPdf(file).tags
    expect(whole!.tag).toBe('Document')
    expect(whole!.inside.map(({ tag }) => tag)).toEqual(['Sect', 'Sect', 'Sect', 'Sect'])
  })

  it('begins every letter on a sheet of its own when it is printed on both sides', () => {
    const oneByOne = (['standard', 'large-print', 'easy-read'] as const).map((form) => printed([form]).book.pages)
    expect(oneByOne.some((pages) => pages % 2 === 1)).toBe(true)
    const even = oneByOne.reduce((sum, pages) => sum + pages + (pages % 2), 0)
    expect(printed(['standard', 'large-print', 'easy-read'], true).book.pages).toBe(even)
    expect(printed(['standard', 'large-print', 'easy-read']).book.pages).toBe(oneByOne.reduce((a, b) => a + b, 0))
  })

  it('is the same file for the same letters', () => {
    expect(printed(['standard', 'easy-read']).file.equals(printed(['standard', 'easy-read']).file)).toBe(true)
  })
})

describe('the typeface of letters', () => {
  it('has the letters of names in Welsh, Polish, Romanian, Turkish, Czech, Lithuanian and Icelandic', () => {
    expect(unprintable(['Siân Ŵyŷ Łukasz Żółć Ștefan Ţ Şahin Ğ İpek ı Řehoř Ďáďa Žemė Ūla Ævar Þór'])).toEqual([])
    // A letter and its mark written as two characters are one letter.
    expect(unprintable(['W\u0302yn'])).toEqual([])
  })

  it('says which characters it does not have, so that no letter goes out with a box in a name', () => {
    expect(unprintable(['Nguyễn', 'محمد'])).toEqual(['ễ', 'م', 'ح', 'د'])
  })
})
