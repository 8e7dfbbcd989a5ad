import { Breadcrumbs } from '#web/back-link.tsx'
import { Download } from '#web/download.tsx'
import { EmptyState } from '#web/empty-state.tsx'
import { FilteredList } from '#web/filters.tsx'
import * as format from '#web/format.ts'
import { SelectField } from '#web/forms.tsx'
import { Page } from '#web/page.tsx'
import { Pagination, showing } from '#web/pagination.tsx'
import { DataTable } from '#web/table.tsx'
import { peopleChosen, peopleHref } from '../people-asked.ts'
import { type PeopleView, ServiceField, TrustField } from './moves.tsx'
import { patientColumn, waitColumns } from './patient-columns.tsx'

type View = PeopleView & {
  /** How many each rule kept out, over all whom the viewer may see. */
  readonly byRule: readonly { readonly rule: string | null; readonly count: number }[]
}

/** Who has no place in the plan, and which rule kept each of them out. */
export function LeftPage(view: View) {
  const { frame, plan, rows, names, asked, choices, found, total, pageSize, ruleWords, byRule } = view
  const path = `/plans/${plan.id}/left`
  const pages = Math.max(1, Math.ceil(found / pageSize))
  return (
    <Page
      frame={frame}
      heading="Who is left"
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
      <p>
        Patients who have no place in this plan. The rule is the one that stood in the way of the place nearest to being
        possible. Waits are counted on the plan's first day, and <a href="/plans/weights">what a wait weighs</a> is on a
        page of its own.
      </p>
      <DataTable
        caption="By rule"
        columns={[
          {
            heading: 'What kept them',
            rowHeading: true,
            cell: ({ rule }) =>
              rule === null ? ruleWords(rule) : <a href={peopleHref(path, { rule, page: 1 })}>{ruleWords(rule)}</a>,
          },
          { heading: 'Patients', numeric: true, cell: ({ count }) => format.number(count) },
        ]}
        rows={byRule}
        rowKey={({ rule }) => rule ?? 'none'}
        whenNone="Nobody is left."
        compact
      />
      <FilteredList
        action={path}
        controls={
          <>
            <TrustField name="trust" label="Trust" asked={asked.trust} trusts={choices.trusts} />
            <ServiceField asked={asked.service} services={choices.services} />
            <SelectField
              name="rule"
              label="What kept them"
              unchosen="All rules"
              value={asked.rule}
              options={choices.rules.map((value) => ({ value, text: ruleWords(value) }))}
            />
          </>
        }
        chosen={peopleChosen(path, asked, ruleWords)}
        clearHref={path}
        found={format.count(found, 'patient')}
      >
        {total === 0 ? (
          <EmptyState says="This plan treats everybody whom it was asked about" />
        ) : (
          <DataTable
            caption="Whoever weighs most first"
            columns={[
              patientColumn(plan.id, names),
              ...waitColumns,
              { heading: 'Has to be treated', cell: ({ must }) => (must ? 'Yes' : 'No') },
              { heading: 'Weight', numeric: true, cell: ({ weight }) => format.number(weight) },
              {
                heading: 'What kept them',
                sentences: true,
                cell: ({ rule }) => ruleWords(rule),
              },
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
