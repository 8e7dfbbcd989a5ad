/**
 * Several searches at once, in worker threads. They are told what to do leg by leg; between legs the best plan of all is
 * what each goes on from.
 *
 * A thread that dies is done without: what it had reported stays known. With a budget of moves and no thread lost, the
 * outcome depends on problem, seeds and moves alone.
 */
import { Worker } from 'node:worker_threads'
import { better } from './elites.ts'
import type { Facts } from './search/facts.ts'
import { forThreads } from './search/shared-facts.ts'
import type { Leg, LegPlan, ThreadData, ThreadNews } from './thread-messages.ts'

/** How long after a leg's end a thread may take to say that it is done, before its last report has to do. */
const GRACE = 100

/** `share` is that of the thread that is furthest behind. */
export type CrewNews = { readonly moves: number; readonly share: number; readonly best: LegPlan | undefined }

/** What a leg came to, and each thread's best plan. */
export type CrewOutcome = CrewNews & {
  /** No plan at all costs less, as far as a thread looked into that. */
  readonly lowerBound: number
  readonly plans: readonly (LegPlan | undefined)[]
}

export class Crew {
  private readonly hands: Hand[]
  private readonly stopFlag: Int32Array
  private readonly stopListeners = new Set<() => void>()

  constructor(facts: Facts, threads: number) {
    const stop = new SharedArrayBuffer(4)
    this.stopFlag = new Int32Array(stop)
    const shared = forThreads(facts)
    this.hands = Array.from({ length: threads }, () => new Hand({ facts: shared, stop }))
  }

  /** Ends every leg now and from now on; each still answers with its best plan. */
  stop(): void {
    Atomics.store(this.stopFlag, 0, 1)
    for (const listener of this.stopListeners) listener()
  }

  get lost(): number {
    return this.hands.filter((hand) => hand.isLost).length
  }

  /** What broke a thread before any had done anything: then it is our fault, not the machine's. */
  get fault(): unknown {
    return this.hands.every((hand) => hand.isLost) ? this.hands.find((hand) => hand.fault)?.fault : undefined
  }

  /** Thread ids as the machine knows them, for tests that kill one. */
  get workers(): readonly Worker[] {
    return this.hands.map((hand) => hand.worker)
  }

  /** One leg on every thread that is left. Answers the best plan of all, the first thread's if several are as good. */
  async run(legs: readonly Leg[], onNews: (news: CrewNews) => void): Promise<CrewOutcome> {
    const told = this.hands.map((): CrewNews => ({ moves: 0, share: 0, best: undefined }))
    let lowerBound = Number.NEGATIVE_INFINITY
    const together = (): CrewNews => ({
      moves: told.reduce((sum, { moves }) => sum + moves, 0),
      // A thread that is lost gets no further, and the others do not wait for it.
      share: Math.min(1, ...told.filter((_, n) => !this.hands[n]!.isLost).map(({ share }) => share)),
      best: told.reduce<LegPlan | undefined>((best, { best: one }) => better(best, one), undefined),
    })
    await Promise.all(
      this.hands.map((hand, n) =>
        hand.run(legs[n]!, this.stopListeners, (news) => {
          told[n] = { moves: news.moves, share: news.share, best: better(told[n]!.best, news.best) }
          lowerBound = Math.max(lowerBound, news.lowerBound ?? lowerBound)
          onNews(together())
        }),
      ),
    )
    return { ...together(), lowerBound, plans: told.map(({ best }) => best) }
  }

  /** One that a solver blocks takes a while to end, and nothing more comes of it: it is not waited for. */
  async dismiss(): Promise<void> {
    const ending = this.hands.map(({ worker, isBusy }) => ({ ended: worker.terminate(), isBusy }))
    await Promise.all(ending.filter(({ isBusy }) => !isBusy).map(({ ended }) => ended))
  }
}

class Hand {
  readonly worker: Worker
  isLost = false
  /** Whether it was told to do something and has not said that it is done. */
  isBusy = false
  fault: unknown
  private onNews: ((news: ThreadNews) => void) | undefined
  private onEnd: (() => void) | undefined

  constructor(workerData: ThreadData) {
    this.worker = newThread(workerData)
    this.worker.on('message', (news: ThreadNews) => {
      if (news.kind === 'done') this.isBusy = false
      this.onNews?.(news)
    })
    // Killed, out of memory or broken: either way there is one thread fewer.
    this.worker.on('error', (fault) => {
      this.fault = fault
      this.lose()
    })
    this.worker.on('exit', () => this.lose())
    this.worker.unref()
  }

  run(leg: Leg, stopListeners: Set<() => void>, onNews: (news: ThreadNews) => void): Promise<void> {
    if (this.isLost) return Promise.resolve()
    return new Promise((resolve) => {
      let timer: NodeJS.Timeout | undefined
      const endSoon = (after: number) => {
        clearTimeout(timer)
        timer = setTimeout(end, after)
      }
      const stopped = () => endSoon(GRACE)
      const end = () => {
        clearTimeout(timer)
        stopListeners.delete(stopped)
        this.onNews = undefined
        this.onEnd = undefined
        resolve()
      }
      this.onEnd = end
      this.onNews = (news) => {
        if (news.leg !== leg.number) return
        onNews(news)
        if (news.kind === 'done') end()
      }
      stopListeners.add(stopped)
      // Without a limit on the wall nothing ends a leg but the thread: done, stopped or dead. The timer keeps us waiting.
      endSoon(leg.ends === undefined ? 2 ** 31 - 1 : Math.max(0, leg.ends - clockNow()) + GRACE)
      this.isBusy = true
      this.worker.postMessage(leg)
    })
  }

  private lose(): void {
    this.isLost = true
    this.onEnd?.()
  }
}

/** Milliseconds since 1970 on the clock that threads share. */
export function clockNow(): number {
  return performance.timeOrigin + performance.now()
}

/** In the bundle the thread's code lies beside it; from source it has to be told how to read TypeScript. */
function newThread(workerData: ThreadData): Worker {
  const file = import.meta.url.endsWith('.ts') ? './thread-from-source.js' : './planner-thread.js'
  return new Worker(new URL(file, import.meta.url), { workerData })
}
