/** What the thread of jobs runs: every kind of work there is. */
import { allJobs } from '../main.ts'
import { workInThread } from './worker-thread.ts'

// A thread does not inherit this from bin/accord.js, and its log should name lines of the sources, too.
process.setSourceMapsEnabled(true)
await workInThread(allJobs)
