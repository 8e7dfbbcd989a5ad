import type { ReactNode } from 'react'
import { londonDay } from '#nhs/day.ts'
import { site as siteOf, trustName } from '#nhs/organisations.ts'
import { priority } from '#nhs/priority.ts'
import { treatmentFunctionName } from '#nhs/treatment-function.ts'
import type { OwnPatient } from '#waiting-list'
import { Download } from '#web/download.tsx'
import { EmptyState } from '#web/empty-state.tsx'
import { type Chosen, FilteredList } from '#web/filters.tsx'
import * as format from '#web/format.ts'
import { SelectField } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { Pagination, showing } from '#web/pagination.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import { Tag } from '#web/tag.tsx'
import { NhsNumber } from '#web/value.tsx'
import { transferHref, weeklyHref, workHref } from '../addresses.ts'
import { isOpen, stateNames } from '../life/states.ts'
import { type ListAsked, listHref } from '../list-asked.ts'
import { letterRunsHref } from '../offers/addresses.ts'
import { referenceOf } from '../offers/reference-of.ts'
import { callsHref } from '../patient/addresses.ts'
import type { TransferIn, TransferOut } from '../store.ts'

export type Listed =
  | { readonly direction: 'out'; readonly rows: readonly (TransferOut & { readonly patient?: OwnPatient })[] }
  | { readonly direction: 'in'; readonly rows: readonly TransferIn[] }

type View = {
  readonly frame: Frame
  readonly asked: ListAsked
  readonly listed: Listed
  readonly found: number
  /** Of all states, without filters. */
  readonly total: number
  readonly pageSize: number
  readonly mayWriteLetters: boolean
  readonly choices: { readonly services: readonly string[]; readonly partners: readonly string[] }
}

const siteName = (code: string): string => siteOf(code)?.name ?? code

/** What published plans propose: the trust's own patients elsewhere, or others' patients here. */
export function TransfersPage(view: View) {
  const { frame, asked, listed, found, total, pageSize, mayWriteLetters } = view
  const pages = Math.max(1, Math.ceil(found / pageSize))
  return (
    <Page frame={frame} heading="Transfers" section="Transfers" width="wide" paged={{ page: asked.page, pages }}>
      <p>
        Transfers that published plans propose, and how far each has come. A person decides each step, and the patient
        chooses.
      </p>
      <ul className="nhsuk-list accord-inline">
        <li>
          <a href={workHref}>Work on transfers</a>
        </li>
        <li>
          <a href={weeklyHref}>Weekly mutual-aid position</a>
        </li>
        <li>
          <a href="/transfers/money">Money between trusts</a>
        </li>
        {mayWriteLetters && (
          <li>
            <a href={letterRunsHref}>Letters about offers</a>
          </li>
        )}
        {mayWriteLetters && (
          <li>
            <a href={callsHref}>Patients to call</a>
          </li>
        )}
      </ul>
      <Directions direction={asked.direction} />
      <FilteredList
        action="/transfers"
        keep={{ direction: asked.direction }}
        controls={<Controls {...view} />}
        chosen={chosenOf(asked)}
        clearHref={`/transfers?direction=${asked.direction}`}
        found={format.count(found, 'transfer') + (found === 0 ? '' : ` ${asked.direction === 'out' ? 'out' : 'in'}`)}
      >
        {total === 0 ? <None direction={asked.direction} /> : <Rows listed={listed} />}
        {found > pageSize && <p>{showing(asked.page, pageSize, found)}</p>}
        <Pagination page={asked.page} pages={pages} href={(page) => listHref(asked, { page })} />
        {found > 0 && (
          <Download
            href={listHref(asked).replace('/transfers?', '/transfers.csv?')}
            what="these transfers"
            about={format.count(found, 'row')}
          />
        )}
      </FilteredList>
    </Page>
  )
}

/** Two lists and not one with a filter: what leaves is for one's own people to say, what comes is for planning. */
function Directions({ direction }: { readonly direction: ListAsked['direction'] }) {
  const lists = [
    { direction: 'out', text: 'Out of your trust' },
    { direction: 'in', text: 'Into your trust' },
  ] as const
  return (
    <ul className="nhsuk-list accord-inline">
      {lists.map((list) => (
        <li key={list.direction}>
          {list.direction === direction ? (
            <strong>{list.text}</strong>
          ) : (
            <a href={`/transfers?direction=${list.direction}`}>{list.text}</a>
          )}
        </li>
      ))}
    </ul>
  )
}

function Controls({ asked, choices }: View) {
  return (
    <>
      <SelectField
        name="state"
        label="State"
        unchosen="All states"
        value={asked.state}
        options={Object.entries(stateNames).map(([value, text]) => ({ value, text }))}
      />
      <SelectField
        name="service"
        label="Service"
        unchosen="All services"
        value={asked.service}
        options={choices.services.map((value) => ({ value, text: treatmentFunctionName(value) }))}
      />
      <SelectField
        name="partner"
        label={asked.direction === 'out' ? 'To' : 'From'}
        unchosen="All trusts"
        value={asked.partner}
        options={choices.partners.map((value) => ({ value, text: trustName(value) }))}
      />
    </>
  )
}

function chosenOf(asked: ListAsked): Chosen[] {
  const { state, service, partner } = asked
  const without = (name: 'state' | 'service' | 'partner') => listHref(asked, { [name]: undefined })
  return [
    ...(state ? [{ name: 'State', value: stateNames[state], removeHref: without('state') }] : []),
    ...(service ? [{ name: 'Service', value: treatmentFunctionName(service), removeHref: without('service') }] : []),
    ...(partner
      ? [{ name: asked.direction === 'out' ? 'To' : 'From', value: trustName(partner), removeHref: without('partner') }]
      : []),
  ]
}

function None({ direction }: { readonly direction: 'out' | 'in' }) {
  return (
    <EmptyState says={direction === 'out' ? 'No plan sends your patients elsewhere' : 'No plan sends patients to you'}>
      <p>
        A transfer is proposed when a <a href="/plans">plan</a> is published.
      </p>
    </EmptyState>
  )
}

const StateTag = ({ state }: Pick<TransferOut, 'state'>) => (
  <Tag meaning={isOpen(state) ? 'waiting' : 'ended'}>{stateNames[state]}</Tag>
)

const where: Column<TransferOut>[] = [
  { heading: 'Transfer', cell: (row) => <a href={transferHref(row)}>Transfer {referenceOf(row.id)}</a> },
  { heading: 'Service', cell: ({ treatmentFunction }) => treatmentFunctionName(treatmentFunction) },
  { heading: 'Where', cell: ({ site }) => siteName(site) },
  { heading: 'Day of surgery', cell: ({ day }) => format.dateWithDay(day) },
]
const state: Column<TransferOut>[] = [
  { heading: 'State', cell: (row) => <StateTag {...row} /> },
  {
    heading: 'Plan',
    cell: ({ planId, planName, identifiedAt }) =>
      planName === null ? (
        `Published on ${format.date(londonDay(identifiedAt))}`
      ) : (
        <a href={`/plans/${planId}`}>{planName}</a>
      ),
  },
]

function Rows({ listed }: { readonly listed: Listed }): ReactNode {
  if (listed.direction === 'out') {
    return (
      <DataTable
        caption="Your patients, by day of surgery"
        columns={[
          { heading: 'Patient', rowHeading: true, cell: ({ patient }) => <Patient patient={patient} /> },
          { heading: 'To', cell: ({ partner }) => trustName(partner) },
          ...where,
          ...state,
        ]}
        rows={listed.rows}
        rowKey={({ id }) => id}
        whenNone="No transfer meets these filters."
        compact
      />
    )
  }
  return (
    <DataTable
      caption="Patients of other trusts, by day of surgery"
      columns={[
        { heading: 'Patient', rowHeading: true, cell: (row) => <SharedPatient {...row} /> },
        { heading: 'From', cell: ({ partner }) => trustName(partner) },
        { heading: 'Procedure', cell: ({ procedure }) => procedure, whenEmpty: format.missing.notShown },
        { heading: 'Priority', cell: (row) => (row.priority ? (priority(row.priority)?.label ?? row.priority) : null) },
        ...where,
        ...state,
      ]}
      rows={listed.rows}
      rowKey={({ id }) => id}
      whenNone="No transfer meets these filters."
      compact
    />
  )
}

function Patient({ patient }: { readonly patient?: OwnPatient | undefined }) {
  if (!patient) return 'No longer on your list'
  return (
    <>
      <a href={`/waiting-list/pathways/${patient.pathway}`}>
        {patient.familyName}, {patient.givenName}
      </a>
      {patient.nhsNumber && (
        <>
          <br />
          <NhsNumber digits={patient.nhsNumber} />
        </>
      )}
    </>
  )
}

/** What the owner's agreement lets the receiver see. */
function SharedPatient({ isShared, familyName, givenName, nhsNumber, birthDate }: TransferIn) {
  if (!isShared) return format.missing.notShown
  return (
    <>
      {familyName ? `${familyName}, ${givenName}` : 'Name not shared'}
      {birthDate && (
        <>
          <br />
          Born {format.date(birthDate)}
        </>
      )}
      {nhsNumber && (
        <>
          <br />
          <NhsNumber digits={nhsNumber} />
        </>
      )}
    </>
  )
}
