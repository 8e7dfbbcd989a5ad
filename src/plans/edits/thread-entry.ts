/**
 * What runs in the thread that judges changes. It keeps the plans that were asked about last, so that the next question
 * about one of them need not read it again.
 */
import { parentPort } from 'node:worker_threads'
import { OpenPlan } from './open-plan.ts'
import { replies } from './replies.ts'
import type { FromThread, PlanName, ToThread } from './thread-messages.ts'

/** With its problem a plan for 18,000 patients takes some 200 MB, and its successor after a change little more. */
const MOST_HELD = 2

type Held = PlanName & { readonly open: OpenPlan }
/** The one asked about last comes last. */
let held: readonly Held[] = []

parentPort!.on('message', (message: ToThread) => {
  const said = answerTo(message)
  parentPort!.postMessage({ ...said, holds: held.map(({ id, fingerprint }) => ({ id, fingerprint })) } as FromThread)
})

function answerTo({
  plan,
  documents,
  kind,
  asked,
}: ToThread): { readonly reply: unknown } | { readonly fault: string } {
  try {
    const open = opened(plan, documents)
    const reply = replies[kind] as (open: OpenPlan, asked: unknown) => unknown
    return { reply: reply(open, asked) }
  } catch (error) {
    return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

function opened({ id, fingerprint }: PlanName, documents: ToThread['documents']): OpenPlan {
  const like = held.findLast((one) => one.fingerprint === fingerprint)?.open
  const known = held.find((one) => one.id === id)?.open
  if (!known && !documents) throw new Error(`the thread was given no documents of plan ${id}`)
  const open = known ?? new OpenPlan(documents!, like)
  held = [...held.filter((one) => one.id !== id), { id, fingerprint, open }].slice(-MOST_HELD)
  return open
}
