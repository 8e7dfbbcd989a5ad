/**
 * From what was read to everything that is kept of a plan: the problem, each trust alone and all together, the judge's
 * word, the report, and each patient with their reason. The job and the command line both come here.
 */
import type { Day } from '#nhs/day.ts'
import { addDays } from '#nhs/day.ts'
import {
  type AllianceSolved,
  type Judgement,
  type Patient,
  type Placement as PlannedPlacement,
  type Problem,
  type Progress,
  type Reason,
  readOrThrow,
  readProblem,
  type Solved,
  solveAlliance,
  writePlan,
} from '#planner'
import { Unusable } from '#platform/errors.ts'
import type { HomeDay } from '#transfers'
import type { Document } from './documents.ts'
import { mainRule } from './main-rule.ts'
import { planDocumentNames } from './names.ts'
import type { Placement } from './placement.ts'
import { type PlanProgress, progressAfter } from './plan-progress.ts'
import type { PlanReport, ProblemSize, Run, Verdict } from './plan-report.ts'
import { type BuiltProblem, buildProblem } from './problem/build-problem.ts'
import { fingerprint } from './problem/fingerprint.ts'
import type { ReadInput } from './read-plan-input.ts'
import { curveAtTheEnd, noCurve, type SearchCurve } from './search-curve.ts'
import type { PlanSettings } from './settings.ts'
import { type SettledBefore, settledBefore } from './settled-before.ts'

export type SolvedPlan = {
  readonly problem: Problem
  readonly solved: AllianceSolved
  readonly fingerprint: string
  readonly report: PlanReport
  readonly placements: readonly Placement[]
  readonly documents: readonly Document[]
}

type Hooks = {
  readonly signal?: AbortSignal
  /** The planner's newest word, and all that it has said so far. */
  readonly onProgress?: (now: Progress, soFar: PlanProgress) => void
}

/** @throws Unusable when there is nobody or nowhere to plan for */
export async function solvePlan(
  read: ReadInput,
  settings: PlanSettings,
  { signal, onProgress }: Hooks = {},
): Promise<SolvedPlan> {
  const built = buildProblem(read.input)
  const { file } = built
  if (file.patients.length === 0 || (file.hospitals ?? []).length === 0) {
    throw new Unusable(
      'There is nobody to plan for: no patient with a decision to admit is shared for these services and days, or no theatre is open. Choose other services, trusts or weeks.',
    )
  }
  const problem = readOrThrow(readProblem(file))
  let soFar: PlanProgress | undefined
  const solved = await solveAlliance(problem, {
    ...settings.budget,
    threads: settings.threads,
    seed: settings.seed,
    from: { placements: built.places, duties: [] },
    ...(signal && { signal }),
    onProgress: (now) => {
      soFar = progressAfter(soFar, now, settings.budget)
      onProgress?.(now, soFar)
    },
  })
  const settled = settledBefore(built, read.input.closed)
  const placements = placementsOf(built, problem, settings.firstDay, solved, settled)
  return {
    problem,
    solved,
    fingerprint: fingerprint(file),
    report: { ...reportOf(built, read, solved, placements, soFar?.curve ?? noCurve), agreed: settled.agreed },
    placements,
    documents: [
      { kind: 'problem', json: file },
      { kind: 'plan', json: writePlan(problem, solved.together.plan) },
      ...[...solved.alone].map(
        ([trust, alone]): Document => ({ kind: `alone ${trust}`, json: writePlan(problem, alone.plan) }),
      ),
      { kind: 'names', json: planDocumentNames(read.input.capacity) },
    ],
  }
}

function placementsOf(
  built: BuiltProblem,
  problem: Problem,
  firstDay: Day,
  solved: AllianceSolved,
  settled: SettledBefore,
): Placement[] {
  const { transfers, left } = solved.report
  const reasons = new Map([...transfers, ...left].map(({ patient, reason }) => [patient, reason]))
  const trustOf = trustsOfHospitals(problem)
  return problem.patients.map((patient) => {
    const { trust, pseudonym, treatmentFunction, subspecialty, priority, expectedNights } = built.pathways.get(
      patient.id,
    )!
    const placed = placedAs(patient, solved.together.plan.placements.get(patient.id), trustOf, firstDay)
    return {
      homeTrust: trust,
      pseudonym,
      homeSite: patient.home,
      treatmentFunction,
      subspecialty,
      priority,
      weeksWaited: patient.weeksWaited ?? 0,
      must: patient.mandatory,
      weight: patient.untreatedWeight,
      minutes: patient.surgeryMinutes,
      nights: expectedNights ?? patient.nights,
      ...placed,
      // Of whom something is agreed elsewhere, nobody has asked when they would be treated at home.
      homeDay: built.agreements.has(patient.id)
        ? null
        : homeDayOf(solved.alone.get(trust)?.plan.placements.get(patient.id), problem, firstDay),
      ...settled.reasonFor(patient.id, reasonAs(reasons.get(patient.id)), placed.away),
    }
  })
}

/** What the plan of their trust alone says of a patient: a day, or that it is none of the plan's days. */
const homeDayOf = (alone: PlannedPlacement | undefined, { days }: Problem, firstDay: Day): HomeDay =>
  alone ? { day: addDays(firstDay, alone.day), is: 'planned' } : { day: addDays(firstDay, days), is: 'not-before' }

/** What a plan says of one patient, in the words of a placement. */
export function placedAs(
  { surgeon: own, home, travelMinutes }: Patient,
  placement: PlannedPlacement | undefined,
  trustOf: ReadonlyMap<string, string>,
  firstDay: Day,
): Pick<Placement, 'placed' | 'away' | 'teamChanged' | 'travelExtraMinutes'> {
  if (!placement) return { placed: null, away: false, teamChanged: false, travelExtraMinutes: 0 }
  const { day, hospital, room, theatre, surgeon } = placement
  const extra = (travelMinutes.get(hospital) ?? 0) - (travelMinutes.get(home) ?? 0)
  return {
    placed: { day: addDays(firstDay, day), site: hospital, room, theatre, surgeon },
    away: trustOf.get(hospital) !== trustOf.get(home),
    teamChanged: surgeon !== own,
    travelExtraMinutes: Math.max(0, extra),
  }
}

export const trustsOfHospitals = ({ hospitals }: Problem): ReadonlyMap<string, string> =>
  new Map(hospitals.map(({ id, trust }) => [id, trust]))

const reasonAs = (reason: Reason | undefined): Pick<Placement, 'rule' | 'reason'> =>
  reason ? { rule: mainRule(reason), reason } : { rule: null, reason: null }

function reportOf(
  { file, notAsked }: BuiltProblem,
  { notShared }: ReadInput,
  { alone, together, acceptable, report }: AllianceSolved,
  placements: readonly Placement[],
  curve: SearchCurve,
): PlanReport {
  const { transfers: _transfers, left: _left, ...counts } = report
  return {
    run: runOf([...alone.values(), together], together, curve),
    size: sizeOf(file),
    together: verdictOf(together.judgement),
    alone: Object.fromEntries([...alone].map(([trust, { judgement }]) => [trust, verdictOf(judgement)])),
    isAcceptable: acceptable,
    report: counts,
    leftByRule: countBy(
      placements.filter(({ placed }) => placed === null),
      ({ rule }) => rule ?? 'none',
    ),
    notAsked: countBy(notAsked, ({ why }) => why),
    notShared,
  }
}

function runOf(searches: readonly Solved[], { seed, threads, lowerBound, judgement }: Solved, curve: SearchCurve): Run {
  const seconds = total(searches, (search) => search.seconds)
  const ends = new Set(searches.map(({ ended }) => ended))
  return {
    seed,
    threads,
    moves: total(searches, ({ moves }) => moves),
    seconds,
    lowerBound,
    ended: ends.has('stopped') ? 'stopped' : ends.has('thread-lost') ? 'thread-lost' : 'done',
    edits: 0,
    curve: curveAtTheEnd(curve, {
      seconds,
      cost: judgement.cost,
      left: judgement.parts.S8,
      broken: judgement.broken.H5,
      bound: lowerBound > 0 ? lowerBound : null,
    }),
  }
}

export const verdictOf = ({ feasible, violations, cost, parts, broken, findings }: Judgement): Verdict => ({
  isFeasible: feasible,
  violations,
  cost,
  parts,
  broken,
  findings: findings.map(({ rule: { code, says, strength }, amount, cost: ofRule }) => ({
    code,
    says,
    strength,
    amount,
    cost: ofRule,
  })),
})

const sizeOf = (file: BuiltProblem['file']): ProblemSize => ({
  patients: file.patients.length,
  musts: file.patients.filter(({ mandatory }) => mandatory).length,
  hospitals: (file.hospitals ?? []).length,
  theatres: file.operating_theaters.filter(({ lent_to }) => lent_to === undefined).length,
  beds: file.rooms.reduce((sum, { capacity }) => sum + capacity, 0),
  surgeons: file.surgeons.length,
  nurses: file.nurses.length,
})

const total = (all: readonly Solved[], of: (solved: Solved) => number): number =>
  all.reduce((sum, solved) => sum + of(solved), 0)

export function countBy<Thing>(things: readonly Thing[], key: (thing: Thing) => string): Record<string, number> {
  const counts = new Map<string, number>()
  for (const thing of things) counts.set(key(thing), (counts.get(key(thing)) ?? 0) + 1)
  return Object.fromEntries([...counts].sort(([a, many], [b, few]) => few - many || (a < b ? -1 : 1)))
}
