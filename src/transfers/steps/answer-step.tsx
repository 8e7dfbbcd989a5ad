/** What a person is answered who took a step: what was done and what is next, why not, or who was quicker. */
import type { Context } from 'hono'
import type { AppEnv } from '#platform/app-env.ts'
import { Conflict } from '#platform/errors.ts'
import type { Parts } from '#platform/parts.ts'
import type { Viewer } from '#platform/viewer.ts'
import { frameOf, seeOther } from '#web/frame.ts'
import { render } from '#web/page.tsx'
import { transferHref } from '../addresses.ts'
import { actionOf } from '../life/actions.ts'
import { stateNow } from '../life/standing.ts'
import { isOpen } from '../life/states.ts'
import type { StepOutcome } from '../life/step-outcome.ts'
import { transferEvents } from '../life/transfer-events.ts'
import type { Transfer, TransferKey } from '../life/transfer-row.ts'
import { nextSteps } from '../work-lists/next-steps.ts'
import { transferOf } from './asked-transfer.ts'
import { ChangedPage, RefusedPage } from './pages/not-done.tsx'
import { type SteppedHere, stepWords } from './step-words.ts'
import { whoTakes } from './who-takes.ts'

export type Seen = TransferKey & { readonly version: number }
export type Outcome = Exclude<StepOutcome, { status: 'changed' }>

type Stepped = {
  readonly viewer: Viewer
  readonly seen: Seen
  readonly code: SteppedHere
  /** Another way to what was wanted, when it could not be done. */
  readonly instead?: { readonly text: string; readonly href: string }
}

/** @throws NotFound as `transferOf` does; whatever the work throws that is no Conflict */
export async function answerStep(
  c: Context<AppEnv>,
  { db }: Pick<Parts, 'db'>,
  { viewer, seen, code, instead }: Stepped,
  work: () => Promise<Outcome>,
): Promise<Response> {
  const outcome = await work().catch((error: unknown) => {
    if (error instanceof Conflict) return undefined
    throw error
  })
  const { transfer, since } = await db.reading(viewer, async (tx) => ({
    transfer: await transferOf(tx, viewer, seen),
    since: await transferEvents(tx, seen, Math.max(seen.version, 0)),
  }))
  if (outcome === undefined) {
    return c.html(render(<ChangedPage frame={frameOf(c)} transfer={transfer} since={since} />), 409)
  }
  if (outcome.status === 'refused') {
    const page = { frame: frameOf(c), transfer, because: outcome.because, ...(instead && { instead }) }
    return c.html(render(<RefusedPage {...page} />), 403)
  }
  const done = outcome.version < transfer.version ? movedOnWords(transfer) : doneWords(code, transfer)
  return seeOther(c, transferHref(seen), done)
}

/** What was sent was done, the first time or before, and something else has been done since: what is next is no news of it. */
const movedOnWords = (transfer: Transfer): string =>
  ['What you sent is done already. More has happened since: it is listed below.', nextWords(transfer)]
    .filter((words) => words !== undefined)
    .join(' ')

/** "The patient is accepted. Next: send the records." */
export function doneWords(code: SteppedHere, transfer: Transfer): string {
  const { done } = stepWords[code]
  const next = nextWords(transfer)
  return next === undefined ? done : `${done} ${next}`
}

function nextWords(transfer: Transfer): string | undefined {
  const [next] = nextSteps(transfer)
  if (next !== undefined) {
    const name = next === 'close' ? stepWords.close.heading : actionOf(next).name
    return `Next: ${name.charAt(0).toLowerCase()}${name.slice(1)}. This is for ${whoTakes(next, transfer)}.`
  }
  return isOpen(stateNow(transfer)) ? undefined : 'Nothing more is to be done.'
}
