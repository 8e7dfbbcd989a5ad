/** What the effect of a case's options is computed from, read through the lanes as the viewer may see it at this moment. */
import { allianceStore, sharingStore, standing } from '#alliance'
import { planningCapacity } from '#capacity'
import { addDays, type Day, daysBetween } from '#nhs/day.ts'
import { travelModelOn } from '#nhs/distance.ts'
import { site as siteOf, trustName } from '#nhs/organisations.ts'
import type { Tx } from '#platform/database.ts'
import { NotFound, Unusable } from '#platform/errors.ts'
import type { Viewer } from '#platform/viewer.ts'
import type { WaitingPeople } from '#simulation'
import { type PlanningPathway, planningPathways } from '#waiting-list'
import * as format from '#web/format.ts'
import { catalogueStore } from '../catalogue/catalogue-store.ts'
import { standardOn } from '../catalogue/volume-standard.ts'
import type { ServiceCase } from './case.ts'
import type { EffectFacts } from './effect.ts'
import type { CaseSite } from './option.ts'
import type { RunSettings, Unit } from './option-problem.ts'
import { caseStore } from './store.ts'

/** Where operations of the service are done: outreach clinics operate on nobody. A site of several trusts is the first's. */
export async function caseSites(tx: Tx, service: string, day: Day): Promise<CaseSite[]> {
  return (await catalogueStore(tx).sitesOn(day))
    .filter((row) => row.service === service && row.tier !== 'outreach')
    .map(({ trust, site }) => ({ trust, site }))
}

/** Theatre time is the mean of so many weeks ahead. */
const WEEKS_AHEAD = 6

export type ReadFacts = EffectFacts & { readonly travelSource: string }

/** @throws Unusable, saying why, when a trust's list or theatres may not be seen, or nobody waits */
export async function readFacts(
  tx: Tx,
  viewer: Viewer,
  asked: Pick<ServiceCase, 'service' | 'assumptions'>,
  { today, now }: { readonly today: Day; readonly now: Date },
): Promise<ReadFacts> {
  const store = catalogueStore(tx)
  const service = (await store.services()).find(({ id }) => id === asked.service)
  if (!service) throw new NotFound(`service ${asked.service}`)
  const sites = await caseSites(tx, asked.service, today)
  if (sites.length === 0) throw new Unusable('Operations of this service are done at no site of the alliance.')
  const trusts = [...new Set(sites.map(({ trust }) => trust))]
  await mustShare(tx, viewer, { trusts, treatmentFunction: service.treatmentFunction, today, now })
  const treatmentFunctions = [service.treatmentFunction]
  // Capacity first: it is read of every trust, so all their logs are taken in the order in which everybody takes them.
  const from = addDays(today, 1)
  const capacity = await planningCapacity(tx, { trusts, from, until: addDays(from, WEEKS_AHEAD * 7) })
  const pathways = await planningPathways(tx, { trusts, treatmentFunctions, decidedToAdmitOnly: true })
  if (pathways.length === 0)
    throw new Unusable('Nobody waits to be admitted for this specialty, so nothing can be run.')
  const asOf = new Map((await allianceStore(tx).listStates()).map((list) => [list.trust as string, list.asOf]))
  const means = meansOf(pathways)
  const { assumptions } = asked
  const settings: RunSettings = {
    startsOn: today,
    months: assumptions.months,
    ...means,
    utilisation: assumptions.utilisation,
    growthAYear: assumptions.growthAYear,
    uncertainty: assumptions.uncertainty,
    removedAWeek: assumptions.removedAWeek,
  }
  const at = siteOfRows(sites)
  const theatreSites = new Map(capacity.theatres.map((each) => [`${each.trust} ${each.id}`, each.site]))
  const sessions = capacity.sessions.map((session) => ({
    ...session,
    at: theatreSites.get(`${session.trust} ${session.theatre}`) ?? '',
  }))
  const units = sites.map(({ trust, site }): Unit => {
    const isHere = (row: { readonly trust: string; readonly site: string }) => at(row) === site
    const minutesOf = (rows: typeof sessions) => rows.reduce((sum, { minutes }) => sum + minutes, 0) / WEEKS_AHEAD
    const ofSite = sessions.filter((session) => isHere({ trust: session.trust, site: session.at }))
    const own = minutesOf(ofSite.filter((session) => session.treatmentFunction === service.treatmentFunction))
    const all = minutesOf(ofSite)
    const beds = capacity.rooms
      .filter((room) => isHere(room) && !room.closesOvernight)
      .reduce((sum, room) => sum + room.beds, 0)
    return {
      trust,
      site,
      waiting: waitingOf(pathways.filter(isHere), asOf, today),
      theatreMinutesAWeek: own,
      // Wards serve all of a site's surgery: of the beds the service has the part that it has of the theatres.
      beds: means.nights === 0 || all === 0 ? null : (beds * own) / all,
      // As many join as theatres treat today: what the list would need to stay as long as it is.
      joinAWeek: (own * assumptions.utilisation) / means.minutes,
    }
  })
  const volumes = await store.volumes()
  const minimum = standardOn(await store.standards(), asked.service, 'unit', today)
  const areas = await caseStore(tx).areas()
  const travelModel = travelModelOn(today)
  return {
    units,
    settings,
    areas,
    places: new Map(sites.flatMap(({ site }) => (siteOf(site) ? [[site, siteOf(site)!.at] as const] : []))),
    travelModel,
    travelSource: [...new Set([travelModel.source, ...areas.map(({ source }) => source)])].join('. '),
    volumes: sites.flatMap(({ site }) => {
      const rows = volumes.filter((row) => row.service === asked.service && row.site === site)
      return rows[0] ? [{ site, cases: rows[0].unitCases, surgeons: rows.length }] : []
    }),
    unitMinimum: minimum?.cases,
    rates: assumptions.rates,
  }
}

/** Every trust's list and capacity have to be the viewer's own, or shared with it for planning, at this moment. */
export async function mustShare(
  tx: Tx,
  viewer: Viewer,
  {
    trusts,
    treatmentFunction,
    today,
    now,
  }: {
    readonly trusts: readonly string[]
    readonly treatmentFunction: string
    readonly today: Day
    readonly now: Date
  },
): Promise<void> {
  const inScope = await allianceStore(tx).servicesOn(today)
  if (!inScope.includes(treatmentFunction))
    throw new Unusable('The alliance does not plan this specialty together, so its lists are not shared.')
  const agreements = (await sharingStore(tx).agreements()).filter(
    (agreement) =>
      agreement.purpose === 'planning' &&
      agreement.recipient === viewer.trust &&
      agreement.treatmentFunctions.includes(treatmentFunction) &&
      agreement.fields.includes('capacity') &&
      agreement.fields.includes('expected_stay') &&
      agreement.sites === null &&
      standing(agreement, now).status === 'in force',
  )
  const missing = trusts.filter((trust) => trust !== viewer.trust && !agreements.some(({ owner }) => owner === trust))
  if (missing.length > 0)
    throw new Unusable(
      `Not shared with your trust for planning, with stays and capacity of every site: ${format.list(missing.map(trustName))}.`,
    )
}

/** The unit that a row of a trust belongs to: its own site, or else the first of the trust's. */
function siteOfRows(
  sites: readonly CaseSite[],
): (row: { readonly trust: string; readonly site: string }) => string | undefined {
  return ({ trust, site }) => {
    const own = sites.filter((each) => each.trust === trust)
    return (own.find((each) => each.site === site) ?? own[0])?.site
  }
}

function meansOf(pathways: readonly PlanningPathway[]): { readonly minutes: number; readonly nights: number } {
  const known = pathways.filter(({ expectedMinutes }) => expectedMinutes !== null && expectedMinutes > 0)
  if (known.length === 0)
    throw new Unusable('Nobody has said how long operations take: no pathway has expected minutes.')
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  return {
    minutes: mean(known.map(({ expectedMinutes }) => expectedMinutes!)),
    nights: mean(known.map(({ expectedNights }) => expectedNights ?? 0)),
  }
}

/** As of each trust's own list: a list of last week has nobody who waits less. */
function waitingOf(
  pathways: readonly PlanningPathway[],
  asOf: ReadonlyMap<string, Day>,
  today: Day,
): readonly WaitingPeople[] {
  const counts = new Map<string, { priority: string; daysWaited: number; people: number }>()
  for (const { trust, clockStart, priorityOrder } of pathways) {
    const daysWaited = Math.max(0, daysBetween(clockStart, asOf.get(trust) ?? today))
    const key = `${priorityOrder} ${daysWaited}`
    const one = counts.get(key) ?? { priority: String(priorityOrder), daysWaited, people: 0 }
    one.people++
    counts.set(key, one)
  }
  return [...counts.values()]
}
