/**
 * Lets a thread run a file of ours, named by its first argument, as it is written. A thread does not inherit what makes
 * its parent read TypeScript, and plain Node reads this file. Bundles do without it.
 */
import { register } from 'tsx/esm/api'

register()
await import(process.argv[2])
