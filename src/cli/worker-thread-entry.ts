/** What the thread of jobs runs: every kind of work there is. */

// Its log names lines of the sources. What bin/accord.js set for that is not inherited, and must come before the rest.
process.setSourceMapsEnabled(true)
const [{ allDuties, allJobs }, { workInThread }] = await Promise.all([
  import('../main.ts'),
  import('./worker-thread.ts'),
])
await workInThread(allJobs, allDuties)
