/**
 * What to say when offering treatment elsewhere by phone, step by step, in plain English. The same steps are read from
 * the page and from paper. It follows the order in which people ask: who are you, what is it, what does it mean for me,
 * do I have to.
 */
import * as format from '#web/format.ts'
import {
  careInWords,
  dayInWords,
  journeyInWords,
  namesOf,
  type OfferFacts,
  soonerInWords,
  stayInWords,
} from './offer-facts.ts'
import { beforeCalling } from './patient-needs.ts'

export type CallStep = {
  readonly heading: string
  /** For the caller alone. */
  readonly do?: readonly string[]
  /** To be said, sentence by sentence. */
  readonly say?: readonly string[]
}

export function callScript(
  facts: OfferFacts,
  caller: { readonly name: string; readonly jobTitle: string },
): readonly CallStep[] {
  const { home } = namesOf(facts)
  return [
    {
      heading: 'Before you call',
      do: [
        ...beforeCalling(facts.needs),
        'Have the letter in front of you, and a place where nobody overhears you.',
        'Speak with the patient, or with somebody who may decide for them. Tell nobody else why you call.',
      ],
    },
    {
      heading: 'Say who you are',
      say: [
        `Hello, this is ${caller.name}, ${caller.jobTitle} at ${home}.`,
        'Can I check your date of birth and your postcode?',
      ],
      do: ['If they do not match the record, say that you will call again, and stop.'],
    },
    { heading: 'Say why you call', say: reasonsToCall(facts) },
    { heading: 'Say what is offered', say: offered(facts) },
    { heading: 'Say what does not change', say: unchanged(facts) },
    {
      heading: 'Say that they may say no',
      say: [
        'You do not have to go. Nobody will think worse of you.',
        'You can say yes and change your mind until the day of the operation.',
      ],
    },
    {
      heading: 'Ask what they think',
      say: [
        'What questions do you have?',
        `Would you like this date, or not, or time to think? We need to know by ${format.date(facts.offer.replyBy)}.`,
      ],
      do: ['Write down what the patient says, in their words.'],
    },
    ...afterwards(facts),
  ]
}

function reasonsToCall(facts: OfferFacts): string[] {
  return [
    `You have waited ${format.weeks(facts.weeksWaited)} for ${facts.procedure} at ${namesOf(facts).home}.`,
    'Another NHS hospital has room, and we would like to ask whether you want to go there.',
  ]
}

function offered(facts: OfferFacts): string[] {
  const { hospital } = namesOf(facts)
  const { offer, nights, travel } = facts
  return [
    `The operation would be on ${dayInWords(offer.day)}, at ${hospital}.`,
    `${offer.team} would operate.`,
    careInWords(facts),
    soonerInWords(facts),
    stayInWords(nights),
    travel && `From your postcode it is ${journeyInWords(travel.there)}. To us it is ${journeyInWords(travel.now)}.`,
  ].filter((said): said is string => said !== null)
}

const unchanged = (facts: OfferFacts): string[] => [
  'Your wait is counted from the same day as now, whatever you answer.',
  `If you say no, you keep your place on the list at ${namesOf(facts).home}.`,
  'It is NHS care, and it costs you nothing.',
]

function afterwards({ offer, phone }: OfferFacts): CallStep[] {
  const call = phone === null ? 'Call the number on your letter' : `Call ${phone}`
  return [
    {
      heading: 'If they say yes',
      say: [
        'Thank you. We will send you a letter, and ask you to confirm in writing.',
        'The hospital will write to you about getting ready. Your date is safe once we tell you that they have accepted it.',
        `${call} if anything changes, also if you change your mind.`,
      ],
      do: ['Record that they agreed, who spoke, and what was said.'],
    },
    {
      heading: 'If they say no',
      say: ['That is all right. You keep your place.', 'May I ask what would have made it possible?'],
      do: ['Record the reason. Do not try to persuade.'],
    },
    {
      heading: 'If they want time',
      say: [
        `Of course. ${call} by ${format.date(offer.replyBy)}.`,
        'If we hear nothing, you keep your place here, and we give the date to somebody else.',
      ],
      do: ['Record nothing as an answer: silence is not one.'],
    },
  ]
}
