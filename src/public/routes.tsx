import { type Context, Hono } from 'hono'
import { reportedGroup, reportedGroups } from '#nhs/treatment-function.ts'
import type { AppEnv } from '#platform/app-env.ts'
import type { Tx } from '#platform/database.ts'
import { NotFound } from '#platform/errors.ts'
import type { Parts } from '#platform/parts.ts'
import {
  allianceHref,
  allianceIn,
  decisionHref,
  decisionsHref,
  publicHref,
  serviceHref,
  servicesHref,
} from './addresses.ts'
import { answerForAll, publicFrame } from './answer.ts'
import { AlliancesPage } from './pages/alliances.tsx'
import { AnnouncementPage } from './pages/announcement.tsx'
import { DecisionPage } from './pages/decision.tsx'
import { DecisionsPage } from './pages/decisions.tsx'
import { ServiceWaitsPage } from './pages/service-waits.tsx'
import { ServicesPage } from './pages/services.tsx'
import { anybody } from './public-viewer.ts'
import { publicStore } from './store.ts'

/**
 * For everybody, without a log in and without a cookie:
 *   GET /public                                 the alliances
 *   GET /public/:alliance                       who is in one, where they are, what they share
 *   GET /public/:alliance/services              what they plan together; /:group: how long people wait, how to ask elsewhere
 *   GET /public/:alliance/decisions             what was decided; /:item: one, with its public papers
 */
export function publicRoutes({ db, clock }: Pick<Parts, 'db' | 'clock'>) {
  type Store = ReturnType<typeof publicStore>
  async function seen<Found>(c: Context, read: (store: Store, tx: Tx) => Promise<Found>) {
    return db.reading(anybody(c.req.param('alliance') ?? ''), async (tx) => {
      const store = publicStore(tx)
      const alliance = await store.alliance()
      if (!alliance) throw new NotFound('an alliance')
      return { frame: publicFrame(c), alliance, ...(await read(store, tx)) }
    })
  }
  /** What is planned together today, as waits are published: in groups, in their order. */
  async function readGroups(store: Store): Promise<readonly string[]> {
    const planned = new Set((await store.services(clock.today())).flatMap((code) => reportedGroup(code) ?? []))
    return reportedGroups.map(({ code }) => code).filter((code) => planned.has(code))
  }
  /** The waits of these, at trusts that are members today. */
  async function readWaits(store: Store) {
    const groups = await readGroups(store)
    const members = new Set((await store.members(clock.today())).map(({ trust }) => trust))
    const waits = (await store.waits()).filter(({ trust, group }) => members.has(trust) && groups.includes(group))
    return { groups, waits }
  }

  return new Hono<AppEnv>()
    .get(publicHref, async (c) => {
      const alliances = await db.reading(anybody(), (tx) => publicStore(tx).alliances())
      return answerForAll(c, <AlliancesPage frame={publicFrame(c)} alliances={alliances} />)
    })
    .get(allianceHref(allianceIn), async (c) => {
      const today = clock.today()
      const view = await seen(c, async (store) => ({
        members: await store.members(today),
        services: (await readGroups(store)).length,
        today,
      }))
      return answerForAll(c, <AnnouncementPage {...view} />)
    })
    .get(servicesHref(allianceIn), async (c) => answerForAll(c, <ServicesPage {...(await seen(c, readWaits))} />))
    .get(serviceHref(allianceIn, ':group{[A-Z0-9]{3}}'), async (c) => {
      const group = c.req.param('group') ?? ''
      const { groups, waits, ...view } = await seen(c, async (store) => ({
        ...(await readWaits(store)),
        teams: await store.teams(),
      }))
      if (!groups.includes(group)) throw new NotFound('a service of the alliance')
      return answerForAll(
        c,
        <ServiceWaitsPage {...view} group={group} waits={waits.filter((wait) => wait.group === group)} />,
      )
    })
    .get(decisionsHref(allianceIn), async (c) => {
      const view = await seen(c, async (store) => ({ decisions: await store.decisions() }))
      return answerForAll(c, <DecisionsPage {...view} />)
    })
    .get(decisionHref(allianceIn, ':item{[0-9a-f-]{36}}'), async (c) => {
      const { decisions, ...view } = await seen(c, async (store) => ({ decisions: await store.decisions() }))
      const decision = decisions.find(({ item }) => item === c.req.param('item'))
      if (!decision) throw new NotFound('a public decision')
      return answerForAll(c, <DecisionPage {...view} decision={decision} />)
    })
}
