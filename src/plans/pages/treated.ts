import * as format from '#web/format.ts'
import type { PlanReport } from '../plan-report.ts'

/** Of whom: those who could not even be asked about stand beside it, so that nobody disappears in the total. */
export function treatedInWords({ report: { total }, notAsked }: Pick<PlanReport, 'report' | 'notAsked'>): string {
  const treated = `${format.number(total.treated)} of ${format.count(total.patients, 'patient')}`
  const others = Object.values(notAsked).reduce((sum, count) => sum + count, 0)
  return others === 0 ? treated : `${treated}. ${format.number(others)} more could not be asked about`
}
