import * as format from '#web/format.ts'
import type { PlanReport } from '../plan-report.ts'

/** What transfers had settled before the plan was made. Nothing when there was nothing. */
export function Settled({ report: { agreed } }: { readonly report: PlanReport }) {
  if (!agreed) return null
  const { places, hospitals, closed, heldForOthers = 0, lentSessions = 0 } = agreed
  if (places + hospitals + closed.length + heldForOthers + lentSessions === 0) return null
  return (
    <>
      <h2 className="nhsuk-heading-m">Settled before this plan</h2>
      <p>Transfers that people have gone on with stay as they are, in the plan of each trust alone as well.</p>
      <ul>
        {places > 0 && (
          <li>
            {format.count(places, 'patient')} {places === 1 ? 'keeps' : 'keep'} the day, theatre and surgeon held for
            them
          </li>
        )}
        {hospitals > 0 && (
          <li>
            {format.count(hospitals, 'patient')} can only go to the hospital that is being arranged for{' '}
            {hospitals === 1 ? 'them' : 'each'}
          </li>
        )}
        {heldForOthers > 0 && (
          <li>
            {format.count(heldForOthers, 'place')} {heldForOthers === 1 ? 'is' : 'are'} held for patients who are not in
            this plan, so theatre, surgeon and bed are not free then. The plan does not know their sex, or the nursing
            that they need
          </li>
        )}
        {lentSessions > 0 && (
          <li>
            {format.count(lentSessions, 'theatre session')} lent by one trust to another{' '}
            {lentSessions === 1 ? 'is' : 'are'} for patients of the trust that borrowed{' '}
            {lentSessions === 1 ? 'it' : 'them'}. In the plan of each trust alone nobody uses{' '}
            {lentSessions === 1 ? 'it' : 'them'}
          </li>
        )}
        {closed.map(({ says, patients }) => (
          <li key={says}>
            {says}. {format.count(patients, 'patient')} {patients === 1 ? 'is' : 'are'} not sent there again
          </li>
        ))}
      </ul>
    </>
  )
}
