/**
 * The worker role in a thread of its own, beside the pages in one process. A job reads, judges and writes for seconds on
 * end: on the event loop that serves pages everybody would wait for it.
 *
 * A thread that dies is begun again. Its jobs are then as those of any worker that was killed: nobody renews their
 * leases, and whoever takes jobs does them again.
 */
import type { Logger } from '#platform/log.ts'
import type { JobCounts } from '#platform/metrics.ts'
import { startThread } from '#platform/thread.ts'
import type { FromThread, ThreadData, ToThread } from './worker-thread-messages.ts'

const GRACE_MILLISECONDS = 20_000
/** Before a thread that died is begun again; twice as long each time, so that one that cannot start does not spin. */
const FIRST_PAUSE_MILLISECONDS = 1_000
const LONGEST_PAUSE_MILLISECONDS = 60_000
/** One that has lived so long died of something new. */
const LONG_LIFE_MILLISECONDS = 60_000

export type KeptWorker = {
  /** Settles with the first thread: takes jobs, or cannot, which no second try would mend. */
  readonly ready: Promise<void>
  /** Jobs go back to the queue. A thread that has not ended after the grace (20 s) is ended: its jobs wait for their leases. */
  stop(graceMilliseconds?: number): Promise<void>
}

type Settings = ThreadData & {
  readonly log: Logger
  readonly counts: JobCounts
  /** For tests, which run from source: a file beside this one that has other kinds of jobs. */
  readonly entry?: string
}

export function keepWorker({ log, counts, entry = './worker-thread-entry.ts', ...workerData }: Settings): KeptWorker {
  let isStopping = false
  let wasReady = false
  let pause = FIRST_PAUSE_MILLISECONDS
  let again: NodeJS.Timeout | undefined
  let thread = begin()

  function begin() {
    const from = Date.now()
    const begun = beginThread(new URL(entry, import.meta.url), workerData, counts)
    begun.ready.then(
      () => {
        wasReady = true
      },
      // The first one's failure is told to whoever awaits it, the others' below.
      () => {},
    )
    begun.ended.then(({ cause, exitCode }) => {
      if (isStopping || !wasReady) return
      if (Date.now() - from > LONG_LIFE_MILLISECONDS) pause = FIRST_PAUSE_MILLISECONDS
      const pauseSeconds = pause / 1000
      log.error(
        { err: cause, exitCode, pauseSeconds },
        'the thread that does jobs has ended, and is begun again after a pause',
      )
      again = setTimeout(() => {
        thread = begin()
      }, pause)
      pause = Math.min(2 * pause, LONGEST_PAUSE_MILLISECONDS)
    })
    return begun
  }

  return {
    ready: thread.ready,
    async stop(graceMilliseconds = GRACE_MILLISECONDS) {
      isStopping = true
      clearTimeout(again)
      thread.worker.postMessage('stop' satisfies ToThread)
      const late = setTimeout(() => {
        log.warn({}, 'the thread that does jobs did not stop in time: its jobs start again once their leases run out')
        thread.worker.terminate()
      }, graceMilliseconds)
      await thread.ended
      clearTimeout(late)
    },
  }
}

type Ended = { readonly cause?: unknown; readonly exitCode: number }

/** One thread: its jobs are counted while it lives, and no longer as running once it is dead. */
function beginThread(entry: URL, workerData: ThreadData, counts: JobCounts) {
  const worker = startThread('worker-thread', entry, { workerData })
  let running = 0
  let cause: unknown
  const ended = new Promise<Ended>((resolve) => {
    worker.on('error', (error) => {
      cause = error
    })
    worker.on('exit', (exitCode) => {
      for (; running > 0; running -= 1) counts.jobsRunning.dec()
      resolve({ cause, exitCode })
    })
  })
  const ready = new Promise<void>((resolve, reject) => {
    worker.on('message', (said: FromThread) => {
      if (said.kind === 'ready') return resolve()
      if (said.kind === 'job ended') return counts.jobs.inc(said.job)
      const more = said.kind === 'job started' ? 1 : -1
      running += more
      if (more > 0) counts.jobsRunning.inc()
      else counts.jobsRunning.dec()
    })
    ended.then((how) => reject(how.cause ?? new Error(`the thread that does jobs ended with ${how.exitCode} at once`)))
  })
  return { worker, ready, ended }
}
