import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { callScript } from './call-script.ts'
import { CallScriptSteps } from './call-script-steps.tsx'
import { someFacts } from './letters/offer-facts.scene.ts'
import { howToWrite, noNeedsRecorded } from './patient-needs.ts'

const caller = { name: 'Sam Patel', jobTitle: 'booking clerk' }
const script = (...facts: Parameters<typeof someFacts>) => callScript(someFacts(...facts), caller)
const said = (...facts: Parameters<typeof someFacts>) =>
  script(...facts)
    .flatMap(({ say = [] }) => say)
    .join(' ')

describe('the script for the call', () => {
  it('goes from who we are to what happens next', () => {
    expect(script().map(({ heading }) => heading)).toEqual([
      'Before you call',
      'Say who you are',
      'Say why you call',
      'Say what is offered',
      'Say what does not change',
      'Say that they may say no',
      'Ask what they think',
      'If they say yes',
      'If they say no',
      'If they want time',
    ])
  })

  it('names the date, the hospital, the team, the weeks saved and the way there by car and by bus', () => {
    expect(said()).toContain('The operation would be on Tuesday 12 January 2027, at Royal Orthopaedic Hospital.')
    expect(said()).toContain('Ms Amara Okafor and her team would operate.')
    expect(said()).toContain('about 17 weeks sooner')
    expect(said()).toContain('about 1 hour 35 minutes by car, or 3 hours 30 minutes by bus')
  })

  it('checks who is on the phone before it says what the call is about', () => {
    const headings = script().map(({ heading }) => heading)
    expect(headings.indexOf('Say who you are')).toBeLessThan(headings.indexOf('Say why you call'))
    expect(script()[1]!.say!.join(' ')).not.toMatch(/operation|waiting|hospital has room/)
  })

  it('says nothing that nobody knows', () => {
    expect(said({}, { weeksSooner: null, nights: null, travel: null, phone: null })).not.toMatch(
      /null|undefined|sooner|by car/,
    )
  })

  it('has the interpreter arranged before anybody calls', () => {
    const before = (needs: Parameters<typeof someFacts>[0]) => script(needs)[0]!.do!
    expect(before({ interpreter: 'spoken', language: 'Punjabi' })).toContain(
      'Have an interpreter for Punjabi on the line.',
    )
    expect(before({ interpreter: 'sign' })[0]).toBe(
      'Do not phone unless the patient asked for it. Arrange this first: Sign language interpreter.',
    )
    expect(before({ language: 'Polish' })).toContain(
      'The patient speaks Polish. Ask whether an interpreter would help.',
    )
    expect(before({ note: 'Calls before 4pm' })).toContain('Calls before 4pm')
  })
})

describe('the script on a page', () => {
  it('says every step, and marks what is to be said from what is to be done', () => {
    const shown = renderToStaticMarkup(<CallScriptSteps steps={script({ note: 'Calls before 4pm' })} />)
    for (const { heading, say = [], do: doing = [] } of script({ note: 'Calls before 4pm' })) {
      for (const words of [
        `>${heading}<`,
        ...say.map((said) => `&quot;${said}&quot;`),
        ...doing.map((done) => `>${done}<`),
      ]) {
        expect(shown).toContain(words)
      }
    }
  })
})

describe('what a patient needs', () => {
  it('is printed where it can be, and says what else to do where it cannot', () => {
    expect(howToWrite(noNeedsRecorded)).toEqual({ form: 'standard', alsoDo: [] })
    expect(howToWrite({ ...noNeedsRecorded, letterForm: 'large-print' }).form).toBe('large-print')
    expect(howToWrite({ ...noNeedsRecorded, letterForm: 'braille' }).alsoDo[0]).toMatch(/^Order this letter in Braille/)
    expect(howToWrite({ ...noNeedsRecorded, letterForm: 'email' }).alsoDo[0]).toMatch(/no address is held/)
    expect(howToWrite({ ...noNeedsRecorded, letterForm: 'email', email: 'a@b.example' }).alsoDo).toEqual([
      'Send this letter to a@b.example. Accord sends no email.',
    ])
    expect(howToWrite({ ...noNeedsRecorded, interpreter: 'spoken', language: 'Urdu' }).alsoDo).toEqual([
      'The letter is in English. Have it explained in Urdu.',
    ])
  })
})
