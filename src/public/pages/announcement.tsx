import type { Day } from '#nhs/day.ts'
import { type Site, sitesOf, trustName, trust as trustOf } from '#nhs/organisations.ts'
import * as format from '#web/format.ts'
import type { Frame } from '#web/page.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import { servicesHref } from '../addresses.ts'
import { AlliancePicture } from '../picture/alliance-picture.tsx'
import type { PublicAlliance, PublicMember } from '../store.ts'
import { PublicPage } from './public-page.tsx'

type AnnouncementPageProps = {
  readonly frame: Frame
  readonly alliance: PublicAlliance
  readonly members: readonly PublicMember[]
  /** How many services are planned together. */
  readonly services: number
  readonly today: Day
}

type Numbered = { readonly number: number; readonly site: Site }

const columns: Column<Numbered>[] = [
  { heading: 'On the map', numeric: true, cell: ({ number }) => number },
  { heading: 'Hospital', rowHeading: true, cell: ({ site }) => site.name },
  { heading: 'Trust', cell: ({ site }) => trustName(site.trust) },
  { heading: 'Postcode', nowrap: true, cell: ({ site }) => site.postcode },
]

/** Who is in an alliance, since when, where they are and what they share. */
export function AnnouncementPage({ frame, alliance, members, services, today }: AnnouncementPageProps) {
  const trusts = members.map(({ trust }) => trust)
  const hospitals = trusts.flatMap((trust) => sitesOf(trust, today).filter(({ kind }) => kind === 'hospital'))
  const numbered = hospitals.map((site, n) => ({ number: n + 1, site }))
  return (
    <PublicPage frame={frame} alliance={alliance} heading={alliance.name}>
      <p className="nhsuk-lede-text">{alliance.purpose}</p>
      <h2 className="nhsuk-heading-m">Who is in it</h2>
      {members.length === 0 && <p>No trust is in it today.</p>}
      <ul className="nhsuk-list nhsuk-list--bullet">
        {members.map(({ trust, joinedOn }) => (
          <li key={trust}>
            {trustOf(trust)?.name ?? trust}, since {format.date(joinedOn)}
          </li>
        ))}
      </ul>
      <p>Each trust keeps its own board, its own staff and its own records. It can leave the alliance.</p>
      <h2 className="nhsuk-heading-m">Where they are and what they share</h2>
      {hospitals.length > 0 && (
        <AlliancePicture name={alliance.name} trusts={trusts} hospitals={hospitals} services={services} />
      )}
      <DataTable
        caption="Hospitals of the alliance"
        columns={columns}
        rows={numbered}
        rowKey={({ site }) => site.code}
        whenNone="No hospital is known."
        compact
      />
      <h2 className="nhsuk-heading-m">What it means for you</h2>
      <p>
        The trusts plan {format.count(services, 'service')} together.{' '}
        <a href={servicesHref(alliance.id)}>How long people wait for each service</a>
      </p>
      <p>Accident and emergency is not part of it. Go where you always went.</p>
      <p>Nobody is moved to another hospital without being asked first. You can say no and keep your place.</p>
      <p>
        If you have had a letter with an offer, you can <a href="/my">answer it with the code in your letter</a>.
      </p>
    </PublicPage>
  )
}
