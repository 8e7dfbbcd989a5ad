/** What transfers have settled before a plan is made, as its report and its reasons tell it. Pure. */
import { type ClosedHospital, closedInWords } from '#transfers'
import type { Placement, PlacementReason } from './placement.ts'
import type { Agreed } from './plan-report.ts'
import type { BuiltProblem } from './problem/build-problem.ts'
import { problemId } from './problem/problem-id.ts'

export type SettledBefore = {
  readonly agreed: Agreed
  /** The reason of a placement, with what was settled before for this patient. */
  readonly reasonFor: (
    patient: string,
    found: Pick<Placement, 'rule' | 'reason'>,
    isAway: boolean,
  ) => Pick<Placement, 'rule' | 'reason'>
}

type Settling = Pick<BuiltProblem, 'file' | 'agreements' | 'pathways' | 'heldForOthers' | 'lentSessions'>

export function settledBefore(
  { file, agreements, pathways, heldForOthers, lentSessions }: Settling,
  closed: readonly ClosedHospital[],
): SettledBefore {
  const ofPlan = closed
    .map((one) => ({ patient: problemId(one.sender, one.pseudonym), says: closedInWords(one) }))
    .filter(({ patient }) => pathways.has(patient))
  const closedTo = new Map<string, string[]>()
  const patientsBy = new Map<string, number>()
  for (const { patient, says } of ofPlan) {
    closedTo.set(patient, [...(closedTo.get(patient) ?? []), says])
    patientsBy.set(says, (patientsBy.get(says) ?? 0) + 1)
  }
  const places = file.locked?.length ?? 0
  return {
    agreed: {
      places,
      hospitals: agreements.size - places,
      heldForOthers,
      lentSessions,
      closed: [...patientsBy]
        .map(([says, patients]) => ({ says, patients }))
        .sort((a, b) => b.patients - a.patients || (a.says < b.says ? -1 : 1)),
    },
    reasonFor(patient, found, isAway) {
      if (isAway && agreements.has(patient)) return { rule: agreed.kind, reason: agreed }
      const says = closedTo.get(patient)
      if (!found.reason || !says) return found
      return { rule: found.rule, reason: { ...found.reason, says: [found.reason.says, ...says].join('; ') } }
    },
  }
}

const agreed = {
  kind: 'agreed',
  rules: [],
  says: 'People have agreed on it since an earlier plan proposed it',
} as const satisfies PlacementReason
