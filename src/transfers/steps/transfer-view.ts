/** All that the page of a transfer shows, read for the person who looks. */

import { sql } from 'kysely'
import { type CapacityHold, lastHeldFor, type PlaceNames, placeNamesAtOnce } from '#capacity'
import type { Day } from '#nhs/day.ts'
import type { Parts } from '#platform/parts.ts'
import { forPurpose, type Viewer } from '#platform/viewer.ts'
import { factSources } from '../facts.ts'
import { type ActionCode, actionOf, actions } from '../life/actions.ts'
import { maySometime } from '../life/may.ts'
import { stateNow } from '../life/standing.ts'
import { isOpen } from '../life/states.ts'
import { askFacts } from '../life/take-step.ts'
import { eventsOf, type Responsibility, responsibleFor, type TransferEvent } from '../life/transfer-events.ts'
import { type Transfer, type TransferKey, transfersNamed } from '../life/transfer-row.ts'
import { type ChangedMind, changedMindIn } from '../patient/call-store.ts'
import { nextSteps } from '../work-lists/next-steps.ts'
import { orNotFound } from './asked-transfer.ts'
import { lacksOf } from './lacks.ts'
import { asSeenBy, ownPatientIn, type PatientSeen, sharedPatient } from './patient-seen.ts'
import { type Way, wayOf } from './way.ts'

/** A step that somebody might look for, and whether it is theirs to take now. */
export type StepChoice = {
  readonly code: ActionCode
  readonly isNext: boolean
  /** What has to be done before it; all that the viewer's own trust can know. */
  readonly lacks: readonly string[]
  /** Why it is not for this person, or not now. */
  readonly because?: string
}

export type Place = CapacityHold & { readonly names: PlaceNames }

export type TransferView = {
  readonly viewer: Viewer
  readonly transfer: Transfer
  readonly today: Day
  readonly patient?: PatientSeen
  readonly events: readonly TransferEvent[]
  /** People of the viewer's own trust, by id. The other trust's are known by their trust. */
  readonly names: ReadonlyMap<string, string>
  readonly responsible: readonly Responsibility[]
  readonly way: Way
  readonly next: readonly ActionCode[]
  readonly steps: readonly StepChoice[]
  readonly place?: Place
  /** That the patient no longer wants to go, as the sender told whoever answers for them. */
  readonly changedMind?: ChangedMind
}

/** @throws NotFound as `transferOf` does */
export async function transferView(parts: Parts, viewer: Viewer, key: TransferKey): Promise<TransferView> {
  const { db, clock } = parts
  // What needs nothing but the address is asked for at once; what depends on how the transfer stands, after that.
  const questions = [
    transfersNamed([key]),
    lastHeldFor(key),
    eventsOf(key),
    responsibleFor(key),
    ownPeopleOf(key),
    changedMindIn(key),
    ownPatientIn(viewer, key),
  ] as const
  type Person = { readonly id: string; readonly name: string }
  type Answers = [Transfer, CapacityHold, TransferEvent, Responsibility, Person, ChangedMind, PatientSeen]
  const [found, holds, events, responsible, people, told, own] = await db.atOnce<Answers>(viewer, questions)
  const transfer = orNotFound(found[0], viewer, key)
  const choices = choicesOf(viewer, transfer)
  const isShared = own[0] === undefined && viewer.trust !== transfer.sender
  const isAsking = isShared || choices.some(({ code, isOurs }) => isOurs && actionOf(code).guards.length > 0)
  const { facts = {}, shared } = isAsking
    ? await db.withViewer(viewer, async (tx) => ({
        facts: await askFacts(tx, transfer, ours(choices), factSources(parts)),
        shared: isShared ? await sharedPatient(tx, transfer) : undefined,
      }))
    : {}
  const patient = asSeenBy(viewer, own[0] ?? shared)
  const asked = { standing: transfer, facts, today: clock.today() }
  const hold = holds.find((last) => keepsPlace(transfer, last))
  // How another trust's theatre is called is in its planning lane, which is read for planning.
  const called = hold && (await placeNamesAtOnce(db, forPurpose(viewer, 'planning'), hold))
  return {
    transfer,
    events,
    responsible,
    steps: choices.map(({ isOurs, ...choice }) => ({ ...choice, lacks: isOurs ? lacksOf(choice.code, asked) : [] })),
    names: new Map(people.map(({ id, name }) => [id, name])),
    viewer,
    today: clock.today(),
    way: wayOf(transfer, events),
    next: nextSteps(transfer),
    ...(patient && { patient }),
    ...(hold && called && { place: { ...hold, names: called } }),
    ...(told[0] && { changedMind: told[0] }),
  }
}

/** Once a transfer has ended before its time, its place is no longer the patient's, although an effect has yet to free it. */
function keepsPlace(transfer: Transfer, { state }: CapacityHold): boolean {
  const stands = stateNow(transfer)
  return isOpen(stands) || stands === 'closed' || state === 'over'
}

/** What plans and the clock do is nobody's to look for. */
const forPeople: readonly ActionCode[] = actions
  .map(({ code }) => code)
  .filter((code) => code !== 'withdraw-with-plan' && code !== 'withdraw-with-agreement' && code !== 'lapse')

type Choice = Omit<StepChoice, 'lacks'> & {
  /** What the viewer's trust cannot know it is not asked for: only the sender knows its records. */
  readonly isOurs: boolean
}

function choicesOf(viewer: Viewer, transfer: Transfer): readonly Choice[] {
  const next = nextSteps(transfer)
  return forPeople.map((code) => {
    const may = maySometime(viewer, code, transfer)
    const isNext = next.includes(code)
    const isOurs = may.allowed || (isNext && isSideOf(viewer, code, transfer))
    return { code, isNext, isOurs, ...(!may.allowed && { because: may.because }) }
  })
}

const ours = (choices: readonly Choice[]): readonly ActionCode[] =>
  choices.filter(({ isOurs }) => isOurs).map(({ code }) => code)

/** Whether it is a step of the viewer's trust, though perhaps of another role. */
function isSideOf({ trust }: Viewer, code: ActionCode, transfer: Transfer): boolean {
  const everyRole = actions.find((action) => action.code === code)!.by.flatMap(({ roles }) => roles)
  const colleague = { trust, roles: everyRole.filter((role) => role !== 'patient') }
  return maySometime(colleague, code, transfer).allowed
}

/** Those of one's own trust who took a step. */
const ownPeopleOf = ({ sender, id }: TransferKey) => sql<{ id: string; name: string }>`
  select id, name from person
   where trust = (select viewer_trust())
     and id in (select person from transfer_event where sender = ${sender} and transfer_id = ${id}::uuid)`
