/**
 * Takes steps in the life of transfers. Each step is one transaction: the row is held, the rules are asked at the
 * database's moment, the row changes from the version that the form was about, and its event, its responsibility, its
 * effects and both trusts' audit entries are written with it. A form that is sent twice does its work once.
 */
import { confirmHold } from '#capacity'
import type { Day } from '#nhs/day.ts'
import type { Tx } from '#platform/database.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { doneBefore, keepAnswer, waitForKey } from '#platform/once.ts'
import type { Viewer } from '#platform/viewer.ts'
import { type ActionCode, actionOf } from './actions.ts'
import { type Details, type Facts, guardOf } from './guards.ts'
import { mayAct } from './may.ts'
import { stateNow } from './standing.ts'
import type { StepOutcome } from './step-outcome.ts'
import { eventInWords, transferEvents } from './transfer-events.ts'
import { holdTransfers, readTransfers, type Transfer, type TransferKey } from './transfer-row.ts'
import { closeSteps, type TakenStep, writeStep } from './write-step.ts'

export type Command = TransferKey & {
  /** The version that the person saw. */
  readonly version: number
  readonly action: ActionCode
  readonly details?: Details
}

/** Where the facts come from that guards ask for: one function of each part of the module that keeps them. */
export type FactSources = {
  readonly [Fact in keyof Facts]: (tx: Tx, transfer: Transfer) => Promise<Facts[Fact] | undefined>
}

type With = {
  readonly sources: FactSources
  readonly today: Day
  /** The form's own: the same key does the work once. Left out by work that is retry-safe by itself. */
  readonly key?: string
}

/**
 * One step.
 *
 * @throws NotFound when the viewer's trust has no part in the transfer
 * @throws Conflict when somebody else was quicker: the message says who did what meanwhile
 */
export async function takeStep(
  tx: Tx,
  viewer: Viewer,
  command: Command,
  given: With,
): Promise<Exclude<StepOutcome, { status: 'changed' }>> {
  const outcome = (await takeSteps(tx, viewer, [command], given))[0]!
  if (outcome.status === 'changed') throw new Conflict(outcome.says)
  return outcome
}

/**
 * Several steps, of different transfers, as bulk screening takes them: those that may be are done, the others say why
 * not. In the order of the commands.
 *
 * @throws NotFound when one of them is none of the viewer's trust's
 */
export async function takeSteps(
  tx: Tx,
  viewer: Viewer,
  commands: readonly Command[],
  { sources, today, key }: With,
): Promise<readonly StepOutcome[]> {
  if (key !== undefined) {
    await waitForKey(tx, key)
    const before = await doneBefore(tx, key, commands)
    if (before !== undefined) return JSON.parse(before) as StepOutcome[]
  }
  await holdTransfers(tx, commands)
  const held = new Map((await readTransfers(tx, commands)).map((transfer) => [keyOf(transfer), transfer]))
  const outcomes: StepOutcome[] = []
  const taken: TakenStep[] = []
  for (const command of commands) {
    const transfer = held.get(keyOf(command))
    if (!transfer || !isParty(viewer, transfer)) throw new NotFound(`transfer ${command.id}`)
    if (transfer.version !== command.version) {
      outcomes.push({ status: 'changed', says: await meanwhile(tx, transfer, command.version) })
      continue
    }
    const facts = await askFacts(tx, transfer, command.action, sources)
    const details = command.details ?? {}
    const answer = mayAct(viewer, command.action, { standing: transfer, facts, details, today })
    if (!answer.allowed) {
      outcomes.push({ status: 'refused', because: answer.because })
      continue
    }
    const step = { transfer, action: command.action, move: answer.move, details, facts }
    await writeStep(tx, step)
    if (command.action === 'accept') await keepPlace(tx, transfer)
    taken.push(step)
    outcomes.push({ status: 'done', state: answer.move.to, version: transfer.version + 1 })
  }
  await closeSteps(tx, taken, today)
  // A refusal is not kept: the same form is good once what stood in the way is gone.
  if (key !== undefined && taken.length > 0) await keepAnswer(tx, key, commands, JSON.stringify(outcomes))
  return outcomes
}

const keyOf = ({ sender, id }: TransferKey): string => `${sender} ${id}`

/** A plan shows its transfers to the whole alliance; a step is for its two trusts. */
const isParty = ({ trust }: Viewer, { sender, receiver }: Transfer): boolean => trust === sender || trust === receiver

/** Whoever is accepted has a place: it becomes firm with the step, or the step is not taken. */
async function keepPlace(tx: Tx, transfer: Transfer): Promise<void> {
  if ((await confirmHold(tx, transfer)) === 'over') throw new Conflict('the hold ended at this moment')
}

/** What the guards of a step, or of several, ask of the parts that know it, each fact once. One that nobody has recorded is left out. */
export async function askFacts(
  tx: Tx,
  transfer: Transfer,
  actions: ActionCode | readonly ActionCode[],
  sources: FactSources,
): Promise<Facts> {
  const facts: Record<string, unknown> = {}
  for (const name of new Set([actions].flat().flatMap((action) => actionOf(action).guards))) {
    const { fact } = guardOf(name)
    const found = fact && (await sources[fact]?.(tx, transfer))
    if (fact && found !== undefined) facts[fact] = found
  }
  return facts
}

async function meanwhile(tx: Tx, transfer: Transfer, seen: number): Promise<string> {
  const events = await transferEvents(tx, transfer, seen)
  if (events.length === 0 && stateNow(transfer) === 'lapsed') return 'Its time is over.'
  const says = events.map(eventInWords).join('; ')
  return `This transfer has changed since you opened it. ${says === '' ? 'Open it again' : `${says}. Open it again`}.`
}
