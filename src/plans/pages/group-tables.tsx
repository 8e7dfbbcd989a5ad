import { ethnicGroups } from '#nhs/ethnic-category.ts'
import type { GroupReport, Outcome } from '#planner'
import * as format from '#web/format.ts'
import { type Column, DataTable } from '#web/table.tsx'
import { groupKinds } from '../measures.ts'
import { priorityName } from './patient-columns.tsx'

/** A group's value in words: "IMD 2025, fifth 1 (most deprived)". */
export function groupName(kind: string, value: string): string {
  if (kind === 'ethnicity') return ethnicGroups.find(({ code }) => code === value)?.label ?? sentence(value)
  if (kind === 'priority') return priorityName(value)
  if (kind === 'deprivation')
    return value.replace(/fifth 1$/, '$& (most deprived)').replace(/fifth 5$/, '$& (least deprived)')
  return value
}

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

const weeks = (value: number | undefined) => format.orMissing(value, format.number, format.missing.notApplicable)
const share = ({ treated, patients }: Outcome): number => (patients === 0 ? 0 : treated / patients)

const columns: Column<GroupReport>[] = [
  { heading: 'Group', rowHeading: true, cell: ({ kind, value }) => groupName(kind, value) },
  { heading: 'Patients', numeric: true, cell: ({ together }) => format.number(together.patients) },
  { heading: 'Treated alone', numeric: true, cell: ({ alone }) => format.number(alone.treated) },
  { heading: 'Treated together', numeric: true, cell: ({ together }) => format.number(together.treated) },
  { heading: 'Share treated together', numeric: true, cell: ({ together }) => format.share(share(together)) },
  { heading: 'Mean weeks, treated', numeric: true, cell: ({ together }) => weeks(together.weeksWaitedByTreated) },
  { heading: 'Mean weeks, left', numeric: true, cell: ({ together }) => weeks(together.weeksWaitedByUntreated) },
  { heading: 'Over 52 weeks, left alone', numeric: true, cell: ({ alone }) => format.number(alone.over52) },
  { heading: 'Over 52 weeks, left together', numeric: true, cell: ({ together }) => format.number(together.over52) },
]

/** Where the name of the kind alone would leave an abbreviation unsaid. */
const captions: Readonly<Record<string, string>> = {
  deprivation: 'Deprivation, by fifths of an Index of Multiple Deprivation (IMD)',
}

/** One table for each kind of group, in the order of the report. */
export function GroupTables({ groups }: { readonly groups: readonly GroupReport[] }) {
  const kinds = [...new Set(groups.map(({ kind }) => kind))]
  return kinds.map((kind) => (
    <DataTable
      key={kind}
      caption={captions[kind] ?? groupKinds[kind] ?? sentence(kind)}
      columns={columns}
      rows={groups.filter((group) => group.kind === kind)}
      rowKey={({ value }) => value}
      whenNone="No group is named."
      compact
    />
  ))
}
