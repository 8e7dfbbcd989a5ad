/** All that the page of a transfer shows, read for the person who looks. */

import { sql } from 'kysely'
import { type CapacityHold, holdOf, type PlaceNames, placeNames } from '#capacity'
import type { Day } from '#nhs/day.ts'
import type { Tx } from '#platform/database.ts'
import type { Parts } from '#platform/parts.ts'
import { forPurpose, type Viewer } from '#platform/viewer.ts'
import { factSources } from '../facts.ts'
import { type ActionCode, actions } from '../life/actions.ts'
import { maySometime } from '../life/may.ts'
import { stateNow } from '../life/standing.ts'
import { isOpen } from '../life/states.ts'
import { askFacts } from '../life/take-step.ts'
import { type Responsibility, responsibilities, type TransferEvent, transferEvents } from '../life/transfer-events.ts'
import type { Transfer, TransferKey } from '../life/transfer-row.ts'
import { nextSteps } from '../work-lists/next-steps.ts'
import { transferOf } from './asked-transfer.ts'
import { lacksOf } from './lacks.ts'
import { type PatientSeen, patientSeen } from './patient-seen.ts'
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
}

/** @throws NotFound as `transferOf` does */
export async function transferView(parts: Parts, viewer: Viewer, key: TransferKey): Promise<TransferView> {
  const { db, clock } = parts
  const view = await db.withViewer(viewer, async (tx) => {
    const transfer = await transferOf(tx, viewer, key)
    const hold = await holdOf(tx, transfer)
    const events = await transferEvents(tx, transfer)
    const responsible = await responsibilities(tx, transfer)
    const names = await ownPeople(tx, events)
    const steps = await stepsOf(tx, parts, viewer, transfer)
    const patient = await patientSeen(tx, viewer, transfer)
    return { transfer, hold, events, responsible, names, steps, patient }
  })
  const { hold, patient, ...rest } = view
  // How another trust's theatre is called is in its planning lane, which is read for planning.
  const called = hold && (await db.withViewer(forPurpose(viewer, 'planning'), (tx) => placeNames(tx, hold)))
  return {
    ...rest,
    viewer,
    today: clock.today(),
    way: wayOf(view.transfer, view.events),
    next: nextSteps(view.transfer),
    ...(patient && { patient }),
    ...(hold && called && keepsPlace(view.transfer, hold) && { place: { ...hold, names: called } }),
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
  .filter((code) => code !== 'withdraw-with-plan' && code !== 'lapse')

async function stepsOf(tx: Tx, parts: Parts, viewer: Viewer, transfer: Transfer): Promise<StepChoice[]> {
  const next = nextSteps(transfer)
  const choices: StepChoice[] = []
  for (const code of forPeople) {
    const may = maySometime(viewer, code, transfer)
    const isNext = next.includes(code)
    // What the viewer's trust cannot know it is not asked for: only the sender knows its records.
    const isOurs = may.allowed || (isNext && isSideOf(viewer, code, transfer))
    const facts = isOurs ? await askFacts(tx, transfer, code, factSources(parts)) : {}
    const lacks = isOurs ? lacksOf(code, { standing: transfer, facts, today: parts.clock.today() }) : []
    choices.push({ code, isNext, lacks, ...(!may.allowed && { because: may.because }) })
  }
  return choices
}

/** Whether it is a step of the viewer's trust, though perhaps of another role. */
function isSideOf({ trust }: Viewer, code: ActionCode, transfer: Transfer): boolean {
  const everyRole = actions.find((action) => action.code === code)!.by.flatMap(({ roles }) => roles)
  const colleague = { trust, roles: everyRole.filter((role) => role !== 'patient') }
  return maySometime(colleague, code, transfer).allowed
}

async function ownPeople(tx: Tx, events: readonly TransferEvent[]): Promise<ReadonlyMap<string, string>> {
  const people = [...new Set(events.map(({ person }) => person))]
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from person where trust = (select viewer_trust()) and id = any (${people}::text[])`.execute(tx)
  return new Map(rows.map(({ id, name }) => [id, name]))
}
