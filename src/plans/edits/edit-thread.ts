/**
 * Judges people's changes beside the web's own thread, so that nobody who reads another page waits for it. One thread a
 * process and one question at a time: a change reads a whole plan, and several at once would take each other's memory
 * and time. The thread is begun with the first question and let go when nobody has asked for a while.
 */
import type { Worker } from 'node:worker_threads'
import { startThread } from '#platform/thread.ts'
import type { PlanDocuments } from './open-plan.ts'
import type { Asked, QuestionKind, Reply } from './replies.ts'
import type { FromThread, PlanName, ToThread } from './thread-messages.ts'

/** Asked and not answered. A question takes a second or a few, so that whoever comes last waits for half a minute at most. */
const MOST_ASKED = 8
/** Nothing takes this long; a thread that does is stuck, and is ended. */
const LONGEST_MILLISECONDS = 60_000
const IDLE_MILLISECONDS = 10 * 60_000

/** A change that cannot be judged now, and can be in a while. Nothing was done. */
export class NotJudgedNow extends Error {
  override readonly name = 'NotJudgedNow'
}

export type DocumentsWanted = { readonly problem: boolean }
export type ReadDocuments = (wanted: DocumentsWanted) => Promise<PlanDocuments>

type Settings = {
  readonly mostAsked?: number
  readonly longestMilliseconds?: number
  readonly idleMilliseconds?: number
}
type Pending = { resolve(reply: unknown): void; reject(error: Error): void }

export class EditThread {
  readonly #settings: Required<Settings>
  #worker: Worker | undefined
  #holds: readonly PlanName[] = []
  #pending: Pending | undefined
  #asked = 0
  #turn: Promise<unknown> = Promise.resolve()
  #idle: NodeJS.Timeout | undefined

  constructor({
    mostAsked = MOST_ASKED,
    longestMilliseconds = LONGEST_MILLISECONDS,
    idleMilliseconds = IDLE_MILLISECONDS,
  }: Settings = {}) {
    this.#settings = { mostAsked, longestMilliseconds, idleMilliseconds }
  }

  /**
   * Asks about a plan when its turn has come.
   *
   * @param read reads what the thread does not hold of the plan, as the person who asks may see it
   * @throws NotJudgedNow when too many wait, or the thread ends or gets stuck over it
   */
  async ask<Kind extends QuestionKind>(
    plan: PlanName,
    kind: Kind,
    asked: Asked<Kind>,
    read: ReadDocuments,
  ): Promise<Reply<Kind>> {
    if (this.#asked >= this.#settings.mostAsked) throw new NotJudgedNow(`${this.#asked} questions wait already`)
    this.#asked += 1
    const turn = this.#turn.then(() => this.#askNow({ plan, kind, asked }, read))
    this.#turn = turn.catch(() => undefined)
    try {
      return (await turn) as Reply<Kind>
    } finally {
      this.#asked -= 1
    }
  }

  /** The thread as the machine knows it, for tests that kill it. */
  get worker(): Worker | undefined {
    return this.#worker
  }

  /** Ends the thread. The next question begins another. */
  async end(): Promise<void> {
    const worker = this.#worker
    this.#lose(worker, new NotJudgedNow('the thread was ended'))
    await worker?.terminate()
  }

  async #askNow(question: Omit<ToThread, 'documents'>, read: ReadDocuments): Promise<unknown> {
    clearTimeout(this.#idle)
    const worker = this.#worker ?? this.#begin()
    const { id, fingerprint } = question.plan
    const holdsProblem = this.#holds.some((one) => one.fingerprint === fingerprint)
    const holdsPlan = this.#holds.some((one) => one.id === id)
    const documents = holdsPlan ? undefined : await read({ problem: !holdsProblem })
    if (worker !== this.#worker) throw new NotJudgedNow('the thread ended before it was asked')
    try {
      return await new Promise((resolve, reject) => {
        this.#pending = { resolve, reject }
        this.#idle = setTimeout(() => this.end(), this.#settings.longestMilliseconds)
        worker.postMessage({ ...question, documents } satisfies ToThread)
      })
    } finally {
      this.#pending = undefined
      clearTimeout(this.#idle)
      this.#idle = setTimeout(() => this.end(), this.#settings.idleMilliseconds).unref()
    }
  }

  #begin(): Worker {
    const worker = startThread('plans-thread', new URL('./thread-entry.ts', import.meta.url))
    worker.on('message', ({ holds, ...said }: FromThread) => {
      this.#holds = holds
      if ('fault' in said) this.#pending?.reject(new Error(`a change could not be judged: ${said.fault}`))
      else this.#pending?.resolve(said.reply)
    })
    // Killed, out of memory or broken: the question is answered with that, and the next one begins another thread.
    worker.on('error', (cause) => this.#lose(worker, new NotJudgedNow('the thread broke', { cause })))
    worker.on('exit', () => this.#lose(worker, new NotJudgedNow('the thread ended')))
    worker.unref()
    this.#worker = worker
    return worker
  }

  #lose(worker: Worker | undefined, why: NotJudgedNow): void {
    if (!worker || worker !== this.#worker) return
    this.#worker = undefined
    this.#holds = []
    this.#pending?.reject(why)
  }
}
