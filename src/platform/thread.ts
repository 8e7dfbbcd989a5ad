/** Starts threads, whether this program runs bundled or from source. The planner, which knows no platform, has its own. */
import { Worker, type WorkerOptions } from 'node:worker_threads'

/** As bin/build.js names the bundles; they lie beside whatever bundle this code is in. */
export type ThreadName = 'worker-thread' | 'import-thread' | 'plans-thread' | 'simulation-thread'

/** @param entry the thread's code as it is written, which is what runs from source */
export function startThread(name: ThreadName, entry: URL, options: WorkerOptions = {}): Worker {
  if (!import.meta.url.endsWith('.ts')) return new Worker(new URL(`./${name}.js`, import.meta.url), options)
  return new Worker(new URL('./thread-from-source.js', import.meta.url), { ...options, argv: [entry.href] })
}
