/** What a patient was offered and what they answered: the evidence, what is next, and what a clinician may be asked. */
import { ButtonLink } from '#web/buttons.tsx'
import * as format from '#web/format.ts'
import type { Frame } from '#web/frame.ts'
import { SummaryList } from '#web/summary-list.tsx'
import { transferHref } from '../../addresses.ts'
import { hospitalName } from '../../hospital-name.ts'
import { stateNow } from '../../life/standing.ts'
import { stateNames } from '../../life/states.ts'
import { needsHref, unavailableHref, writtenLetterHref } from '../addresses.ts'
import { interpreters, letterForms } from '../patient-needs.ts'
import type { OffersRead } from '../read-offers.ts'
import type { NextStep } from '../what-is-next.ts'
import { MadeOffer } from './made-offer.tsx'
import { OfferPage } from './offer-page.tsx'

type View = OffersRead & {
  readonly frame: Frame
  /** Coordinators and booking clerks: others read. */
  readonly mayRecord: boolean
}

export function OffersPage(view: View) {
  const { frame, transfer, offers, newest } = view
  const back = { text: 'Back to the transfer', href: transferHref(transfer) }
  const earlierFirst = [...offers].reverse()
  return (
    <OfferPage frame={frame} transfer={transfer} heading="Offers to the patient" back={back}>
      <About {...view} />
      <h2 className="nhsuk-heading-m">What is next</h2>
      <Next {...view} />
      <h2 className="nhsuk-heading-m">Offers made</h2>
      {offers.length === 0 && <p>Nothing has been offered yet.</p>}
      {earlierFirst.map((offer) => (
        <MadeOffer key={offer.id} view={view} offer={offer} isNewest={offer.id === newest?.id} />
      ))}
      <h2 className="nhsuk-heading-m">What declining means</h2>
      <Declines {...view} />
      <h2 className="nhsuk-heading-m">What the patient needs</h2>
      <Needs {...view} />
      <h2 className="nhsuk-heading-m">Letters</h2>
      <Letters {...view} />
    </OfferPage>
  )
}

function About({ transfer, patientName }: View) {
  return (
    <SummaryList
      rows={[
        {
          key: 'Patient',
          value: patientName && <span data-personal="true">{patientName}</span>,
          whenEmpty: format.missing.notShown,
        },
        { key: 'To', value: hospitalName(transfer.receiver, transfer.site) },
        { key: 'State', value: stateNames[stateNow(transfer)] },
      ]}
    />
  )
}

function Next({ next, mayRecord }: View) {
  const [first, ...others] = mayRecord ? next.steps : []
  return (
    <>
      <p>{next.says}</p>
      {!mayRecord && next.steps.length > 0 && <p>Coordinators and booking clerks do this.</p>}
      {first && <ButtonLink href={first.href}>{first.text}</ButtonLink>}
      <StepLinks steps={others} />
    </>
  )
}

const StepLinks = ({ steps }: { readonly steps: readonly NextStep[] }) =>
  steps.length === 0 ? null : (
    <ul>
      {steps.map(({ text, href }) => (
        <li key={href}>
          <a href={href}>{text}</a>
        </li>
      ))}
    </ul>
  )

function Declines({ effect }: View) {
  return (
    <>
      <p>{effect.says}</p>
      {effect.questions.map(({ id, asks, needs }) => (
        <div key={id} className="nhsuk-inset-text">
          <p>For a clinician to decide: {asks}</p>
          <p>Before the answer may be yes:</p>
          <ul>
            {needs.map((need) => (
              <li key={need}>{need}</li>
            ))}
          </ul>
        </div>
      ))}
      <p>
        <a href="/help/offers">Offers elsewhere and what declining means</a>
      </p>
    </>
  )
}

function Needs({ transfer, needs, days, mayRecord }: View) {
  if (!needs) return <p>The patient is no longer on your list.</p>
  const change = (part: string) => (mayRecord ? { changeHref: needsHref(transfer, part) } : {})
  const { language, interpreter, letterForm, email, address, note } = needs
  const letters = [letterForms.label(letterForm), email].filter(Boolean).join(', ')
  const cannot = days.map(({ from, to }) => (from === to ? format.date(from) : format.dateRange(from, to)))
  return (
    <SummaryList
      rows={[
        {
          key: 'Speaking',
          value: [language, interpreters.label(interpreter)].filter(Boolean).join('. '),
          ...change('speaking'),
          changes: 'language and interpreter',
        },
        { key: 'Letters', value: <span data-quoted="true">{letters}</span>, ...change('letters') },
        {
          key: 'Address',
          value:
            address.length === 0 ? null : (
              <span className="accord-kept-lines" data-personal="true">
                {address.join('\n')}
              </span>
            ),
          whenEmpty: format.missing.notKnown,
          ...change('address'),
        },
        {
          key: 'To know',
          value: note === '' ? 'Nothing is recorded' : <span data-quoted="true">{note}</span>,
          ...change('note'),
        },
        {
          key: 'Days they cannot come',
          value: cannot.length === 0 ? 'None are recorded' : cannot.join('; '),
          ...(mayRecord && { changeHref: unavailableHref(transfer) }),
        },
      ]}
    />
  )
}

function Letters({ transfer, letters }: View) {
  if (letters.length === 0) return <p>No letter has been written.</p>
  return (
    <ul>
      {letters.map(({ id, on, form }, n) => (
        <li key={id}>
          <a href={writtenLetterHref(transfer, id)}>
            Letter {format.number(letters.length - n)}, of {format.date(on)} in {letterForms.label(form)?.toLowerCase()}
          </a>
        </li>
      ))}
    </ul>
  )
}
