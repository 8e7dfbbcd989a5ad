/** Small problems that tests begin from, with the odd value showing. */
import type { SimulatedCapacity, SimulatedList, SimulationProblem } from './problem.ts'
import { type Measure, measures, type Replication } from './replicate.ts'
import { scopesOf } from './scopes.ts'

export function aList(id: string, values: Partial<SimulatedList> = {}): SimulatedList {
  return { id, trust: id, service: '110', waiting: [], referrals: { perWeek: 30 }, ...values }
}

export function treating(
  lists: string | readonly string[],
  perWeek: number,
  values: Partial<SimulatedCapacity> = {},
): SimulatedCapacity {
  const serves = typeof lists === 'string' ? [lists] : lists
  const periods = [{ from: '2026-01-01', treatmentsPerWeek: perWeek }]
  return { id: `theatres of ${serves.join(' and ')}`, serves, periods, ...values }
}

/** From the evening of 31 March 2026 on. */
export function aProblem(values: Partial<SimulationProblem> & Pick<SimulationProblem, 'lists' | 'capacities'>) {
  const problem: SimulationProblem = {
    startsOn: '2026-03-31',
    months: 12,
    report: 'month',
    priorities: [{ id: 'any' }],
    order: 'longest wait first',
    ...values,
  }
  return problem
}

/** What a replication tells of a list, or of all together (''), report by report. */
export function told(problem: SimulationProblem, { positions }: Replication, id: string, measure: Measure): number[] {
  const scopes = scopesOf(problem)
  const scope = scopes.findIndex((one) => (id === '' ? one.kind === 'together' : one.kind === 'list' && one.id === id))
  const reports = positions.length / scopes.length / measures.length
  const at = (report: number) => (scope * reports + report) * measures.length + measures.indexOf(measure)
  return Array.from({ length: reports }, (_, report) => positions[at(report)]!)
}
