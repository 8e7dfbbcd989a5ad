/** The worker role, as the thread of jobs runs it: begun by kept-worker.ts, and told by it when to stop. */
import { parentPort, workerData } from 'node:worker_threads'
import { standOn } from '#platform/ground.ts'
import type { AnyJobKind } from '#platform/jobs.ts'
import { logger } from '#platform/log.ts'
import type { JobCounts } from '#platform/metrics.ts'
import type { Parts } from '#platform/parts.ts'
import { type Duty, startWorker } from '#platform/worker.ts'
import { partsOf } from '../main.ts'
import { noteForgottenPromises } from './forgotten-promises.ts'
import type { FromThread, ThreadData } from './worker-thread-messages.ts'

/** Takes jobs until told to stop, gives back those at work, and leaves nothing that would keep the thread alive. */
export async function workInThread(
  kindsOf: (parts: Parts) => readonly AnyJobKind[],
  dutiesOf: (parts: Parts) => readonly Duty[] = () => [],
): Promise<void> {
  const { config, footing } = workerData as ThreadData
  const told = new Promise<void>((resolve) => parentPort!.once('message', () => resolve()))
  const say = (said: FromThread) => parentPort!.postMessage(said)
  // The thread's standard error is the process's: both write whole lines to one place.
  const log = logger(config.logLevel)
  const ground = standOn(footing)
  const { db, queueUrl } = ground
  const parts = partsOf(ground, config, log)
  const work = { kinds: kindsOf(parts), duties: dutiesOf(parts) }
  const worker = await startWorker({
    db,
    queueUrl,
    ...work,
    concurrency: config.workerJobs,
    log,
    metrics: countsTo(say),
  })
  // Not before: what goes wrong at the start ends the thread, and is said by whoever began it.
  const forgotten = noteForgottenPromises(log)
  say({ kind: 'ready' })
  await told
  await worker.stop()
  await ground.close()
  forgotten.end()
}

/** Counts where /metrics is answered. */
const countsTo = (say: (said: FromThread) => void): JobCounts => ({
  jobs: { inc: (job) => say({ kind: 'job ended', job }) },
  jobsRunning: { inc: () => say({ kind: 'job started' }), dec: () => say({ kind: 'job left' }) },
})
