/** The letter that offers treatment elsewhere. Easy read has words of its own; large print has the usual ones, larger. */
import type { Day } from '#nhs/day.ts'
import { namesOf, type OfferFacts } from '../offer-facts.ts'
import { howToWrite } from '../patient-needs.ts'
import { easyReadBlocks, easyReadSlip } from './easy-read-words.ts'
import type { Letter } from './letter.ts'
import { standardBlocks, standardSlip } from './standard-words.ts'

/** Of the words in standard-words.ts and easy-read-words.ts. */
const WORDING = 1

export function offerLetter(
  facts: OfferFacts,
  { on, signedBy }: { readonly on: Day; readonly signedBy: { readonly name: string; readonly jobTitle: string } },
): Letter {
  const { home } = namesOf(facts)
  const { form } = howToWrite(facts.needs)
  const isEasy = form === 'easy-read'
  const { name, address, postcode } = facts.patient
  return inOneForm({
    wording: WORDING,
    form,
    reference: facts.reference,
    on,
    title: isEasy ? 'A date for your operation' : 'A date for your operation at another hospital',
    from: [home, ...(facts.phone === null ? [] : [`Phone: ${facts.phone}`])],
    to: [name, ...address, ...(postcode === null ? [] : [postcode])],
    greeting: isEasy ? `Hello ${name}` : `Dear ${name}`,
    blocks: isEasy ? easyReadBlocks(facts) : standardBlocks(facts),
    closing: isEasy
      ? ['From', signedBy.name, home]
      : ['Yours sincerely', signedBy.name, `${signedBy.jobTitle}, ${home}`],
    slip: isEasy ? easyReadSlip(facts) : standardSlip(facts),
    ...(facts.link !== undefined && { link: facts.link }),
  })
}

/** A letter and its mark can be written as one character or as two. As one, the typeface has both together. */
const inOneForm = (letter: Letter): Letter => JSON.parse(JSON.stringify(letter).normalize('NFC')) as Letter
