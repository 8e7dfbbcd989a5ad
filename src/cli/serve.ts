/** The long-running commands: web, worker, and start, which is both with a demonstration to begin with. */

import { type Configuration, configuration } from '#platform/configuration.ts'
import { type Ground, openGround } from '#platform/ground.ts'
import { logger } from '#platform/log.ts'
import { metrics } from '#platform/metrics.ts'
import { startWorker } from '#platform/worker.ts'
import { type Listening, listen } from '#web/listen.ts'
import { allDuties, allJobs, partsOf, wholeApp } from '../main.ts'
import type { Io } from './command.ts'
import { dayOf } from './first-demo.ts'
import { noteForgottenPromises } from './forgotten-promises.ts'
import { type KeptWorker, keepWorker } from './kept-worker.ts'
import { mayListen, onPort } from './port.ts'

/** Answers that are being written may finish for this long after the program is told to stop. */
const GRACE_MILLISECONDS = 20_000

type Roles = {
  readonly web: boolean
  readonly worker: boolean
  /** Done once the database is there and before anybody is let in. */
  readonly first?: (ground: Ground, config: Configuration) => Promise<void>
  /** Said once everything runs. */
  readonly welcome?: (address: string, ground: Ground) => Promise<void>
}

/** Runs until told to stop, then stops in order: no new requests, answers finish, jobs go back to the queue. */
export async function serve(io: Io, roles: Roles): Promise<number> {
  const config = configuration(io.env)
  const log = logger(config.logLevel)
  const counted = metrics()
  const forgotten = noteForgottenPromises(log)
  const ground = await openGround(config, 'serve', (words) => log.warn({}, words))
  let web: Listening | undefined
  let worker: { stop(): Promise<void> } | undefined
  try {
    // Before a first load, which takes a minute: somebody would wait it out to read that the port is taken.
    if (roles.web) await mayListen(config)
    await roles.first?.(ground, config)
    if (io.signal.aborted) return 0
    const day = await dayOf(config, ground)
    const settled = { ...config, ...(day !== undefined && { today: day }) }
    const parts = partsOf(ground, settled, log)
    if (roles.web)
      web = await onPort(config, () =>
        listen(wholeApp(parts, counted, { https: config.behindHttps, stopping: io.signal }).fetch, config),
      )
    const { db, queueUrl, footing } = ground
    let kept: KeptWorker | undefined
    if (roles.worker && roles.web) worker = kept = keepWorker({ config: settled, footing, log, counts: counted })
    else if (roles.worker) {
      const work = { kinds: allJobs(parts), duties: allDuties(parts) }
      worker = await startWorker({ db, queueUrl, ...work, concurrency: config.workerJobs, log, metrics: counted })
    }
    const address = `http://${hostToOpen(config.host)}:${web?.port ?? config.port}`
    log.info({ where: ground.where, roles: rolesInWords(roles), ...(web && { address }) }, 'Accord is running')
    await roles.welcome?.(address, ground)
    await Promise.race([untilAborted(io.signal), failureOf(kept)])
    log.info({}, 'Accord is stopping')
  } finally {
    await web?.stop(GRACE_MILLISECONDS)
    await worker?.stop()
    await ground.close()
    forgotten.end()
  }
  return 0
}

/** The host as a person types it into a browser. */
const hostToOpen = (host: string): string =>
  ['0.0.0.0', '::'].includes(host) ? 'localhost' : host.includes(':') ? `[${host}]` : host

const rolesInWords = ({ web, worker }: Roles): string =>
  [web && 'web', worker && 'worker'].filter(Boolean).join(' and ')

/** Pages need not wait for a thread that takes half a second to load, but without it nobody would do the jobs. */
const failureOf = (kept: KeptWorker | undefined): Promise<never> =>
  new Promise((_, failed) => kept?.ready.catch(failed))

const untilAborted = (signal: AbortSignal): Promise<void> =>
  new Promise((done) => {
    if (signal.aborted) return done()
    signal.addEventListener('abort', () => done(), { once: true })
  })
