import { trustName } from '#nhs/organisations.ts'
import * as format from '#web/format.ts'
import { leftAfterWeeks, longWaits, type MoreLeft, moreLeftTogether } from '../long-waits.ts'
import { groupKinds } from '../measures.ts'
import type { PlanReport } from '../plan-report.ts'
import { groupName } from './group-tables.tsx'

/** Who would be left after a long wait, and for whom that is more than alone. */
export function LongWaits({ report: { report } }: { readonly report: PlanReport }) {
  const more = moreLeftTogether(report)
  const { alone, together } = leftAfterWeeks(report, 52)
  return (
    <>
      <p>
        When the plan ends, {format.count(together, 'patient')} will have waited over 52 weeks and be left. Alone it
        would be {format.number(alone)}.
      </p>
      {more.length === 0 ? (
        <p>
          No trust and no group has more patients left after a long wait than alone. That is asked of{' '}
          {format.list(longWaits.map(format.number))} weeks.
        </p>
      ) : (
        <div className="nhsuk-inset-text">
          <p>More patients are left together than alone, after a long wait:</p>
          <ul>
            {more.map((one) => (
              <li key={`${whose(one)} ${one.weeks}`}>
                {whose(one)}, over {format.weeks(one.weeks)}: {format.number(one.together)} together,{' '}
                {format.number(one.alone)} alone
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}

function whose({ of }: MoreLeft): string {
  if ('trust' in of) return trustName(of.trust)
  return `${groupKinds[of.kind] ?? of.kind}: ${groupName(of.kind, of.value)}`
}
