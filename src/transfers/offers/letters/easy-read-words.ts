/**
 * What the letter says in easy read: one idea a sentence, short words, no sentence that starts with "if" and goes on.
 * Words alone: pictures are added by whoever makes easy read for the hospital.
 */
import * as format from '#web/format.ts'
import type { Block } from '#web/print/block.ts'
import { aboutMinutes, dayInWords, namesOf, type OfferFacts, stayInWords } from '../offer-facts.ts'
import type { Slip } from './letter.ts'

const heading = (text: string): Block => ({ kind: 'heading', text })
const list = (...items: (string | null)[]): Block => ({
  kind: 'list',
  items: items.filter((item): item is string => item !== null),
})

export function easyReadBlocks(facts: OfferFacts): readonly Block[] {
  const { home, hospital } = namesOf(facts)
  const { offer, procedure, weeksWaited, phone, page, nights, travel } = facts
  return [
    heading('Why we write'),
    list(
      `You are waiting for ${procedure}.`,
      `You have waited ${format.weeks(weeksWaited)}.`,
      'Another hospital can help you.',
      'You can choose.',
    ),
    heading('The new date'),
    list(
      `The day is ${dayInWords(offer.day)}.`,
      `The hospital is ${hospital}.`,
      `${offer.team} would do your operation.`,
      stayInWords(nights),
      travel && `The way there takes about ${aboutMinutes(travel.there.car)} by car.`,
      travel && `It takes about ${aboutMinutes(travel.there.bus)} by bus.`,
      whoCares(facts),
    ),
    heading('You can say no'),
    list(
      'You do not have to go.',
      `You can stay with ${home}.`,
      'You keep your place in the queue.',
      'You can say yes now and no later.',
      'It is free.',
    ),
    heading('Tell us what you want'),
    list(
      `Tell us by ${dayInWords(offer.replyBy)}.`,
      phone === null ? 'You can phone our booking team.' : `You can phone us: ${phone}.`,
      page === null ? null : `You can use the internet: ${page}.`,
      'You can fill in the last part of this letter.',
      'Then send it back to us.',
      'Somebody you trust can help you.',
    ),
  ]
}

export const easyReadSlip = ({ reference }: OfferFacts): Slip => ({
  heading: `My answer (reference ${reference})`,
  choices: [
    'Yes, I want the new date. You can tell the hospital about me.',
    'No, I want to stay here.',
    'I want to talk to somebody.',
  ],
  lines: ['My name', 'Today is'],
})

function whoCares(facts: OfferFacts): string {
  const { home, hospital } = namesOf(facts)
  if (facts.model === 'pathway') return `The team at ${hospital} would look after you.`
  return `Your team at ${home} would still look after you.`
}
