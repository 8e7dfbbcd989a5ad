import type { Io } from './command.ts'
import type { LoadProgress } from './load-demo.ts'

/** Draws how far the demonstration's loading is, on one line of a terminal; says nothing where nobody watches. */
export function demoProgress(io: Io): (progress: LoadProgress) => void {
  if (!io.isTerminal) return () => {}
  const width = 32
  return ({ what, done, of }) => {
    const full = of === 0 ? width : Math.round((width * done) / of)
    const line = `[${'#'.repeat(full)}${' '.repeat(width - full)}] ${Math.floor((100 * done) / Math.max(1, of))}%  ${what}`
    io.stderr.write(`\r${line.padEnd(78)}${done === of ? '\n' : ''}`)
  }
}
