/**
 * Loads the demonstration: two alliances, and the lists, capacity, people and agreements of their five trusts. All in one
 * transaction, so a load that is killed leaves nothing behind, and the next start loads again.
 */
import { setImmediate } from 'node:timers/promises'
import { defaultPlanWeights, defaultWaitingWeights } from '#plans'
import { Unusable } from '#platform/errors.ts'
import type { Ground } from '#platform/ground.ts'
import { type OwnerHands, tidyUp, withOwnerHands } from '#platform/owner-copy.ts'
import { pseudonyms } from '#platform/secret.ts'
import {
  bookingTeams,
  censusDay,
  type DemoAlliance,
  type DemoTrust,
  demoAlliances,
  demoCapacity,
  demoPeople,
  demoTrusts,
  type ListBatch,
  publishedTotals,
  sharingAgreements,
  sharingEvents,
  trustList,
} from '#synthetic'
import {
  agreementColumns,
  agreementEventColumns,
  capacityColumns,
  eventColumns,
  pathwayColumns,
  patientColumns,
} from './demo-columns.ts'
import { holdsDemo, removeDemo } from './demo-presence.ts'
import { agreementTables, loadAllianceAgreements } from './load-agreements.ts'
import { boardTables, loadBoard } from './load-board.ts'
import { followUpTables, loadFollowUp } from './load-follow-up.ts'
import { lendingTables, loadLending } from './load-lending.ts'
import { loadMoney, moneyTables } from './load-money.ts'
import { loadServices, servicesTables } from './load-services.ts'

export { hasDemo } from './demo-presence.ts'

export type LoadProgress = { readonly what: string; readonly done: number; readonly of: number }

export type LoadOptions = {
  readonly seed: number
  /** Both alliances when left out. */
  readonly alliances?: readonly DemoAlliance[]
  /** Of every hundred pathways, about how many: fewer than 100 for tests, and then no figure is as published. */
  readonly percent?: number
  /** Removes a demonstration that is there, with everything that was made from it. */
  readonly reset?: boolean
  readonly onProgress?: (progress: LoadProgress) => void
  readonly signal?: AbortSignal
}

const batchesAtOnce = 8

/** Tables whose rows a load adds, in the order in which rows may refer to each other. */
const loadedTables = [
  'alliance',
  'alliance_member',
  'alliance_service',
  ...agreementTables,
  ...boardTables,
  ...followUpTables,
  'sharing_agreement',
  'sharing_agreement_event',
  'person',
  'booking_team',
  'trust_list',
  'patient',
  'pathway',
  'pathway_event',
  ...Object.keys(capacityColumns),
  ...lendingTables,
  ...moneyTables,
  ...servicesTables,
]

/**
 * Loads what is not there yet, and says which alliances that was. A second load at the same time waits, and then finds
 * nothing to do.
 *
 * @throws Unusable when the owner's login is not known, or row-level security binds it
 */
export async function loadDemo(
  ground: Pick<Ground, 'ownerUrl' | 'secret'>,
  options: LoadOptions,
): Promise<readonly DemoAlliance[]> {
  const { ownerUrl, secret } = ground
  if (!ownerUrl) {
    throw new Unusable(
      'A demonstration is loaded with the login that owns the database. Set DATABASE_OWNER_URL to it, or leave DATABASE_URL unset for an embedded PostgreSQL of your own.',
    )
  }
  const { alliances = demoAlliances, reset = false } = options
  const loaded = await withOwnerHands(ownerUrl, async (hands) => {
    if (reset) await removeDemo(hands, alliances)
    const missing: DemoAlliance[] = []
    for (const alliance of alliances) if (!(await holdsDemo(hands, alliance.id))) missing.push(alliance)
    if (missing.length > 0) {
      await loadAll(hands, missing, secret, options)
      await hands.checkForeignKeys(loadedTables)
    }
    return missing
  })
  if (loaded.length > 0) await tidyUp(ownerUrl, loadedTables)
  return loaded
}

async function loadAll(
  hands: OwnerHands,
  alliances: readonly DemoAlliance[],
  secret: string,
  { seed, percent = 100, onProgress, signal }: LoadOptions,
): Promise<void> {
  const trusts = demoTrusts.filter(({ alliance }) => alliances.includes(alliance))
  const totals = publishedTotals()
  const of = trusts.reduce((sum, { code }) => sum + Math.round((totals.get(code)! * percent) / 100), 0)
  let done = 0
  await loadAgreements(hands, alliances, trusts, seed)
  await loadServices(hands, alliances, seed)
  for (const trust of trusts) {
    const batches = trustList(trust.code, { seed, percent })
    let current = await nextOf(batches)
    while (current.length > 0) {
      signal?.throwIfAborted()
      // The database writes one lot while the next is made.
      const [, next] = await Promise.all([copyLists(hands, trust, current, secret), nextOf(batches)])
      done += current.reduce((sum, { pathways }) => sum + pathways.length, 0)
      // With a share of the list the count is only about right: never more than the whole.
      onProgress?.({ what: `${trust.code}: ${done} pathways`, done: Math.min(done, of - 1), of })
      current = next
    }
    await loadCapacity(hands, trust, seed)
    await loadMoney(hands, trust)
  }
  onProgress?.({ what: `${done} pathways of ${trusts.length} trusts`, done: of, of })
}

/** Some batches, or fewer at the end; lets other work of this program go on in between. */
async function nextOf(batches: Iterator<ListBatch, void>): Promise<readonly ListBatch[]> {
  const found: ListBatch[] = []
  while (found.length < batchesAtOnce) {
    const { done, value } = batches.next()
    if (done) break
    found.push(value)
    await setImmediate()
  }
  return found
}

async function copyLists(
  hands: OwnerHands,
  { code }: DemoTrust,
  batches: readonly ListBatch[],
  secret: string,
): Promise<void> {
  const nameless = pseudonyms(secret, code, 'planning')
  const rows = <Name extends keyof ListBatch>(name: Name): ListBatch[Name][number][] =>
    batches.flatMap((batch): readonly ListBatch[Name][number][] => batch[name])
  await hands.copy('patient', patientColumns, rows('patients'))
  const pathways = rows('pathways').map((pathway) => ({ ...pathway, pseudonym: nameless(pathway.id) }))
  await hands.copy('pathway', pathwayColumns, pathways)
  await hands.copy('pathway_event', eventColumns, rows('events'))
}

async function loadAgreements(
  hands: OwnerHands,
  alliances: readonly DemoAlliance[],
  trusts: readonly DemoTrust[],
  seed: number,
): Promise<void> {
  const codes = trusts.map(({ code }) => code)
  const guests = alliances.flatMap(({ invited }) => invited.map(({ trust }) => trust))
  await hands.copy(
    'alliance',
    ['id', 'name', 'purpose', 'waiting_weights', 'plan_weights'],
    alliances.map(({ id, name, purpose }) => ({
      id,
      name,
      purpose,
      waiting_weights: defaultWaitingWeights,
      plan_weights: defaultPlanWeights,
    })),
  )
  await hands.copy(
    'alliance_member',
    ['alliance', 'trust', 'joined_on'],
    alliances.flatMap(({ id, members }) =>
      members.map(({ trust, joinedOn }) => ({ alliance: id, trust, joined_on: joinedOn })),
    ),
  )
  await hands.copy(
    'alliance_service',
    ['alliance', 'treatment_function', 'from_day'],
    alliances.flatMap(({ id, services, servicesFrom }) =>
      services.map((code) => ({ alliance: id, treatment_function: code, from_day: servicesFrom })),
    ),
  )
  const ids = alliances.map(({ id }) => id)
  await loadAllianceAgreements(hands, ids)
  await loadBoard(hands, ids)
  await loadFollowUp(hands, alliances)
  await hands.copy(
    'person',
    ['trust', 'id', 'name', 'job_title', 'roles', 'is_demo'],
    demoPeople.filter(({ trust }) => codes.includes(trust) || guests.includes(trust)),
  )
  await hands.copy(
    'booking_team',
    ['trust', 'phone', 'hours', 'set_by'],
    bookingTeams.filter(({ trust }) => codes.includes(trust)),
  )
  // By the database's clock, which judges whether an agreement is in force.
  const [{ now }] = (await hands.ask<{ now: Date }>('select now() as now')) as [{ now: Date }]
  const agreements = sharingAgreements(now, seed).filter(({ owner }) => codes.includes(owner))
  await hands.copy('sharing_agreement', agreementColumns, agreements)
  await hands.copy('sharing_agreement_event', agreementEventColumns, sharingEvents(agreements, now))
  await hands.copy(
    'trust_list',
    ['trust', 'as_of'],
    codes.map((trust) => ({ trust, as_of: censusDay })),
  )
}

async function loadCapacity(hands: OwnerHands, { code }: DemoTrust, seed: number): Promise<void> {
  const capacity = demoCapacity(code, seed)
  await hands.copy('theatre', capacityColumns.theatre, capacity.theatres)
  await hands.copy('theatre_session', capacityColumns.theatre_session, capacity.sessions)
  await hands.copy('ward_room', capacityColumns.ward_room, capacity.rooms)
  await hands.copy('bed_occupant', capacityColumns.bed_occupant, capacity.occupants)
  await hands.copy('surgeon', capacityColumns.surgeon, capacity.surgeons)
  await hands.copy('surgeon_day', capacityColumns.surgeon_day, capacity.surgeonDays)
  await hands.copy('nurse', capacityColumns.nurse, capacity.nurses)
  await hands.copy('nurse_shift', capacityColumns.nurse_shift, capacity.nurseShifts)
  await loadLending(hands, { code, seed }, capacity)
}
