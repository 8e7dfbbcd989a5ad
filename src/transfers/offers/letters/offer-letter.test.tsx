import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { callScript } from '../call-script.ts'
import type { LetterForm } from '../patient-needs.ts'
import { textsOf } from './letter.ts'
import { LetterArticle } from './letter-article.tsx'
import { someFacts } from './offer-facts.scene.ts'
import { offerLetter } from './offer-letter.ts'

const signed = { on: '2026-11-22', signedBy: { name: 'Sam Patel', jobTitle: 'Booking clerk' } }
const forms: readonly LetterForm[] = ['standard', 'large-print', 'easy-read']
const letterTo = (letterForm: LetterForm, different = {}) => offerLetter(someFacts({ letterForm }, different), signed)
const wordsOf = (letterForm: LetterForm, different = {}) => textsOf(letterTo(letterForm, different)).join('\n')

describe.each(forms)('a letter in %s', (form) => {
  it('names the date, the hospital and the team, and the last day for an answer', () => {
    const words = wordsOf(form)
    expect(words).toContain('Tuesday 12 January 2027')
    expect(words).toContain('Royal Orthopaedic Hospital')
    expect(words).toContain('Ms Amara Okafor and her team')
    expect(words).toContain('Sunday 6 December 2026')
  })

  it('says that the patient may say no and keeps their place', () => {
    expect(wordsOf(form)).toContain('You do not have to go.')
    expect(wordsOf(form)).toMatch(/keep your place/)
  })

  it('can be answered by phone and in writing', () => {
    expect(wordsOf(form)).toContain('01691 404000')
    expect(letterTo(form).slip.choices).toHaveLength(3)
  })

  it('says nothing that nobody knows', () => {
    const unknown = { weeksSooner: null, nights: null, travel: null, phone: null }
    expect(wordsOf(form, unknown)).not.toMatch(/null|undefined|NaN|sooner|by car|night/)
  })

  it('does not call a date sooner that is not', () => {
    for (const weeksSooner of [0, -3]) expect(wordsOf(form, { weeksSooner })).not.toContain('sooner')
  })

  it('names the patient in no heading', () => {
    const { title, blocks, slip } = letterTo(form)
    const headings = blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []))
    for (const heading of [title, slip.heading, ...headings]) expect(heading).not.toMatch(/Siân|Łukasz/)
  })

  it('is written in sentences of 20 words at most, and of 12 in easy read', () => {
    const most = form === 'easy-read' ? 12 : 20
    const sentences = textsOf(letterTo(form)).flatMap((text) => text.split(/(?<=[.?!])\s+/))
    expect(sentences.filter((sentence) => sentence.split(/\s+/).length > most)).toEqual([])
  })

  it('says on the page what it says on paper', () => {
    const shown = renderToStaticMarkup(<LetterArticle letter={letterTo(form)} />)
      .replace(/<[^>]+>/g, '\n')
      .replaceAll('&#x27;', "'")
    let from = 0
    for (const text of textsOf(letterTo(form))) {
      const at = shown.indexOf(text, from)
      expect(at, text).toBeGreaterThanOrEqual(from)
      from = at + text.length
    }
  })
})

describe('who looks after the patient', () => {
  it.each([
    ['pathway', 'The team at Royal Orthopaedic Hospital would look after you, before and after the operation.'],
    ['operation', 'Your team at Robert Jones and Agnes Hunt stays responsible for your care.'],
    ['surgeon', 'Your own surgeon would operate, at Royal Orthopaedic Hospital.'],
  ] as const)('is said for the model "%s"', (model, says) => {
    expect(wordsOf('standard', { model })).toContain(says)
    expect(JSON.stringify(callScript(someFacts({}, { model }), signed.signedBy))).toContain(says)
  })
})

describe('large print', () => {
  it('has the words of standard print', () => {
    expect(letterTo('large-print')).toEqual({ ...letterTo('standard'), form: 'large-print' })
  })
})

describe('a name', () => {
  it('that was written with its marks apart is printed with them together', () => {
    const letter = letterTo('standard', { patient: { name: 'W\u0302yn Owen', address: [], postcode: null } })
    expect(letter.to).toEqual(['\u0174yn Owen'])
  })
})
