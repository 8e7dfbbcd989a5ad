import type { Nation } from '#nhs/commissioner.ts'
import { trustName } from '#nhs/organisations.ts'
import { reportedGroupLabel } from '#nhs/treatment-function.ts'
import { Breadcrumbs } from '#web/back-link.tsx'
import * as format from '#web/format.ts'
import type { Frame } from '#web/page.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import { allianceHref, servicesHref } from '../addresses.ts'
import type { PublicAlliance, PublicTeam, TrustWait } from '../store.ts'
import { AskElsewhere } from './ask-elsewhere.tsx'
import { ListDays } from './list-days.tsx'
import { PublicPage } from './public-page.tsx'

type ServiceWaitsPageProps = {
  readonly frame: Frame
  readonly alliance: PublicAlliance
  readonly group: string
  /** Of this group, at trusts of the alliance. */
  readonly waits: readonly TrustWait[]
  readonly teams: readonly PublicTeam[]
}

/** The band of the longest waits has no upper end. */
const MOST_WEEKS = 104
const weeks = (value: number): string => (value >= MOST_WEEKS ? `${MOST_WEEKS} weeks or more` : format.weeks(value))

const columns: Column<TrustWait>[] = [
  { heading: 'Trust', rowHeading: true, cell: ({ trust }) => trustName(trust) },
  {
    heading: 'People waiting',
    numeric: true,
    cell: ({ waiting }) => waiting !== null && format.number(waiting),
    whenEmpty: format.missing.notShown,
  },
  {
    heading: 'Half wait up to',
    numeric: true,
    cell: ({ medianWeeks }) => medianWeeks !== null && weeks(medianWeeks),
    whenEmpty: format.missing.notShown,
  },
  {
    heading: '92 of 100 wait up to',
    numeric: true,
    cell: ({ longestOf92 }) => longestOf92 !== null && weeks(longestOf92),
    whenEmpty: format.missing.notShown,
  },
  {
    heading: 'Within 18 weeks',
    numeric: true,
    cell: ({ percentIn18 }) => percentIn18 !== null && `${percentIn18} of 100`,
    whenEmpty: format.missing.notShown,
  },
]

/** One service: how long people wait where, by the nation that pays, and how to ask to be treated elsewhere. */
export function ServiceWaitsPage({ frame, alliance, group, waits, teams }: ServiceWaitsPageProps) {
  const name = reportedGroupLabel(group) ?? group
  const nations = [...new Set(waits.map(({ nation }) => nation))]
  const here = new Set(waits.map(({ trust }) => trust))
  return (
    <PublicPage
      frame={frame}
      alliance={alliance}
      heading={name}
      before={
        <Breadcrumbs
          items={[
            { text: alliance.name, href: allianceHref(alliance.id) },
            { text: 'How long people wait', href: servicesHref(alliance.id) },
          ]}
        />
      }
    >
      <ListDays waits={waits} />
      {nations.map((nation) => (
        <DataTable
          key={nation}
          caption={`Patients of ${nation}`}
          columns={columns}
          rows={waits.filter((wait) => wait.nation === nation)}
          rowKey={({ trust }) => trust}
          whenNone="Nobody waits."
        />
      ))}
      {waits.length > 0 && (
        <>
          <p>
            A wait begins when the hospital gets the referral. It ends when treatment begins. These people are still
            waiting.
          </p>
          <p>
            Numbers of people are to the nearest 5. Numbers from 1 to 7, and figures of fewer than 20 people, are not
            shown. So nobody can be recognised.
          </p>
        </>
      )}
      <AskElsewhere
        nations={nations satisfies readonly Nation[]}
        teams={teams.filter(({ trust }) => here.has(trust))}
      />
    </PublicPage>
  )
}
