/** What the receiver is shown of the newest offer: what it is, whether the patient agrees, and what they need. */
import { site } from '#nhs/organisations.ts'
import * as format from '#web/format.ts'
import { SummaryList } from '#web/summary-list.tsx'
import { transferHref } from '../../addresses.ts'
import type { OfferedPlace } from '../offered-places.ts'
import { interpreters, letterForms } from '../patient-needs.ts'
import { OfferPage, type OfferPageProps } from './offer-page.tsx'

type View = OfferPageProps & { readonly place: OfferedPlace | undefined }

export function OfferedPlacePage({ frame, transfer, place }: View) {
  const back = { text: 'Back to the transfer', href: transferHref(transfer) }
  return (
    <OfferPage frame={frame} transfer={transfer} heading="What the patient was offered" back={back}>
      {place ? <Shown place={place} /> : <NotShown />}
    </OfferPage>
  )
}

function Shown({ place }: { readonly place: OfferedPlace }) {
  const { day, site: code, team, offeredOn, replyBy, agreedAt, language, interpreter, letterForm } = place
  // Not recorded, or not for the receiver by the agreement: to the receiver that is the same.
  const notKnown = { whenEmpty: format.missing.notKnown }
  return (
    <>
      <SummaryList
        rows={[
          { key: 'Day of the operation', value: format.dateWithDay(day) },
          { key: 'Where', value: site(code)?.name ?? code },
          { key: 'Who would operate', value: <span data-quoted="true">{team}</span> },
          { key: 'Offered', value: format.date(offeredOn) },
          { key: 'Answer by', value: format.date(replyBy) },
          { key: 'The patient', value: agreedAt === null ? 'Has not agreed' : 'Agrees' },
          { key: 'Language', value: language, ...notKnown },
          { key: 'Interpreter', value: interpreter && interpreters.label(interpreter), ...notKnown },
          { key: 'Letters', value: letterForm && letterForms.label(letterForm), ...notKnown },
        ]}
      />
      <p>What the patient said stays with the sending trust. This reading is in its access log.</p>
    </>
  )
}

const NotShown = () => (
  <p>
    There is nothing to see. Either nothing has been offered yet, or the transfer is over, or the mutual-aid agreement
    between the two trusts is not in force.
  </p>
)
