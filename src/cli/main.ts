/** The command line: gives the dispatcher the process it runs in. Started by bin/accord.js, or by tsx while developing. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '#platform/project-root.ts'
import type { Io } from './command.ts'
import { commands } from './commands.ts'
import { dispatch } from './dispatch.ts'

const stopping = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    // The first asks for a tidy end; whoever asks twice is not waiting for one.
    if (stopping.signal.aborted) process.exit(130)
    stopping.abort()
  })
}

for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // The reader (head, less) has seen enough: nothing is left to be said to anybody.
    if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0)
    throw error
  })
}

const io: Io = {
  stdout: process.stdout,
  stderr: process.stderr,
  isTerminal: process.stderr.isTTY === true,
  env: process.env,
  cwd: process.cwd(),
  signal: stopping.signal,
}

const { version } = JSON.parse(readFileSync(join(projectRoot(), 'package.json'), 'utf8')) as { version: string }

// Set, not exit(): what was written to a pipe is still on its way.
process.exitCode = await dispatch(process.argv.slice(2), io, commands, version)
