/** A service's sites side by side: a column for each site, and a row for each figure that they are compared by. */
import type { ReactNode } from 'react'
import { site as siteOf, trustName } from '#nhs/organisations.ts'
import * as format from '#web/format.ts'
import { type Column, DataTable } from '#web/table.tsx'
import { assessmentHref, designationHref } from '../../addresses.ts'
import type { Standing } from '../../designations/designation.ts'
import { standingWords } from '../../designations/pages/standing-tag.tsx'
import { LevelTag } from '../../fragility/pages/level-tag.tsx'
import { BasisTag } from '../../pages/basis.tsx'
import type { SharedCount } from '../catalogue.ts'
import type { ServiceAtSite } from '../service-at-site.ts'

export const shown = (count: SharedCount | undefined): string | undefined =>
  count === null ? format.missing.notShown : count === undefined ? undefined : format.number(count)
export const siteName = (code: string): string => siteOf(code)?.shortName ?? code

const inWeeks = (weeks: number): string => (weeks >= 104 ? format.overWeeks(104) : `${format.decimal(weeks)} weeks`)

/** A site with how it stands as a centre of excellence, if it was put forward. */
export type Compared = ServiceAtSite & {
  readonly designation: { readonly id: string; readonly standing: Standing } | undefined
}
/** What sites are compared by: a row each, with a column for each site. */
type Measure = {
  readonly name: string
  readonly of: (site: Compared) => ReactNode
  readonly whenEmpty: format.Missing
}
const { noData, notApplicable, notKnown } = format.missing
const measures: readonly Measure[] = [
  { name: 'Operations in 12 months', of: ({ unitCases }) => shown(unitCases), whenEmpty: noData },
  {
    name: 'Minimum of a unit',
    of: ({ minimum }) => minimum !== undefined && format.number(minimum),
    whenEmpty: notApplicable,
  },
  { name: 'Surgeons', of: ({ yearTo, surgeons }) => yearTo && format.number(surgeons), whenEmpty: noData },
  { name: 'Those figures are', of: ({ basis }) => basis && <BasisTag basis={basis} />, whenEmpty: noData },
  { name: 'Median wait', of: ({ waits }) => waits && inWeeks(waits.median), whenEmpty: noData },
  { name: '92 in 100 wait up to', of: ({ waits }) => waits && inWeeks(waits.p92), whenEmpty: noData },
  { name: 'Within 18 weeks', of: ({ waits }) => waits && format.shareToOneDecimal(waits.within18), whenEmpty: noData },
  {
    name: 'Fragile-service index',
    of: ({ trust, service, index }) =>
      index !== null && <a href={assessmentHref(trust, service)}>{format.decimal(index)}</a>,
    whenEmpty: notKnown,
  },
  { name: 'Level', of: ({ level }) => level && <LevelTag level={level} />, whenEmpty: notKnown },
  {
    name: 'Centre of excellence',
    of: ({ designation }) =>
      designation && <a href={designationHref(designation.id)}>{standingWords(designation.standing)}</a>,
    whenEmpty: notApplicable,
  },
]

const columnsOf = (sites: readonly Compared[]): readonly Column<Measure>[] => [
  { heading: 'Figure', rowHeading: true, cell: ({ name }) => name },
  ...sites.map((each): Column<Measure> => {
    const heading = `${siteName(each.site)}, ${trustName(each.trust)}`
    return { heading, numeric: true, cell: ({ of, whenEmpty }) => of(each) || whenEmpty }
  }),
]

export function SideBySide({ sites }: { readonly sites: readonly Compared[] }) {
  if (sites.length === 0) return null
  return (
    <DataTable
      caption="Sites side by side"
      columns={columnsOf(sites)}
      rows={measures}
      rowKey={({ name }) => name}
      whenNone="There is nothing to compare."
    />
  )
}
