/** Priorities for a spreadsheet, a row each. */
import { trustName } from '#nhs/organisations.ts'
import type { CsvColumn } from '#web/csv.ts'
import { type Awaited, type Priority, stageNames, stages } from './priority.ts'

export type PriorityRow = { readonly priority: Priority; readonly waiting: readonly Awaited[] }

export const prioritiesCsv: readonly CsvColumn<PriorityRow>[] = [
  { heading: 'Priority', cell: ({ priority }) => priority.title },
  { heading: 'Why', cell: ({ priority }) => priority.why },
  { heading: 'Measure', cell: ({ priority }) => priority.measure },
  { heading: 'Trust', cell: ({ priority }) => trustName(priority.trust) },
  { heading: 'Person', cell: ({ priority }) => priority.name },
  { heading: 'Stage', cell: ({ priority }) => stageNames[priority.stage] },
  { heading: 'State', cell: ({ priority }) => priority.state },
  { heading: 'Stage due', cell: ({ priority }) => priority.dueOn },
  { heading: 'Blocker', cell: ({ priority }) => priority.blocker },
  { heading: 'Waits for', cell: ({ waiting }) => waiting.map(({ trust }) => trustName(trust)).join('; ') },
  { heading: 'Since', cell: ({ waiting }) => waiting[0]?.since },
  ...stages.map(
    (stage): CsvColumn<PriorityRow> => ({
      heading: `Reached: ${stageNames[stage].toLowerCase()}`,
      cell: ({ priority }) => priority.reached[stage],
    }),
  ),
  { heading: 'What came of it', cell: ({ priority }) => priority.outcome },
]
