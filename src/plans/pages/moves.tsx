import { trustName } from '#nhs/organisations.ts'
import { treatmentFunctionName } from '#nhs/treatment-function.ts'
import { Breadcrumbs } from '#web/back-link.tsx'
import { Download } from '#web/download.tsx'
import { EmptyState } from '#web/empty-state.tsx'
import { FilteredList } from '#web/filters.tsx'
import * as format from '#web/format.ts'
import { SelectField } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { Pagination, showing } from '#web/pagination.tsx'
import { DataTable } from '#web/table.tsx'
import type { OwnNames } from '../own-names.ts'
import { type PeopleAsked, type PeopleChoices, peopleChosen, peopleHref } from '../people-asked.ts'
import type { Placed, Placement } from '../placement.ts'
import type { Plan } from '../store.ts'
import { patientColumn, siteName, waitColumns } from './patient-columns.tsx'

export type PeopleView = {
  readonly frame: Frame
  readonly plan: Plan
  readonly rows: readonly Placement[]
  readonly names: OwnNames
  readonly asked: PeopleAsked
  readonly choices: PeopleChoices
  readonly found: number
  /** Without filters. */
  readonly total: number
  readonly pageSize: number
  readonly ruleWords: (rule: string | null) => string
}

/** Who is treated at another trust than their own, where, and what kept them from being treated at home as early. */
export function MovesPage(view: PeopleView) {
  const { frame, plan, rows, names, asked, choices, found, total, pageSize, ruleWords } = view
  const path = `/plans/${plan.id}/moves`
  const pages = Math.max(1, Math.ceil(found / pageSize))
  return (
    <Page
      frame={frame}
      heading="Who is treated elsewhere"
      section="Plans"
      width="wide"
      paged={{ page: asked.page, pages }}
      before={
        <Breadcrumbs
          items={[
            { text: 'Plans', href: '/plans' },
            { text: plan.name, href: `/plans/${plan.id}` },
          ]}
        />
      }
    >
      <p>Patients whom this plan treats at another trust than their own, and what kept them from home.</p>
      <FilteredList
        action={path}
        controls={
          <>
            <TrustField name="trust" label="From" asked={asked.trust} trusts={choices.trusts} />
            <SelectField
              name="site"
              label="To"
              unchosen="All sites"
              value={asked.site}
              options={choices.sites.map((value) => ({ value, text: siteName(value) }))}
            />
            <ServiceField asked={asked.service} services={choices.services} />
          </>
        }
        chosen={peopleChosen(path, asked, ruleWords)}
        clearHref={path}
        found={format.count(found, 'patient')}
      >
        {total === 0 ? (
          <EmptyState says="This plan treats nobody at another trust" />
        ) : (
          <DataTable
            caption="By day of surgery"
            columns={[
              patientColumn(plan.id, names),
              ...waitColumns,
              {
                heading: 'Where, and how much further',
                cell: ({ placed, travelExtraMinutes }) => placed && where(placed, travelExtraMinutes),
              },
              { heading: 'Day of surgery', cell: ({ placed }) => placed && format.dateWithDay(placed.day) },
              { heading: 'What kept them from home', sentences: true, cell: ({ rule }) => ruleWords(rule) },
            ]}
            rows={rows}
            rowKey={({ homeTrust, pseudonym }) => `${homeTrust} ${pseudonym}`}
            whenNone="No patient meets these filters."
            compact
          />
        )}
        {found > pageSize && <p>{showing(asked.page, pageSize, found)}</p>}
        <Pagination page={asked.page} pages={pages} href={(page) => peopleHref(path, { ...asked, page })} />
        {found > 0 && (
          <Download
            href={peopleHref(`${path}.csv`, { ...asked, page: 1 })}
            what="these patients"
            about={format.count(found, 'row')}
          />
        )}
      </FilteredList>
    </Page>
  )
}

/** "Royal Orthopaedic Hospital, 17 minutes further": one column, so that the reason beside it is not off the screen. */
const where = ({ site }: Placed, extraMinutes: number): string =>
  `${siteName(site)}, ${extraMinutes === 0 ? 'no' : format.minutes(extraMinutes)} further`

export function TrustField({
  name,
  label,
  asked,
  trusts,
}: {
  readonly name: string
  readonly label: string
  readonly asked: string | undefined
  readonly trusts: readonly string[]
}) {
  const options = trusts.map((value) => ({ value, text: trustName(value) }))
  return <SelectField name={name} label={label} unchosen="All trusts" value={asked} options={options} />
}

export function ServiceField({
  asked,
  services,
}: {
  readonly asked: string | undefined
  readonly services: readonly string[]
}) {
  const options = services.map((value) => ({ value, text: treatmentFunctionName(value) }))
  return <SelectField name="service" label="Service" unchosen="All services" value={asked} options={options} />
}
