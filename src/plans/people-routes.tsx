import { Hono } from 'hono'
import { whileShared } from '#alliance'
import { addDays, type Day, isDay } from '#nhs/day.ts'
import type { AppEnv } from '#platform/app-env.ts'
import type { Tx } from '#platform/database.ts'
import { NotFound } from '#platform/errors.ts'
import type { Parts } from '#platform/parts.ts'
import { forPurpose, type Viewer } from '#platform/viewer.ts'
import { csvDownload } from '#web/csv.ts'
import { frameOf } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { LeftPage } from './pages/left.tsx'
import { ListPage } from './pages/list.tsx'
import { MovesPage } from './pages/moves.tsx'
import { PatientPage } from './pages/patient.tsx'
import { daysFrom, TheatresPage } from './pages/theatres.tsx'
import { filterOf, type PeopleChoices, peopleAsked } from './people-asked.ts'
import { peopleCsv } from './people-csv.ts'
import type { Placement } from './placement.ts'
import { countPlacements, countsBy, type PlacementFilter, placements, theatreDays } from './placement-store.ts'
import { planIdIn } from './plan-address.ts'
import { mayEdit } from './plan-state.ts'
import { type MadePlan, readPeople } from './read-people.ts'
import { ruleWords } from './rule-words.ts'
import { theatreCsv, theatreGrid } from './theatre-grid.ts'

const PAGE_SIZE = 50

/** The two lists of a plan's patients, and what each is of. */
const lists = {
  moves: { filter: { isAway: true }, order: 'day' },
  left: { filter: { isPlaced: false }, order: 'weight' },
} as const

/**
 *   GET /plans/:id/moves                       who is treated at another trust, and why; .csv
 *   GET /plans/:id/left                        who is left, and which rule kept them; .csv
 *   GET /plans/:id/theatres                    one week of theatres, ?week=; .csv
 *   GET /plans/:id/list                        one theatre's list on a day; .csv
 *   GET /plans/:id/patients/:trust/:pseudonym  one patient
 */
export function peopleRoutes({ db }: Parts) {
  const routes = new Hono<AppEnv>()

  async function listed(
    viewer: Viewer,
    id: string,
    list: keyof typeof lists,
    query: Record<string, string>,
    whole: boolean,
  ) {
    const { filter, order } = lists[list]
    return readPeople(db, viewer, id, async (tx, plan) => {
      const choices = await choicesOf(tx, plan, filter)
      const wanted = peopleAsked(query, choices)
      const narrowed = { ...filter, ...filterOf(wanted) }
      const found = await countPlacements(tx, plan, narrowed)
      const page = whole ? 1 : Math.min(wanted.page, Math.max(1, Math.ceil(found / PAGE_SIZE)))
      return {
        rows: await placements(tx, plan, narrowed, {
          order,
          ...(whole ? {} : { limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE }),
        }),
        asked: { ...wanted, page },
        choices,
        count: found,
        total: await countPlacements(tx, plan, filter),
        byRule: list === 'left' && !whole ? await rulesOf(tx, plan, filter) : [],
      }
    })
  }

  for (const list of ['moves', 'left'] as const) {
    routes
      .get(`/plans/${planIdIn}/${list}`, async (c) => {
        const { plan, found, own } = await listed(c.get('viewer'), c.req.param('id'), list, c.req.query(), false)
        const { count, byRule, ...rest } = found
        const words = { frame: frameOf(c), plan, names: own, found: count, pageSize: PAGE_SIZE }
        const view = { ...rest, ...words, ruleWords: ruleWords(plan.report) }
        return c.html(render(list === 'moves' ? <MovesPage {...view} /> : <LeftPage {...view} byRule={byRule} />))
      })
      .get(`/plans/${planIdIn}/${list}.csv`, async (c) => {
        const { seen, rows } = await sent(c.get('viewer'), () =>
          listed(c.get('viewer'), c.req.param('id'), list, c.req.query(), true),
        )
        return csvDownload(c, `plan-${list}`, peopleCsv(seen.own, seen.names), rows)
      })
  }

  /** The rows of a file, which ends when an owner of some of them shares them no longer. */
  async function sent<Seen extends { readonly found: { readonly rows: readonly Placement[] } }>(
    viewer: Viewer,
    read: () => Promise<Seen>,
  ) {
    let seen: Seen | undefined
    const rows = await whileShared(
      db,
      forPurpose(viewer, 'planning'),
      ({ homeTrust }: Placement) => homeTrust,
      async () => {
        seen = await read()
        return seen.found.rows
      },
    )
    return { seen: seen!, rows }
  }

  async function week(viewer: Viewer, id: string, asked: string | undefined) {
    const seen = await readPeople(db, viewer, id, async (tx, plan) => {
      const weeks = Array.from({ length: Math.ceil(plan.days / 7) }, (_, n) => addDays(plan.firstDay, 7 * n))
      const first = weeks.findLast((monday) => asked !== undefined && isDay(asked) && monday <= asked) ?? weeks[0]!
      const planned = await theatreDays(tx, plan, first, addDays(first, 7))
      return { rows: [], weeks, days: daysFrom(first), planned }
    })
    const { weeks, days, planned } = seen.found
    return { plan: seen.plan, weeks, days, sites: theatreGrid(seen.names, planned, days) }
  }

  async function theatreList(viewer: Viewer, id: string, query: Record<string, string>) {
    const { site = '', theatre = '', day = '' } = query
    if (!isDay(day)) throw new NotFound(`day ${day}`)
    const filter = { isPlaced: true, site, theatre, day }
    const seen = await readPeople(db, viewer, id, async (tx, plan) => ({
      rows: await placements(tx, plan, filter, { order: 'weight' }),
    }))
    // Whoever sees no names sees no capacity either, so to them every theatre is as unknown as the next.
    const { theatres } = seen.names
    if (theatres.length > 0 && !theatres.some((one) => one.id === theatre && one.site === site)) {
      throw new NotFound(`theatre ${theatre} at ${site}`)
    }
    return { site, theatre, day, ...seen }
  }

  return routes
    .get(`/plans/${planIdIn}/theatres`, async (c) => {
      const view = await week(c.get('viewer'), c.req.param('id'), c.req.query('week'))
      return c.html(render(<TheatresPage frame={frameOf(c)} {...view} />))
    })
    .get(`/plans/${planIdIn}/theatres.csv`, async (c) => {
      const { sites, days } = await week(c.get('viewer'), c.req.param('id'), c.req.query('week'))
      return csvDownload(c, 'plan-theatres', theatreCsv, cellsOf(sites, days))
    })
    .get(`/plans/${planIdIn}/list`, async (c) => {
      const { found, ...view } = await theatreList(c.get('viewer'), c.req.param('id'), c.req.query())
      return c.html(render(<ListPage frame={frameOf(c)} rows={found.rows} {...view} />))
    })
    .get(`/plans/${planIdIn}/list.csv`, async (c) => {
      const { seen, rows } = await sent(c.get('viewer'), () =>
        theatreList(c.get('viewer'), c.req.param('id'), c.req.query()),
      )
      return csvDownload(c, 'plan-list', peopleCsv(seen.own, seen.names), rows)
    })
    .get(`/plans/${planIdIn}/patients/:trust/:pseudonym`, async (c) => {
      const viewer = c.get('viewer')
      const { id, trust, pseudonym } = c.req.param()
      const seen = await readPeople(db, viewer, id, async (tx, plan) => ({
        rows: await placements(tx, plan, { homeTrust: trust, pseudonym }, { order: 'day' }),
      }))
      const row = seen.found.rows[0]
      if (!row) throw new NotFound(`patient ${pseudonym}`)
      const view = { plan: seen.plan, row, own: seen.own.get(pseudonym), names: seen.names }
      return c.html(render(<PatientPage frame={frameOf(c)} {...view} mayEdit={mayEdit(viewer, seen.plan)} />))
    })
}

const cellsOf = (sites: ReturnType<typeof theatreGrid>, days: readonly Day[]) =>
  sites.flatMap(({ theatres }) =>
    theatres.flatMap(({ days: cells, ...theatre }) => cells.map((cell, n) => ({ ...theatre, ...cell, day: days[n]! }))),
  )

const rulesOf = async (tx: Tx, plan: MadePlan, filter: PlacementFilter) =>
  (await countsBy(tx, plan, 'rule', filter)).map(({ value, count }) => ({ rule: value, count }))

/** What the filters of a list offer: values that some patient of it has. */
async function choicesOf(tx: Tx, plan: MadePlan, filter: PlacementFilter): Promise<PeopleChoices> {
  const values = async (column: Parameters<typeof countsBy>[2]) =>
    (await countsBy(tx, plan, column, filter)).flatMap(({ value }) => (value === null ? [] : [value]))
  return {
    trusts: (await values('home_trust')).sort(),
    sites: filter.isAway ? (await values('site')).sort() : [],
    services: (await values('treatment_function')).sort(),
    rules: filter.isAway ? [] : await values('rule'),
  }
}
