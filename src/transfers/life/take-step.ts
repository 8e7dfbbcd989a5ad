/**
 * Takes steps in the life of transfers. Each step is one transaction: the row is held, the rules are asked at the
 * database's moment, the row changes from the version that the form was about, and its event, its responsibility, its
 * effects and both trusts' audit entries are written with it. A form that is sent twice does its work once.
 */
import { sql } from 'kysely'
import type { Day } from '#nhs/day.ts'
import { audit } from '#platform/audit.ts'
import { bulkInsert } from '#platform/bulk-insert.ts'
import type { Tx } from '#platform/database.ts'
import { Conflict, NotFound } from '#platform/errors.ts'
import { doneBefore, keepAnswer, waitForKey } from '#platform/once.ts'
import type { Viewer } from '#platform/viewer.ts'
import { type ActionCode, actionOf, type Move } from './actions.ts'
import { effectsOf } from './effects-of.ts'
import { type Details, type Facts, guardOf } from './guards.ts'
import { mayAct } from './may.ts'
import { stateNow } from './standing.ts'
import type { StepOutcome } from './step-outcome.ts'
import { eventInWords, transferEvents } from './transfer-events.ts'
import { holdTransfers, readTransfers, type Transfer, type TransferKey } from './transfer-row.ts'

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
  const taken: { readonly command: Command; readonly transfer: Transfer; readonly move: Move }[] = []
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
    await write(tx, transfer, command, answer.move, facts)
    taken.push({ command, transfer, move: answer.move })
    outcomes.push({ status: 'done', state: answer.move.to, version: transfer.version + 1 })
  }
  for (const { command, transfer, move } of taken) await leaveEffects(tx, transfer, command.action, move)
  await auditSteps(tx, taken)
  // A refusal is not kept: the same form is good once what stood in the way is gone.
  if (key !== undefined && taken.length > 0) await keepAnswer(tx, key, commands, JSON.stringify(outcomes))
  return outcomes
}

const keyOf = ({ sender, id }: TransferKey): string => `${sender} ${id}`

/** A plan shows its transfers to the whole alliance; a step is for its two trusts. */
const isParty = ({ trust }: Viewer, { sender, receiver }: Transfer): boolean => trust === sender || trust === receiver

async function askFacts(tx: Tx, transfer: Transfer, action: ActionCode, sources: FactSources): Promise<Facts> {
  const facts: Record<string, unknown> = {}
  for (const name of actionOf(action).guards) {
    const { fact } = guardOf(name)
    const found = fact && (await sources[fact]?.(tx, transfer))
    if (fact && found !== undefined) facts[fact] = found
  }
  return facts
}

async function write(tx: Tx, transfer: Transfer, { action, details = {} }: Command, move: Move, facts: Facts) {
  const { reason = null, note = null, treatedOn } = details
  const isScreening = action === 'screen-clinical' || action === 'screen-social'
  const model = (isScreening && details.model) || transfer.model
  const result = await sql`
    update transfer
       set state = ${move.to}, version = version + 1, action = ${action}, reason = ${reason}, note = ${note},
           model = ${model}
           ${action === 'screen-clinical' ? sql`, clinically_screened_at = now()` : sql``}
           ${action === 'screen-social' ? sql`, socially_screened_at = now()` : sql``}
           ${action === 'offer' ? sql`, reply_by = ${facts.offer!.replyBy}, day = ${facts.offer!.day}, site = ${facts.offer!.site}` : sql``}
           ${action === 'hold' ? sql`, hold_until = ${facts.hold!.until}` : sql``}
           ${action === 'treat' ? sql`, treated_on = ${treatedOn!}` : sql``}
     where sender = ${transfer.sender} and id = ${transfer.id}::uuid and version = ${transfer.version}
       and state = ${transfer.state}`
    .execute(tx)
    .catch((cause) => {
      // It ended between the question and the answer.
      const TIME_IS_OVER = 'TR001'
      if ((cause as { code?: string }).code !== TIME_IS_OVER) throw cause
      throw new Conflict('its time ended at this moment', { cause })
    })
  // The row is held, so another version of it cannot be there: what was not written is our bug.
  if (result.numAffectedRows !== 1n) throw new Error(`transfer ${transfer.id} did not take the step ${action}`)
}

async function leaveEffects(tx: Tx, transfer: Transfer, action: ActionCode, move: Move): Promise<void> {
  const effects = effectsOf(action, transfer, move)
  const column = (name: string, type: string, value: (effect: (typeof effects)[number]) => string) => ({
    name,
    type,
    values: effects.map(value),
  })
  await bulkInsert(tx, 'transfer_effect', [
    column('sender', 'text', () => transfer.sender),
    column('transfer_id', 'uuid', () => transfer.id),
    column('version', 'integer', () => String(transfer.version + 1)),
    column('for_trust', 'text', ({ forTrust }) => forTrust),
    column('kind', 'text', ({ kind }) => kind),
  ])
}

/** Last of all, and by trust, because the head of each trust's chain stays locked until commit. */
async function auditSteps(
  tx: Tx,
  taken: readonly { readonly command: Command; readonly transfer: Transfer; readonly move: Move }[],
): Promise<void> {
  const trusts = [...new Set(taken.flatMap(({ transfer }) => [transfer.sender, transfer.receiver]))].sort()
  for (const trust of trusts) {
    for (const { command, transfer, move } of taken) {
      if (trust !== transfer.sender && trust !== transfer.receiver) continue
      await audit(tx, [trust], {
        action: `transfer-${command.action}`,
        object: `transfer ${transfer.id}`,
        detail: {
          from: move.from,
          to: move.to,
          version: transfer.version + 1,
          ...(command.details?.reason && { reason: command.details.reason }),
        },
      })
    }
  }
}

async function meanwhile(tx: Tx, transfer: Transfer, seen: number): Promise<string> {
  const events = await transferEvents(tx, transfer, seen)
  if (events.length === 0 && stateNow(transfer) === 'lapsed') return 'Its time is over.'
  const says = events.map(eventInWords).join('; ')
  return `This transfer has changed since you opened it. ${says === '' ? 'Open it again' : `${says}. Open it again`}.`
}
