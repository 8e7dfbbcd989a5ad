/** Runs a command in a test, and gives what it wrote where and its exit status. */
import type { Io } from './command.ts'

export type Outcome = { readonly status: number; readonly stdout: string; readonly stderr: string }

export async function runWith(run: (io: Io) => Promise<number>, world: Partial<Io> = {}): Promise<Outcome> {
  const stdout: string[] = []
  const stderr: string[] = []
  const io: Io = {
    stdout: { write: (text) => void stdout.push(text) },
    stderr: { write: (text) => void stderr.push(text) },
    isTerminal: false,
    env: {},
    cwd: process.cwd(),
    signal: new AbortController().signal,
    ...world,
  }
  const status = await run(io)
  return { status, stdout: stdout.join(''), stderr: stderr.join('') }
}
