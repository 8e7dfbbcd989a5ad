/** Designations for a spreadsheet: one row each, as they stand. */
import { site as siteOf, trustName } from '#nhs/organisations.ts'
import type { CsvColumn } from '#web/csv.ts'
import { criteria } from './criteria.ts'
import type { Designation, Standing } from './designation.ts'

export type NamedDesignation = Designation & { readonly serviceName: string; readonly standing: Standing }

export const designationsCsv: readonly CsvColumn<NamedDesignation>[] = [
  { heading: 'Service', cell: ({ serviceName }) => serviceName },
  { heading: 'Trust', cell: ({ trust }) => trustName(trust) },
  { heading: 'Site', cell: ({ site }) => siteOf(site)?.name ?? site },
  { heading: 'Standing', cell: ({ standing }) => standing },
  { heading: 'Put forward', cell: ({ proposedOn }) => proposedOn },
  { heading: 'Decided', cell: ({ events }) => events.at(-1)?.onDay },
  { heading: 'Review due', cell: ({ events }) => events.at(-1)?.reviewOn },
  ...criteria.map(({ code, name }) => ({ heading: name, cell: ({ shown }: NamedDesignation) => shown[code] })),
]
