/** The catalogue for a spreadsheet: one row a site and service. */
import { site, trustName } from '#nhs/organisations.ts'
import type { CsvColumn } from '#web/csv.ts'
import { basisName } from '../pages/basis.tsx'
import { tierName } from './catalogue.ts'
import type { ServiceAtSite } from './service-at-site.ts'

export const catalogueCsv: readonly CsvColumn<ServiceAtSite & { readonly serviceName: string }>[] = [
  { heading: 'Service', cell: ({ serviceName }) => serviceName },
  { heading: 'Trust', cell: ({ trust }) => trust },
  { heading: 'Trust name', cell: ({ trust }) => trustName(trust) },
  { heading: 'Site', cell: ({ site: code }) => code },
  { heading: 'Site name', cell: ({ site: code }) => site(code)?.name ?? code },
  { heading: 'Tier', cell: ({ tier }) => tierName(tier) },
  { heading: 'Provides', cell: ({ provides }) => provides.join('; ') },
  {
    heading: 'Operations in 12 months',
    cell: ({ unitCases }) => (unitCases === null ? 'not shown' : unitCases),
  },
  { heading: '12 months to', cell: ({ yearTo }) => yearTo },
  { heading: 'Kind of figure', cell: ({ basis }) => basis && basisName(basis) },
  { heading: 'Minimum of a unit', cell: ({ minimum }) => minimum },
  { heading: 'Surgeons', cell: ({ yearTo, surgeons }) => (yearTo ? surgeons : null) },
  { heading: 'Median wait in weeks', cell: ({ waits }) => waits && Number(waits.median.toFixed(2)) },
  { heading: '92nd percentile in weeks', cell: ({ waits }) => waits && Number(waits.p92.toFixed(2)) },
  { heading: 'Share within 18 weeks', cell: ({ waits }) => waits && Number(waits.within18.toFixed(4)) },
  { heading: 'Fragile-service index', cell: ({ index }) => index },
]
