import type { ImportProgress } from '#waiting-list'
import * as format from '#web/format.ts'
import type { Io } from './command.ts'

/** How the import stands, drawn over and over on one line of a terminal; nothing where nobody watches. */
export function importProgress(io: Io): { show(now: ImportProgress): void; end(): void } {
  let drawn = false
  return {
    show(now) {
      if (!io.isTerminal) return
      drawn = true
      io.stderr.write(`\r${inWords(now).padEnd(60)}`)
    },
    end() {
      if (drawn) io.stderr.write('\n')
    },
  }
}

function inWords({ phase, bytes, bytesRead, rows }: ImportProgress): string {
  if (phase === 'waiting') return 'Waits for another import of this trust'
  if (phase === 'finishing') return `${format.count(rows, 'row')} read, finishing`
  return `${Math.round((100 * bytesRead) / Math.max(bytes, 1))}%  ${format.count(rows, 'row')}`
}
