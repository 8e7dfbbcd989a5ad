/**
 * A file that is read in a thread of its own: there rows become batches, here they only pass on their way into the
 * database. So the two work at once, and this thread goes on serving pages.
 */
import type { Worker } from 'node:worker_threads'
import { startThread } from '#platform/thread.ts'
import { Batch } from './batch.ts'
import { FileRefused } from './file-refused.ts'
import { isAmong, type PackedReading, type ReadSettings, type RowSource } from './read-file.ts'
import { SeenKeys } from './seen-keys.ts'
import type { Released, ThreadData, ThreadNews } from './thread-messages.ts'

/** More than reading takes. What grows with the file, its keys, is outside this. */
const MEMORY = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 32 }

export class ThreadedReading implements RowSource {
  rowsIn = 0
  bytesRead = 0
  readonly #worker: Worker
  readonly #news: ThreadNews[] = []
  #broken: Error | undefined
  #wake: (() => void) | undefined
  #end: PackedReading | undefined
  #keys: readonly SeenKeys[] = []

  constructor(settings: ReadSettings) {
    const workerData: ThreadData = settings
    const entry = new URL('./thread-entry.ts', import.meta.url)
    this.#worker = startThread('import-thread', entry, { workerData, resourceLimits: MEMORY })
    this.#worker.on('message', (news: ThreadNews) => {
      this.#news.push(news)
      this.#wake?.()
    })
    const breaks = (error: Error) => {
      this.#broken ??= error
      this.#wake?.()
    }
    this.#worker.on('error', breaks)
    this.#worker.on('exit', () => breaks(new Error('the thread that read the file ended before the file did')))
  }

  get rejected(): number {
    return this.#whole.rejected
  }

  get duplicate(): number {
    return this.#whole.duplicate
  }

  get faults(): RowSource['faults'] {
    return this.#end?.faults ?? { counts: {}, kept: [] }
  }

  async *batches(signal?: AbortSignal): AsyncGenerator<Batch> {
    const stopped = () => this.#wake?.()
    signal?.addEventListener('abort', stopped)
    try {
      for (;;) {
        const news = await this.#next(signal)
        const { rowsIn, bytesRead } = news.kind === 'batch' ? news : news.reading
        this.rowsIn = rowsIn
        this.bytesRead = bytesRead
        if (news.kind === 'batch') {
          yield new Batch(news.batch)
          continue
        }
        this.#end = news.reading
        this.#keys = [SeenKeys.unpack(news.reading.pathways), SeenKeys.unpack(news.reading.rejectedKeys)]
        if (news.kind === 'refused') throw new FileRefused(news.problem, news.remedy)
        return
      }
    } finally {
      signal?.removeEventListener('abort', stopped)
    }
  }

  release(batch: Batch): void {
    batch.clear()
    const { packed, memory } = batch.pack()
    this.#worker.postMessage(packed satisfies Released, memory)
  }

  lists(sourceKey: string): boolean {
    return isAmong(sourceKey, ...this.#keys)
  }

  async close(): Promise<void> {
    await this.#worker.terminate()
  }

  async #next(signal?: AbortSignal): Promise<ThreadNews> {
    for (;;) {
      signal?.throwIfAborted()
      const news = this.#news.shift()
      if (news) return news
      if (this.#broken) throw this.#broken
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
    }
  }

  get #whole(): PackedReading {
    if (!this.#end) throw new Error('asked for what is known only once the file has been read')
    return this.#end
  }
}
