/** The columns that lists of a plan's patients share. Own patients have names; others a part of their pseudonym. */
import { site as siteOf, trustName } from '#nhs/organisations.ts'
import { orthopaedicSubspecialties } from '#nhs/orthopaedic-subspecialty.ts'
import { priority } from '#nhs/priority.ts'
import { treatmentFunctionName } from '#nhs/treatment-function.ts'
import type { OwnPatient } from '#waiting-list'
import * as format from '#web/format.ts'
import type { Column } from '#web/table.tsx'
import type { OwnNames } from '../own-names.ts'
import type { Placement } from '../placement.ts'

export const siteName = (code: string): string => siteOf(code)?.name ?? code

export const patientPath = (planId: string, { homeTrust, pseudonym }: Pick<Placement, 'homeTrust' | 'pseudonym'>) =>
  `/plans/${planId}/patients/${homeTrust}/${pseudonym}`

/** "P2: can wait up to 4 weeks"; a code that is not known stays as it is. */
export function priorityName(code: string): string {
  const label = priority(code)?.label
  return label ? `${code}: ${label.charAt(0).toLowerCase()}${label.slice(1)}` : code
}

/** Long enough to tell patients of one list apart, short enough to be read out. */
export const shortPseudonym = (pseudonym: string): string => pseudonym.slice(0, 8)

export function patientName({ pseudonym }: Pick<Placement, 'pseudonym'>, own: OwnPatient | undefined): string {
  if (!own) return `Patient ${shortPseudonym(pseudonym)}`
  const number = own.nhsNumber ? ` (${format.nhsNumber(own.nhsNumber)})` : ''
  return `${own.familyName}, ${own.givenName}${number}`
}

export function serviceName({ treatmentFunction, subspecialty }: Placement): string {
  const service = treatmentFunctionName(treatmentFunction)
  const label = orthopaedicSubspecialties.find(({ code }) => code === subspecialty)?.label
  return label ? `${service}, ${label.toLowerCase()}` : service
}

export const patientColumn = (planId: string, names: OwnNames): Column<Placement> => ({
  heading: 'Patient',
  rowHeading: true,
  cell: (row) => {
    const own = names.get(row.pseudonym)
    if (!own?.nhsNumber) return <a href={patientPath(planId, row)}>{patientName(row, own)}</a>
    return (
      <a href={patientPath(planId, row)}>
        {own.familyName}, {own.givenName}
        {/* In the link, because two people may share a name. */}
        <span className="accord-under">{format.nhsNumber(own.nhsNumber)}</span>
      </a>
    )
  },
})

export const waitColumns: readonly Column<Placement>[] = [
  { heading: 'Trust', cell: ({ homeTrust }) => trustName(homeTrust) },
  { heading: 'Service', cell: serviceName },
  { heading: 'Priority', cell: ({ priority }) => priority, whenEmpty: format.missing.notKnown },
  { heading: 'Waited at the start', numeric: true, cell: ({ weeksWaited }) => format.weeks(weeksWaited) },
]
