/**
 * Lets a thread run a file of this folder as it is written. A thread does not inherit what makes its parent read
 * TypeScript, and plain Node reads this file. Bundles do without it.
 */
import { workerData } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

register()
await import(workerData.entry)
