/** What the letter says, in the words for everybody. */
import * as format from '#web/format.ts'
import type { Block } from '#web/print/block.ts'
import {
  careInWords,
  dayInWords,
  journeyInWords,
  namesOf,
  type OfferFacts,
  soonerInWords,
  stayInWords,
} from '../offer-facts.ts'
import type { Slip } from './letter.ts'

const heading = (text: string): Block => ({ kind: 'heading', text })
const paragraph = (text: string): Block => ({ kind: 'paragraph', text })

export function standardBlocks(facts: OfferFacts): readonly Block[] {
  const { home, hospital } = namesOf(facts)
  const { offer, weeksWaited, procedure } = facts
  const sooner = soonerInWords(facts)
  return [
    paragraph(`You have waited ${format.weeks(weeksWaited)} for ${procedure} at ${home}.`),
    paragraph(
      `${hospital} is an NHS hospital that works with us, and it has room. We can offer you a date there.${sooner ? ` ${sooner}` : ''}`,
    ),
    heading('What we offer'),
    { kind: 'facts', rows: offered(facts) },
    paragraph(careInWords(facts)),
    heading('What does not change'),
    {
      kind: 'list',
      items: [
        'Your wait is counted from the same day as now, whatever you answer.',
        `If you say no, you keep your place on our list at ${home}.`,
        'It is NHS care, and it costs you nothing.',
      ],
    },
    heading('You can say no'),
    paragraph('You do not have to go. You can say yes and change your mind until the day of the operation.'),
    paragraph('If we do not hear from you, you keep your place here, and we give the date to somebody else.'),
    heading(`Tell us by ${dayInWords(offer.replyBy)}`),
    { kind: 'list', items: waysToReply(facts) },
    heading('If you need help with this letter'),
    paragraph(
      'Ask us for this letter in large print, easy read, Braille or another language, or for an interpreter. This is free. Somebody you trust can speak with us for you.',
    ),
  ]
}

function offered(facts: OfferFacts) {
  const { hospital, postcode } = namesOf(facts)
  const { offer, nights, travel } = facts
  const stay = stayInWords(nights)
  return [
    { name: 'Date', value: dayInWords(offer.day) },
    { name: 'Hospital', value: postcode === null ? hospital : `${hospital}, ${postcode}` },
    { name: 'Who would operate', value: offer.team },
    ...(stay === null ? [] : [{ name: 'Your stay', value: stay }]),
    ...(travel === null
      ? []
      : [
          { name: 'Getting there', value: capital(journeyInWords(travel.there)) },
          { name: 'Getting to us', value: capital(journeyInWords(travel.now)) },
        ]),
  ]
}

const waysToReply = ({ phone, page }: OfferFacts): string[] => [
  phone === null ? 'Call our booking team.' : `Call us on ${phone}.`,
  ...(page === null ? [] : [`Or answer on your page: ${page}. You need your date of birth.`]),
  'Or fill in the form at the end of this letter and send it back.',
]

export function standardSlip({ offer, reference }: OfferFacts): Slip {
  const on = format.date(offer.day)
  return {
    heading: `Your answer (reference ${reference})`,
    choices: [
      `Yes, I would like the operation on ${on}. I have read this letter, and agree that you send the hospital what it needs to know.`,
      'No, I would like to stay on the list here.',
      'I would like to talk to somebody first.',
    ],
    lines: ['Your name', 'Signature', 'Date'],
  }
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
