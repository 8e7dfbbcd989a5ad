import { Hono } from 'hono'
import { allianceStore, whileShared } from '#alliance'
import { addDays, type Day } from '#nhs/day.ts'
import { trustName } from '#nhs/organisations.ts'
import { treatmentFunctionName } from '#nhs/treatment-function.ts'
import type { AppEnv } from '#platform/app-env.ts'
import { NotFound } from '#platform/errors.ts'
import type { Parts } from '#platform/parts.ts'
import { forPurpose, type Viewer } from '#platform/viewer.ts'
import { type CsvColumn, csvDownload } from '#web/csv.ts'
import { frameOf } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import type { Capacity, TheatreSession } from './capacity.ts'
import { lendingRoutes } from './lending/lending-routes.tsx'
import { OverviewPage, siteWeekCsv } from './pages/overview.tsx'
import { TheatresPage } from './pages/theatres.tsx'
import { planningCapacity } from './planning-capacity.ts'
import { sessionGrid } from './session-grid.ts'
import { siteName, clock as timeOf } from './session-words.ts'
import { daysWithSessions } from './store.ts'
import { daysOfWeek, siteWeeks } from './week.ts'
import { weekAsked } from './week-asked.ts'

type Week = { readonly week: Day; readonly trusts: readonly string[]; readonly capacity: Capacity }

/**
 *   GET /capacity                 what there is at each site, in the week ?week=
 *   GET /capacity/sites.csv
 *   GET /capacity/theatres        one site's theatre sessions, ?site= and ?week=
 *   GET /capacity/sessions.csv
 *
 * and what lending/lending-routes.tsx serves.
 */
export function capacityRoutes(parts: Parts) {
  const { db, clock } = parts

  /** Other trusts' capacity is shared for planning, so that is what the viewer is here for. */
  function readWeek(viewer: Viewer, asked: string | undefined): Promise<Week> {
    return db.withViewer(forPurpose(viewer, 'planning'), async (tx) => {
      const members = await allianceStore(tx).membersOn(clock.today())
      const trusts = [viewer.trust, ...members.filter((trust) => trust !== viewer.trust)]
      const week = weekAsked(asked, clock.today(), await daysWithSessions(tx))
      return { week, trusts, capacity: await planningCapacity(tx, { trusts, from: week, until: addDays(week, 7) }) }
    })
  }

  const routes = new Hono<AppEnv>()
    .get('/capacity', async (c) => {
      const { week, trusts, capacity } = await readWeek(c.get('viewer'), c.req.query('week'))
      const seen = new Set(capacity.theatres.map(({ trust }) => trust))
      const unseen = trusts.filter((trust) => trust !== c.get('viewer').trust && !seen.has(trust))
      const sites = siteWeeks(capacity, trusts)
      return c.html(render(<OverviewPage frame={frameOf(c)} week={week} sites={sites} unseen={unseen} />))
    })
    .get('/capacity/sites.csv', async (c) => {
      const { trusts, capacity } = await readWeek(c.get('viewer'), c.req.query('week'))
      return csvDownload(c, 'capacity-by-site', siteWeekCsv, siteWeeks(capacity, trusts))
    })
    .get('/capacity/theatres', async (c) => {
      const { week, trusts, capacity } = await readWeek(c.get('viewer'), c.req.query('week'))
      const sites = sitesWithTheatres(capacity, trusts)
      const site = c.req.query('site') ?? sites[0] ?? ''
      // A site that is not shared and one that does not exist look the same.
      if (site !== '' && !sites.includes(site)) throw new NotFound(`site ${site}`)
      const days = daysOfWeek(week)
      const rows = sessionGrid(capacity, site, days)
      return c.html(
        render(<TheatresPage frame={frameOf(c)} week={week} days={days} site={site} sites={sites} rows={rows} />),
      )
    })
    .get('/capacity/sessions.csv', async (c) => {
      const planner = forPurpose(c.get('viewer'), 'planning')
      const sessions = await whileShared(
        db,
        planner,
        ({ trust }: SessionAtSite) => trust,
        async () => {
          const { week, capacity } = await readWeek(c.get('viewer'), c.req.query('week'))
          return sessionGrid(capacity, c.req.query('site') ?? '', daysOfWeek(week)).flatMap(({ theatre, days }) =>
            days.flat().map((session) => ({ ...session, site: theatre.site, theatreName: theatre.name })),
          )
        },
      )
      return csvDownload(c, 'theatre-sessions', sessionCsv, sessions)
    })
  return routes.route('/', lendingRoutes(parts))
}

const sitesWithTheatres = ({ theatres }: Capacity, trusts: readonly string[]): string[] => [
  ...new Set(
    theatres
      .toSorted((a, b) => trusts.indexOf(a.trust) - trusts.indexOf(b.trust) || (a.site < b.site ? -1 : 1))
      .map(({ site }) => site),
  ),
]

type SessionAtSite = TheatreSession & { readonly site: string; readonly theatreName: string }

const sessionCsv: readonly CsvColumn<SessionAtSite>[] = [
  { heading: 'Trust', cell: ({ trust }) => trust },
  { heading: 'Site', cell: ({ site }) => site },
  { heading: 'Site name', cell: ({ site }) => siteName(site) },
  { heading: 'Theatre', cell: ({ theatreName }) => theatreName },
  { heading: 'Day', cell: ({ day }) => day },
  { heading: 'Starts', cell: ({ startMinute }) => timeOf(startMinute) },
  { heading: 'Minutes', cell: ({ minutes }) => minutes },
  {
    heading: 'Service',
    cell: ({ treatmentFunction }) => (treatmentFunction ? treatmentFunctionName(treatmentFunction) : 'Any'),
  },
  { heading: 'Lent to', cell: ({ lentTo }) => (lentTo ? trustName(lentTo) : '') },
]
