import { type Day, daysBetween } from '#nhs/day.ts'
import { trustName } from '#nhs/organisations.ts'
import { orthopaedicSubspecialties } from '#nhs/orthopaedic-subspecialty.ts'
import { priorityOrder } from '#nhs/priority.ts'
import { treatmentFunctionName } from '#nhs/treatment-function.ts'
import type { Viewer } from '#platform/viewer.ts'
import * as format from '#web/format.ts'
import type { Column } from '#web/table.tsx'
import { maySeePeople } from '../may-see-people.ts'
import type { ListRow } from './list-store.ts'

/**
 * What a row of the list says. Others' rows have no name, because none is shared for planning.
 *
 * `isWhole`: the rows are all there are, so that the page can sort them.
 */
export function listColumns(viewer: Viewer, asOf: Day, { isWhole = false } = {}): Column<ListRow>[] {
  const sortedBy = (sortValue: (row: ListRow) => string | number | null) => (isWhole ? { sortValue } : {})
  return [
    {
      heading: 'Patient',
      rowHeading: true,
      cell: ({ patient, trust, treatmentFunction, clockStart }) =>
        patient ? (
          <a href={`/waiting-list/pathways/${patient.pathway}`}>
            {patient.familyName}, {patient.givenName}
            {/* In the link, because two people may share a name. */}
            {patient.nhsNumber && <span className="accord-under">{format.nhsNumber(patient.nhsNumber)}</span>}
            {/* Read aloud only: one person may wait for several things. */}
            <span className="nhsuk-u-visually-hidden">
              , {treatmentFunctionName(treatmentFunction)} since {format.date(clockStart)}
            </span>
          </a>
        ) : trust !== viewer.trust ? (
          'Shared without a name'
        ) : maySeePeople(viewer) ? (
          'No name held'
        ) : (
          'Not shown to your role'
        ),
      ...sortedBy(({ patient }) => (patient ? `${patient.familyName} ${patient.givenName}` : null)),
    },
    { heading: 'Trust', cell: ({ trust }) => trustName(trust) },
    {
      heading: 'Service',
      cell: ({ treatmentFunction, subspecialty }) =>
        subspecialty
          ? `${shortName(treatmentFunction)}, ${subspecialtyName(subspecialty).toLowerCase()}`
          : treatmentFunctionName(treatmentFunction),
      sort: {
        by: 'service',
        ascending: 'By service, in the order of the national codes',
        descending: 'By service, the last of the national codes first',
      },
      ...sortedBy(({ treatmentFunction }) => treatmentFunctionName(treatmentFunction)),
    },
    { heading: 'Procedure', cell: ({ procedureName }) => procedureName, whenEmpty: format.missing.noData },
    {
      heading: 'Priority',
      cell: ({ priority }) => priority ?? 'Not set',
      sort: {
        by: 'rank',
        ascending: 'Most urgent priority first, then longest wait',
        descending: 'Least urgent priority first, then shortest wait',
      },
      ...sortedBy(({ priority }) => priorityOrder(priority ?? undefined)),
    },
    {
      heading: 'Weeks waited',
      numeric: true,
      cell: ({ clockStart }) => format.number(Math.floor(daysWaited(clockStart, asOf) / 7)),
      sort: { by: 'wait', ascending: 'Shortest wait first', descending: 'Longest wait first' },
      ...sortedBy(({ clockStart }) => daysWaited(clockStart, asOf)),
    },
    {
      heading: 'Decision to admit',
      cell: ({ decidedToAdmitOn }) => decidedToAdmitOn && format.date(decidedToAdmitOn),
      whenEmpty: format.missing.notApplicable,
      sort: {
        by: 'decision',
        ascending: 'Earliest decision to admit first',
        descending: 'Latest decision to admit first',
      },
      ...sortedBy(({ decidedToAdmitOn }) => decidedToAdmitOn),
    },
    { heading: 'Patient of', cell: ({ nation }) => nation },
  ]
}

/** None yet when the clock starts after the day of the list: where lists are of several days, the oldest is counted to. */
export const daysWaited = (clockStart: Day, asOf: Day): number => Math.max(0, daysBetween(clockStart, asOf))

/** "Trauma and Orthopaedic" takes two lines of a narrow column, beside a part that says what it is a part of. */
const shortName = (code: string): string => treatmentFunctionName(code).replace('Trauma and Orthopaedic', 'Orthopaedic')

export const subspecialtyName = (code: string): string =>
  orthopaedicSubspecialties.find((known) => known.code === code)?.label ?? code
