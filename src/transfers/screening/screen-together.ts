/** Judges several proposals in one transaction: those that may be are done, the others say why not, one by one. */
import type { Day } from '#nhs/day.ts'
import type { Tx } from '#platform/database.ts'
import { answerUnder, once } from '#platform/once.ts'
import type { Viewer } from '#platform/viewer.ts'
import type { TransferModel } from '../life/states.ts'
import type { StepOutcome } from '../life/step-outcome.ts'
import { type FactSources, takeSteps } from '../life/take-step.ts'
import { detailsOf, type Judgement } from './judgement.ts'
import type { Ticked } from './screening-asked.ts'

export type Screened = { readonly id: string; readonly outcome: StepOutcome }

type Command = {
  readonly ticked: readonly Ticked[]
  readonly judgement: Judgement
  readonly model?: TransferModel | undefined
}

/**
 * The same key does it once, whoever sends the form again; `screened` tells what came of it.
 *
 * @throws NotFound when one of them is none of the viewer's trust's
 */
export async function screenTogether(
  tx: Tx,
  viewer: Viewer,
  { ticked, judgement, model }: Command,
  given: { readonly key: string; readonly sources: FactSources; readonly today: Day },
): Promise<void> {
  const { key, sources, today } = given
  await once(tx, key, { ticked, judgement: judgement.code, model: model ?? null }, async () => {
    const details = detailsOf(judgement, model)
    const commands = ticked.map(({ id, version }) => ({
      sender: viewer.trust,
      id,
      version,
      action: judgement.action,
      details,
    }))
    const outcomes = await takeSteps(tx, viewer, commands, { sources, today })
    return JSON.stringify(ticked.map(({ id }, n): Screened => ({ id, outcome: outcomes[n]! })))
  })
}

/** What came of it; nothing when this person has done nothing under the key. */
export async function screened(tx: Tx, key: string): Promise<readonly Screened[] | undefined> {
  const text = await answerUnder(tx, key)
  return text === undefined ? undefined : (JSON.parse(text) as readonly Screened[])
}
