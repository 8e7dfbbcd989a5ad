/** From where to where, how, on which day, in which place; and where everything else about it is. */
import { site as siteOf, trustName } from '#nhs/organisations.ts'
import { treatmentFunctionName } from '#nhs/treatment-function.ts'
import { maySeePeople } from '#waiting-list'
import * as format from '#web/format.ts'
import { SummaryList, type SummaryRow } from '#web/summary-list.tsx'
import { handoverHref } from '../../handover/index.ts'
import { hospitalName } from '../../hospital-name.ts'
import { models } from '../../life/states.ts'
import type { Transfer } from '../../life/transfer-row.ts'
import { moneyHref } from '../../money/pages/money-of-transfer.tsx'
import { offersHref } from '../../offers/addresses.ts'
import { talksWithPatients } from '../../offers/asked-offers.ts'
import { patientPageHref } from '../../patient/addresses.ts'
import type { Place, TransferView } from '../transfer-view.ts'

export function TransferFacts(view: TransferView) {
  const { transfer, place, viewer, responsible } = view
  return (
    <>
      <h2 className="nhsuk-heading-m">The transfer</h2>
      <SummaryList
        rows={[
          ...transferRows(transfer),
          ...(place ? placeRows(place) : [{ key: 'Place', value: 'None is held' }]),
          {
            key: 'Responsible',
            value: (
              <ul className="nhsuk-list">
                {responsible.map(({ trust, from, until }) => (
                  <li key={from.toISOString()}>
                    {trustName(trust)}{' '}
                    <span>
                      since {format.dateTime(from)}
                      {until && `, until ${format.dateTime(until)}`}
                    </span>
                  </li>
                ))}
              </ul>
            ),
          },
        ]}
      />
      <h3 className="nhsuk-heading-s">More about it</h3>
      <ul className="nhsuk-list">
        {maySeePeople(viewer) && (
          <li>
            <a href={offersHref(transfer)}>
              {viewer.trust === transfer.sender ? 'Offers to the patient' : 'What the patient was offered'}
            </a>
          </li>
        )}
        {maySeePeople(viewer) && (
          <li>
            <a href={handoverHref(transfer)}>What goes with the patient: checklist, documents and data set</a>
          </li>
        )}
        {transfer.sender === viewer.trust && talksWithPatients(viewer) && (
          <li>
            <a href={patientPageHref(transfer)}>The patient's own page</a>
          </li>
        )}
        <li>
          <a href={moneyHref(transfer)}>Money of this transfer</a>
        </li>
        <li>
          <a href={`/plans/${transfer.planId}`}>The plan that proposed it</a>
        </li>
      </ul>
    </>
  )
}

/** Also for the pages of steps. */
export function transferRows({
  sender,
  receiver,
  site,
  treatmentFunction,
  day,
  model,
  treatedOn,
}: Transfer): SummaryRow[] {
  const way = models.find(({ code }) => code === model)!
  return [
    { key: 'Service', value: treatmentFunctionName(treatmentFunction) },
    { key: 'From', value: trustName(sender) },
    { key: 'To', value: hospitalName(receiver, site) },
    treatedOn === null
      ? { key: 'Day of surgery', value: format.dateWithDay(day) }
      : { key: 'Treated on', value: format.dateWithDay(treatedOn) },
    {
      key: 'How',
      value: (
        <p>
          {way.name}. {way.says}
        </p>
      ),
    },
  ]
}

const placeStates = { held: 'Held', over: 'The hold is over', confirmed: 'Firm' } as const

export function placeRows({ state, until, starts, ends, names }: Place): SummaryRow[] {
  const inTheatre = [names.theatre, names.site && (siteOf(names.site)?.name ?? names.site)].filter(Boolean).join(', ')
  return [
    {
      key: 'Place',
      value: (
        <>
          {placeStates[state]}
          {state === 'held' && until && (
            <>
              {' until '}
              <span>{format.dateTime(until)}</span>
            </>
          )}
        </>
      ),
    },
    { key: 'Operation', value: `${format.dateTime(starts)}, ending at ${format.time(ends)}` },
    { key: 'Theatre', value: inTheatre, whenEmpty: format.missing.notShown },
    { key: 'Surgeon', value: names.surgeon, whenEmpty: format.missing.notShown },
    { key: 'Room', value: names.room, whenEmpty: format.missing.notShown },
  ]
}
