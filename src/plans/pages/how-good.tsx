import * as format from '#web/format.ts'
import type { PlanReport } from '../plan-report.ts'
import { aloneIn, endInWords, gainInWords, goodnessOf } from '../search-words.ts'
import type { Plan } from '../store.ts'
import { BestSoFar, HowGoodLink } from './best-so-far.tsx'

/** How good a made plan is: what it costs, what no plan can cost less than, and how the search came to it. */
export function HowGood({ plan, report }: { readonly plan: Plan; readonly report: PlanReport }) {
  const { run, together } = report
  const about = (
    <>
      <p>
        {goodnessOf(report)} <HowGoodLink />
      </p>
      {run.edits > 0 && (
        <p>
          The search is of the plan before {format.count(run.edits, 'change')} by hand. The plan now costs{' '}
          {format.number(together.cost)}.
        </p>
      )}
    </>
  )
  const { curve } = run
  const found = curve?.points.at(-1)
  if (!curve || !found) return about
  const alone = aloneIn(curve)
  return (
    <BestSoFar
      curve={curve}
      message={`In ${format.seconds(curve.seconds)} the planner came down to a cost of ${format.number(found.cost)}`}
      headingLevel={3}
      until={curve.seconds}
      asOf={plan.asOf}
      here={`/plans/${plan.id}`}
    >
      {about}
      {alone && <p>The trusts were planned together at the end. {gainInWords(alone.cost, found.cost)}</p>}
      <p>{endInWords[run.ended]}</p>
    </BestSoFar>
  )
}
