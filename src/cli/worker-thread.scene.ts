/** Jobs that hold up their thread, kill it or get stuck in it, for kept-worker.test.ts. */
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { workerData } from 'node:worker_threads'
import type { JobKind } from '#platform/jobs.ts'
import { workInThread } from './worker-thread.ts'
import type { ThreadData } from './worker-thread-messages.ts'

/** What the test and the job tell each other lies in a folder as empty files: a thread that is held up hears nothing. */
const { dataFolder } = (workerData as ThreadData).config
const said = (word: string): boolean => existsSync(join(dataFolder, word))
const say = (word: string): void => writeFileSync(join(dataFolder, word), '')
const holdUp = (milliseconds: number) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)

if (said('no thread can start')) throw new Error('no thread can start')

const ways: Record<string, (signal: AbortSignal) => Promise<void> | void> = {
  'holds up its thread until a page was answered'() {
    say('held up')
    for (let n = 0; !said('a page was answered'); n += 1) {
      if (n > 5_000) throw new Error('no page was answered')
      holdUp(10)
    }
  },
  async 'kills its thread the first time'() {
    if (said('killed')) return
    say('killed')
    setImmediate(() => {
      throw new Error('the thread was killed')
    })
    await sleep(60_000)
  },
  'waits until told to stop': (signal) => sleep(60_000, undefined, { signal }),
  'gets stuck'() {
    say('stuck')
    holdUp(Number.POSITIVE_INFINITY)
  },
}

await workInThread(() =>
  Object.entries(ways).map(
    ([kind, way]): JobKind<unknown, never> => ({ kind, run: async ({ signal }) => way(signal) }),
  ),
)
