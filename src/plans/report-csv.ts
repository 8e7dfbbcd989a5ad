/** Every measure of a plan's report for a spreadsheet: one row for each trust or group and measure. Pure. */
import { trustName } from '#nhs/organisations.ts'
import type { CsvColumn } from '#web/csv.ts'
import { groupKinds, outcomeMeasures, sideOf, trustMeasures } from './measures.ts'
import { groupName } from './pages/group-tables.tsx'
import type { PlanReport } from './plan-report.ts'

export type ReportLine = {
  readonly of: string
  readonly which: string
  readonly measure: string
  readonly alone: number | undefined
  readonly together: number | undefined
}

export function reportLines({ report }: Pick<PlanReport, 'report'>): ReportLine[] {
  const trusts = report.trusts.flatMap((trust) =>
    trustMeasures.map(({ name, value }) => ({
      of: 'Trust',
      which: trustName(trust.trust),
      measure: name,
      alone: value(sideOf(trust, 'alone')),
      together: value(sideOf(trust, 'together')),
    })),
  )
  const groups = report.groups.flatMap((group) =>
    outcomeMeasures.map(({ name, value }) => ({
      of: groupKinds[group.kind] ?? group.kind,
      which: groupName(group.kind, group.value),
      measure: name,
      alone: value(group.alone),
      together: value(group.together),
    })),
  )
  return [...trusts, ...groups]
}

/** Two decimals are more than anybody needs, and fewer than a computer writes. */
const rounded = (value: number | undefined) => (value === undefined ? undefined : Math.round(value * 100) / 100)

export const reportCsv: readonly CsvColumn<ReportLine>[] = [
  { heading: 'Of', cell: ({ of }) => of },
  { heading: 'Which', cell: ({ which }) => which },
  { heading: 'Measure', cell: ({ measure }) => measure },
  { heading: 'Alone', cell: ({ alone }) => rounded(alone) },
  { heading: 'Together', cell: ({ together }) => rounded(together) },
]
