/** Rules in words, for reasons that are filed under a rule's code or under their kind. Pure. */
import type { PlacementReason } from './placement.ts'
import type { PlanReport } from './plan-report.ts'

const kinds: Readonly<Record<PlacementReason['kind'], string>> = {
  'by-hand': 'Changed by hand',
  agreed: 'A transfer there is agreed',
  'no-time-to-operate': 'No time to operate',
  'no-bed': 'No bed',
  'costs-more': 'Together it would cost more than it saves',
  'nothing-allowed': 'Nothing that is allowed comes early enough',
}

/** What each reason of a plan is called: the rule's own sentence, or the kind's. */
export function ruleWords({ together }: Pick<PlanReport, 'together'>): (rule: string | null) => string {
  const says = new Map<string, string>(together.findings.map((finding) => [finding.code, finding.says]))
  return (rule) => {
    if (rule === null) return 'No reason was found'
    return says.get(rule) ?? (rule in kinds ? kinds[rule as PlacementReason['kind']] : rule)
  }
}

export const reasonKind = ({ kind }: PlacementReason): string => kinds[kind]
