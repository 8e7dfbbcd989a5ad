/** What `accord plan` says: the alone-and-together report for a terminal, and the file for a program. */
import { addDays } from '#nhs/day.ts'
import { trustName } from '#nhs/organisations.ts'
import {
  changeOf,
  gapOf,
  goodnessOf,
  type PlanSettings,
  type ReadInput,
  type SolvedPlan,
  sideOf,
  trustMeasures,
  whyNotAsked,
} from '#plans'
import * as format from '#web/format.ts'
import { alignedTable } from './aligned-table.ts'

export function planText({ input, notShared }: ReadInput, settings: PlanSettings, { report }: SolvedPlan): string {
  const { trusts, total } = report.report
  const lines = [
    `${format.weeks(settings.weeks)} from ${format.date(settings.firstDay)} to ${format.date(addDays(settings.firstDay, input.days - 1))}`,
    `${format.count(report.size.patients, 'patient')} with a decision to admit, ${format.number(report.size.musts)} of whom have to be treated; ${format.count(report.size.theatres, 'theatre')}, ${format.count(report.size.beds, 'bed')}, ${format.count(report.size.surgeons, 'surgeon')}, ${format.count(report.size.nurses, 'nurse')}`,
    ...Object.entries(report.notAsked).map(
      ([why, count]) =>
        `Not asked about: ${format.count(count, 'patient')}: ${whyNotAsked[why as keyof typeof whyNotAsked].toLowerCase()}`,
    ),
    ...(notShared.length > 0 ? [`Not shared, so not in the plan: ${format.list(notShared.map(trustName))}`] : []),
  ]
  for (const trust of trusts) {
    const [alone, together] = [sideOf(trust, 'alone'), sideOf(trust, 'together')]
    lines.push(
      '',
      alignedTable(
        [
          { heading: trustName(trust.trust) },
          { heading: 'Alone', align: 'right' },
          { heading: 'Together', align: 'right' },
          { heading: 'Change', align: 'right' },
        ],
        trustMeasures.map(({ name, value, say, sayChange }) => [
          name,
          format.orMissing(value(alone), say),
          format.orMissing(value(together), say),
          changeOf(value(alone), value(together), sayChange) ?? format.missing.notApplicable,
        ]),
      ),
    )
  }
  lines.push(
    '',
    `All together: ${format.number(total.treated)} of ${format.count(total.patients, 'patient')} treated; cost ${format.number(total.cost)}, alone ${format.number(total.costAlone)}`,
    goodnessOf(report),
    verdict(report),
    `${format.count(report.run.moves, 'move')}, ${format.count(report.run.threads, 'thread')}, seed ${report.run.seed}`,
    '',
  )
  return lines.join('\n')
}

function verdict({ isAcceptable, together }: SolvedPlan['report']): string {
  const rules = together.isFeasible
    ? 'It keeps every rule that must be kept'
    : `It breaks rules that must be kept: ${Object.entries(together.broken)
        .filter(([, count]) => count > 0)
        .map(([code, count]) => `${code} ${format.number(count)} times`)
        .join(', ')}`
  return `${rules}. ${isAcceptable ? 'No trust is worse off than alone.' : 'A trust is worse off than alone.'}`
}

/** Everything but times, so that two runs with the same moves and seed write the same file. */
export function planJson(
  alliance: string,
  { trusts, notShared }: ReadInput,
  settings: PlanSettings,
  found: SolvedPlan,
) {
  const { report, solved, fingerprint, documents } = found
  const { seconds, curve, ...same } = report.run
  const { cost, isFeasible } = report.together
  const run = { ...same, gap: isFeasible ? gapOf(cost, same.lowerBound) : null }
  return {
    format: 'accord-plan/1',
    alliance,
    trusts,
    notShared,
    services: settings.services,
    firstDay: settings.firstDay,
    weeks: settings.weeks,
    weights: settings.weights,
    fingerprint,
    run: 'moves' in settings.budget ? run : { ...run, seconds, curve },
    acceptable: report.isAcceptable,
    judge: report.together,
    judgeAlone: report.alone,
    report: report.report,
    leftByRule: report.leftByRule,
    notAsked: report.notAsked,
    transfers: solved.report.transfers,
    left: solved.report.left,
    plan: documents.find(({ kind }) => kind === 'plan')!.json,
  }
}
