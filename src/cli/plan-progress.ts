import type { Progress } from '#planner'
import type { PlanSettings } from '#plans'
import type { Io } from './command.ts'

/** How the search stands, drawn over and over on one line of a terminal; nothing where nobody watches. */
export function planProgress(io: Io, { budget }: PlanSettings): { show(progress: Progress): void; end(): void } {
  let drawn = false
  return {
    show({ stage, share, seconds, moves, cost, broken, parts }) {
      if (!io.isTerminal) return
      drawn = true
      const left =
        'seconds' in budget ? Math.max(0, budget.seconds - seconds) : (seconds * (1 - share)) / Math.max(share, 0.01)
      const words = [
        `${Math.round(share * 100)}%`,
        stage,
        `${(moves / 1e6).toFixed(1)} million moves`,
        broken > 0 ? `${broken} musts left` : `cost ${cost}, of it left ${parts.S8 ?? 0}`,
        `${Math.round(left)} s left`,
      ]
      io.stderr.write(`\r${words.join('  ').padEnd(90)}`)
    },
    end() {
      if (drawn) io.stderr.write('\n')
    },
  }
}
