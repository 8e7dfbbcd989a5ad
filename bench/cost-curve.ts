/** How the best plan of an alliance gets better while it is searched for. */
import { type Progress, planForAll, type StageProgress, stagesAfter } from '#planner'
import type { BenchmarkTable } from './benchmark.ts'

export type CurvePoint = {
  readonly seconds: number
  readonly stage: string
  /** Of the plan for all that is at hand. */
  readonly cost: number
  readonly broken: number
  readonly acceptable: boolean
  readonly moves: number
}

/** When the curve is read, in seconds from the asking. */
const moments = [1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 3600]

/** Of the plan at hand for all, from the first on. */
export class CostCurve {
  readonly points: CurvePoint[] = []
  private stages: readonly StageProgress[] = []

  add(told: Progress, seconds: number): void {
    const { stage, acceptable, moves } = told
    this.stages = stagesAfter(this.stages, told)
    const forAll = planForAll(this.stages, stage)
    if (forAll) this.points.push({ seconds, stage, cost: forAll.cost, broken: forAll.broken, acceptable, moves })
  }

  /** Seconds until a plan that treats everybody who must be and leaves no trust worse off; undefined if there was none. */
  get firstAcceptable(): number | undefined {
    return this.points.find(({ acceptable, broken }) => acceptable && broken === 0)?.seconds
  }

  /** What was at hand at each moment, as told last before it, and at the end. */
  table(title: string, final: CurvePoint): BenchmarkTable {
    const right = (heading: string) => ({ heading, align: 'right' as const })
    const read = moments
      .filter((moment) => moment < final.seconds)
      .map((moment) => ({ at: String(moment), point: this.points.filter(({ seconds }) => seconds <= moment).at(-1) }))
    const rows = [...read, { at: `${final.seconds.toFixed(1)}, the end`, point: final }]
    return {
      title,
      columns: [right('Seconds'), { heading: 'Doing' }, right('Cost'), right('Above the last'), right('Million moves')],
      cells: rows.map(({ at, point }) =>
        point === undefined
          ? [at, 'no plan yet', '', '', '']
          : [
              at,
              point.stage,
              point.broken > 0 ? `${point.broken} mandatory out` : String(point.cost),
              `${((100 * (point.cost - final.cost)) / final.cost).toFixed(2)} %`,
              (point.moves / 1e6).toFixed(1),
            ],
      ),
    }
  }
}
