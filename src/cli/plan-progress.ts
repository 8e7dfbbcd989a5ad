import type { Progress } from '#planner'
import type { PlanProgress, PlanSettings } from '#plans'
import type { Io } from './command.ts'

/** How the search stands, drawn over and over on one line of a terminal; nothing where nobody watches. */
export function planProgress(
  io: Io,
  { budget }: PlanSettings,
): { show(now: Progress, soFar: PlanProgress): void; end(): void } {
  let drawn = false
  return {
    show({ stage, share, seconds, moves }, { curve }) {
      if (!io.isTerminal) return
      drawn = true
      const left =
        'seconds' in budget ? Math.max(0, budget.seconds - seconds) : (seconds * (1 - share)) / Math.max(share, 0.01)
      const best = curve.points.at(-1)
      const words = [
        `${Math.round(share * 100)}%`,
        stage,
        `${(moves / 1e6).toFixed(1)} million moves`,
        ...(best ? [bestInWords(best)] : []),
        `${Math.round(left)} s left`,
      ]
      io.stderr.write(`\r${words.join('  ').padEnd(90)}`)
    },
    end() {
      if (drawn) io.stderr.write('\n')
    },
  }
}

/** "cost 1234567 (no plan below 1100000)", of the best plan for all. */
function bestInWords({ cost, broken, bound }: PlanProgress['curve']['points'][number]): string {
  if (broken > 0) return `${broken} musts left`
  return `cost ${cost}${bound === null ? '' : ` (no plan below ${bound})`}`
}
