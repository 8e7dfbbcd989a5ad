import { site, trustName } from '#nhs/organisations.ts'
import { orthopaedicSubspecialties } from '#nhs/orthopaedic-subspecialty.ts'
import { priorities } from '#nhs/priority.ts'
import { reportedGroupLabel, reportedGroups } from '#nhs/treatment-function.ts'
import type { Viewer } from '#platform/viewer.ts'
import { Download } from '#web/download.tsx'
import { type Chosen, FilteredList } from '#web/filters.tsx'
import * as format from '#web/format.ts'
import { CheckboxField, SelectField } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { Pagination, showing } from '#web/pagination.tsx'
import { DataTable } from '#web/table.tsx'
import { maySeePeople } from '../may-see-people.ts'
import { qualityCheck } from '../quality/quality-checks.ts'
import { FindPatientForm } from './find-patient-page.tsx'
import { listColumns, subspecialtyName } from './list-columns.tsx'
import { type ListFilter, type ListQuestion, listAddress, PAGE_SIZE, waitMarks, withFilter } from './list-question.ts'
import type { ListPage as Found } from './list-store.ts'

type View = {
  readonly frame: Frame
  readonly viewer: Viewer
  readonly question: ListQuestion
  readonly found: Found
}

/** Everybody who waits in the alliance: the viewer's own by name, the others' as they are shared for planning. */
export function WaitingListPage({ frame, viewer, question, found }: View) {
  const { rows, pages, page, asOf, members } = found
  const href = (change: Partial<ListQuestion>) => listAddress({ ...question, page: 1, ...change })
  return (
    <Page frame={frame} heading="Waiting list" section="Waiting list" width="wide" paged={{ page, pages }}>
      <p>
        Everybody with an open pathway at {format.list(members.map(trustName))}. Waits are counted to{' '}
        {format.date(asOf)}. Patients of other trusts are here for the services planned together, without their names.
      </p>
      <ul className="nhsuk-list accord-inline">
        <li>
          <a href="/waiting-list/statistics">Waits in figures</a>
        </li>
        <li>
          <a href="/waiting-list/quality">Data quality</a>
        </li>
        <li>
          <a href="/waiting-list/imports">Imports</a>
        </li>
      </ul>
      {maySeePeople(viewer) && <FindPatientForm />}
      <FilteredList
        action="/waiting-list"
        controls={<Controls filter={question.filter} members={members} />}
        chosen={chosenFilters(question)}
        clearHref={href({ filter: { trusts: [] } })}
        found={`${format.count(found.found, 'pathway')} found`}
        keep={kept(question)}
      >
        <DataTable
          caption="Open pathways"
          captionHidden
          compact
          columns={listColumns(viewer, asOf)}
          rows={rows}
          rowKey={({ pseudonym }) => pseudonym}
          whenNone="No pathways match these filters. Remove one to see more."
          sorting={{
            by: question.by,
            order: question.direction,
            href: (by, direction) => href({ by: by as ListQuestion['by'], direction }),
          }}
        />
        {found.found > PAGE_SIZE && <p>{showing(page, PAGE_SIZE, found.found)}</p>}
        <Pagination page={page} pages={pages} href={(number) => href({ page: number })} />
        {found.found > 0 && (
          <Download
            href={listAddress({ ...question, page: 1 }, '/waiting-list/list.csv')}
            what="these pathways"
            about={format.count(found.found, 'row')}
          />
        )}
      </FilteredList>
    </Page>
  )
}

function Controls({ filter, members }: { readonly filter: ListFilter; readonly members: readonly string[] }) {
  return (
    <>
      <CheckboxField
        name="trust"
        legend="Trust"
        size="s"
        small
        values={filter.trusts}
        options={members.map((code) => ({ value: code, text: trustName(code) }))}
      />
      <SelectField
        name="service"
        label="Service"
        size="s"
        unchosen="All services"
        value={filter.service}
        options={reportedGroups.map(({ code, label }) => ({ value: code, text: label }))}
      />
      <SelectField
        name="subspecialty"
        label="Part of orthopaedics"
        size="s"
        unchosen="All"
        value={filter.subspecialty}
        options={orthopaedicSubspecialties.map(({ code, label }) => ({ value: code, text: label }))}
      />
      <SelectField
        name="priority"
        label="Priority"
        size="s"
        unchosen="All priorities"
        value={filter.priority}
        options={[
          ...priorities
            .filter(({ of }) => of === 'surgery')
            .map(({ code, label }) => ({ value: code, text: `${code}, ${label.toLowerCase()}` })),
          { value: 'none', text: 'Not set' },
        ]}
      />
      <SelectField
        name="over"
        label="Has waited"
        size="s"
        unchosen="Any time"
        value={filter.overWeeks === undefined ? undefined : String(filter.overWeeks)}
        options={waitMarks.map((weeks) => ({ value: String(weeks), text: capital(format.overWeeks(weeks)) }))}
      />
      <SelectField
        name="decided"
        label="Decision to admit"
        size="s"
        unchosen="With or without"
        value={filter.decided}
        options={[
          { value: 'yes', text: 'Decided to admit' },
          { value: 'no', text: 'Not decided' },
        ]}
      />
      <SelectField
        name="nation"
        label="Patients of"
        size="s"
        unchosen="All nations"
        value={filter.nation}
        options={[
          { value: 'England', text: 'England' },
          { value: 'Wales', text: 'Wales' },
        ]}
      />
      <SelectField
        name="willing"
        label="Travel"
        size="s"
        unchosen="Asked or not"
        value={filter.willing}
        options={[{ value: 'yes', text: 'Said they are willing to travel' }]}
      />
    </>
  )
}

/** What applying filters must not lose: the order, and the filters that come from other pages and have no control. */
const kept = ({ by, direction, filter: { site, check } }: ListQuestion): Record<string, string> => ({
  by,
  order: direction,
  ...(site && { site }),
  ...(check && { check }),
})

function chosenFilters(question: ListQuestion): Chosen[] {
  const { filter } = question
  const without = (change: Partial<ListFilter>, drop?: keyof ListFilter): string => {
    const next = { ...filter, ...change }
    if (drop) delete (next as Record<string, unknown>)[drop]
    return listAddress(withFilter(question, next))
  }
  const one = (key: keyof ListFilter, name: string, say: (value: string) => string): Chosen[] => {
    const value = filter[key]
    return value === undefined ? [] : [{ name, value: say(String(value)), removeHref: without({}, key) }]
  }
  return [
    ...filter.trusts.map((trust) => ({
      name: 'Trust',
      value: trustName(trust),
      removeHref: without({ trusts: filter.trusts.filter((other) => other !== trust) }),
    })),
    ...one('service', 'Service', (group) => reportedGroupLabel(group) ?? group),
    ...one('subspecialty', 'Part of orthopaedics', subspecialtyName),
    ...one('priority', 'Priority', (code) => (code === 'none' ? 'Not set' : code)),
    ...one('overWeeks', 'Has waited', (weeks) => format.overWeeks(Number(weeks))),
    ...one('decided', 'Decision to admit', (answer) => (answer === 'yes' ? 'Decided' : 'Not decided')),
    ...one('nation', 'Patients of', (nation) => nation),
    ...one('site', 'Site', (code) => site(code)?.name ?? code),
    ...one('willing', 'Travel', () => 'Willing'),
    ...(filter.check ? one('check', 'Data quality', () => qualityCheck(filter.check!).title) : []),
  ]
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
