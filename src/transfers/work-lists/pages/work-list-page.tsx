import { trustName } from '#nhs/organisations.ts'
import { treatmentFunctionName } from '#nhs/treatment-function.ts'
import { Details } from '#web/details.tsx'
import { Download } from '#web/download.tsx'
import { EmptyState } from '#web/empty-state.tsx'
import { type Chosen, FilteredList } from '#web/filters.tsx'
import * as format from '#web/format.ts'
import { SelectField } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { Pagination, showing } from '#web/pagination.tsx'
import { DataTable } from '#web/table.tsx'
import { workHref } from '../../addresses.ts'
import { isOpen, stateNames, states } from '../../life/states.ts'
import { callsHref } from '../../patient/addresses.ts'
import { screeningHref } from '../../screening/addresses.ts'
import type { StuckEffect } from '../stuck-effects.ts'
import { limits } from '../time-limit.ts'
import { type WorkAsked, workListHref } from '../work-asked.ts'
import type { WorkItem } from '../work-item.ts'
import type { WorkList } from '../work-list.ts'
import { countOf, type WorkCount } from '../work-store.ts'
import { StuckTable } from './stuck-table.tsx'
import { workColumns } from './work-columns.tsx'

export type WorkView = {
  readonly frame: Frame
  readonly asked: WorkAsked
  readonly lists: readonly WorkList[]
  readonly items: readonly WorkItem[]
  readonly counts: readonly WorkCount[]
  readonly stuck: readonly StuckEffect[]
  /** Patients whom the trust has to call. */
  readonly calls: number
  readonly pageSize: number
  readonly choices: { readonly services: readonly string[]; readonly partners: readonly string[] }
}

/** What transfers ask of one person today, most urgent first, apart from what waits for somebody else. */
export function WorkListPage(view: WorkView) {
  const { frame, asked, items, counts, pageSize } = view
  const found = countOf(counts, asked)
  const pages = Math.max(1, Math.ceil(found / pageSize))
  const toScreen = countOf(counts, { list: asked.list, show: 'mine', state: 'identified', page: 1 })
  return (
    <Page
      frame={frame}
      heading="Work on transfers"
      section="Transfers"
      width="wide"
      paged={{ page: asked.page, pages }}
    >
      <p>Transfers on their way, the most urgent first: those whose time ends soonest.</p>
      <StuckTable stuck={view.stuck} />
      {view.calls > 0 && (
        <p>
          <a href={callsHref}>Call {format.count(view.calls, 'patient')} who asked for it or changed their mind</a>
        </p>
      )}
      <Lists {...view} />
      <Halves {...view} />
      {toScreen > 0 && (
        <p>
          <a href={screeningHref}>Screen {format.count(toScreen, 'proposal')} together</a>
        </p>
      )}
      <FilteredList
        action={workHref}
        keep={{ list: asked.list.code, ...(asked.show === 'others' && { show: 'others' }) }}
        controls={<Controls {...view} />}
        chosen={chosenOf(asked)}
        clearHref={workListHref({ list: asked.list, show: asked.show, page: 1 })}
        found={`${format.count(found, 'transfer')} ${halfWords[asked.show]}`}
      >
        {counts.length === 0 ? (
          <EmptyState says="No transfer is on its way">
            <p>
              A transfer is proposed when a <a href="/plans">plan</a> is published.
            </p>
          </EmptyState>
        ) : (
          <DataTable
            caption={
              asked.show === 'mine' ? 'Waiting for you, most urgent first' : 'Waiting for others, most urgent first'
            }
            columns={workColumns(asked)}
            rows={items}
            rowKey={({ row }) => row.id}
            whenNone={chosenOf(asked).length > 0 ? 'No transfer meets these filters.' : whenNone[asked.show]}
            compact
          />
        )}
        {found > pageSize && <p>{showing(asked.page, pageSize, found)}</p>}
        <Pagination page={asked.page} pages={pages} href={(page) => workListHref(asked, { page })} />
        {found > 0 && (
          <Download
            href={workListHref(asked, {}, `${workHref}.csv`)}
            what="this work list"
            about={format.count(found, 'row')}
          />
        )}
        <HowUrgent />
      </FilteredList>
    </Page>
  )
}

const halfWords = { mine: 'waiting for you', others: 'waiting for others' } as const
const whenNone = { mine: 'Nothing waits for you.', others: 'Nothing waits for others.' } as const

/** For people with more than one role. */
function Lists({ lists, asked }: WorkView) {
  if (lists.length < 2) return null
  return (
    <ul className="nhsuk-list accord-inline" aria-label="Work lists">
      {lists.map((list) => (
        <li key={list.code}>
          {list.code === asked.list.code ? (
            <strong>{list.name}</strong>
          ) : (
            <a href={workListHref({ list, show: 'mine', page: 1 })}>{list.name}</a>
          )}
        </li>
      ))}
    </ul>
  )
}

function Halves({ asked, counts }: WorkView) {
  return (
    <ul className="nhsuk-list accord-inline" aria-label="Whose turn it is">
      {(['mine', 'others'] as const).map((show) => {
        const text = `${show === 'mine' ? 'For you' : 'Waiting for others'} (${format.number(countOf(counts, { list: asked.list, show, page: 1 }))})`
        return (
          <li key={show}>
            {show === asked.show ? (
              <strong>{text}</strong>
            ) : (
              <a href={workListHref({ list: asked.list, show, page: 1 })}>{text}</a>
            )}
          </li>
        )
      })}
    </ul>
  )
}

const sideWords = { sender: 'Out of your trust', receiver: 'Into your trust' } as const

function Controls({ asked, choices }: WorkView) {
  return (
    <>
      {asked.list.sides.length > 1 && (
        <SelectField
          name="side"
          label="Direction"
          unchosen="Out and in"
          value={asked.side}
          options={asked.list.sides.map((value) => ({ value, text: sideWords[value] }))}
        />
      )}
      <SelectField
        name="state"
        label="State"
        unchosen="All states"
        value={asked.state}
        options={states.filter(({ code }) => isOpen(code)).map(({ code, name }) => ({ value: code, text: name }))}
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
        label="Other trust"
        unchosen="All trusts"
        value={asked.partner}
        options={choices.partners.map((value) => ({ value, text: trustName(value) }))}
      />
      <SelectField
        name="soon"
        label="Time limit"
        unchosen="Any"
        value={asked.soon}
        options={[{ value: 'yes', text: 'Within 7 days, or over' }]}
      />
    </>
  )
}

function chosenOf(asked: WorkAsked): Chosen[] {
  const { side, state, service, partner, soon } = asked
  const one = (name: string, key: keyof WorkAsked, value: string | undefined): Chosen[] =>
    value === undefined ? [] : [{ name, value, removeHref: workListHref(asked, { [key]: undefined }) }]
  return [
    ...one('Direction', 'side', side && sideWords[side]),
    ...one('State', 'state', state && stateNames[state]),
    ...one('Service', 'service', service && treatmentFunctionName(service)),
    ...one('Other trust', 'partner', partner && trustName(partner)),
    ...one('Time limit', 'soon', soon && 'Within 7 days, or over'),
  ]
}

function HowUrgent() {
  return (
    <Details summary="How the time limit is set">
      <p>An offer ends with its last day to answer, and a hold at its stated moment. Before and after that:</p>
      <ul>
        {Object.entries(limits).map(([state, { daysBefore, source }]) => (
          <li key={state}>
            {stateNames[state as keyof typeof stateNames]}:{' '}
            {daysBefore === 0 ? 'the day of surgery' : `${format.count(daysBefore, 'day')} before surgery`}.{' '}
            {daysBefore > 0 && `${source}.`}
          </li>
        ))}
        <li>After treatment: whoever was treated first comes first.</li>
      </ul>
      <p>A patient who has not answered is for you again 3 days before the offer ends.</p>
    </Details>
  )
}
