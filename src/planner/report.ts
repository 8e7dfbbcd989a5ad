/** Counts what a plan does for each trust and each group of patients, alone and together. */
import { trustsOf } from './alone-problem.ts'
import type { Judgement } from './judge.ts'
import type { Plan } from './plan.ts'
import { positionsOf } from './positions.ts'
import type { Patient, Problem } from './problem.ts'
import { reasonsFor } from './reasons.ts'
import type { AllianceReport, CapacityUse, GroupReport, Outcome, TrustReport } from './report-shape.ts'
import { groupKinds } from './rules/fairness.ts'

export type JudgedPlan = { readonly plan: Plan; readonly judgement: Judgement }

/** The first is the union of the plans that the trusts make by themselves. */
export function allianceReport(
  problem: Problem,
  { plan: alone, judgement: judgedAlone }: JudgedPlan,
  { plan: together, judgement: judgedTogether }: JudgedPlan,
): AllianceReport {
  const { transfers, left } = reasonsFor(problem, together)
  return {
    trusts: trustReports(problem, alone, together, judgedAlone, judgedTogether),
    groups: groupReports(problem, alone, together),
    transfers,
    left,
    total: {
      ...outcomeOf(problem, together, problem.patients),
      cost: judgedTogether.cost,
      costAlone: judgedAlone.cost,
    },
  }
}

/** What is counted of a plan, without those who move and those who are left one by one. */
export type Counts = Omit<AllianceReport, 'transfers' | 'left'>

/** The counts anew after a change to the plan together. What each trust plans alone is as it was, and is taken over. */
export function countsAfterChange(problem: Problem, before: Counts, together: Plan, judgement: Judgement): Counts {
  const trustOf = new Map(problem.hospitals.map(({ id, trust }) => [id, trust]))
  const positions = positionsOf(problem, judgement)
  const away = awayIn(problem, together)
  const shifts = nurseShiftsAwayIn(problem, together)
  return {
    trusts: before.trusts.map((report) => ({
      ...report,
      together: outcomeOf(
        problem,
        together,
        problem.patients.filter(({ home }) => trustOf.get(home) === report.trust),
      ),
      capacityTogether: capacityOf(problem, together, report.trust),
      transfersIn: away.filter(({ to }) => to === report.trust).length,
      transfersOut: away.filter(({ from }) => from === report.trust).length,
      nurseShiftsOut: shifts.filter(({ from }) => from === report.trust).length,
      nurseShiftsIn: shifts.filter(({ to }) => to === report.trust).length,
      positionTogether: positions.get(report.trust)!,
    })),
    groups: before.groups.map((report) => ({
      ...report,
      together: outcomeOf(
        problem,
        together,
        problem.patients.filter(({ groups }) => groups.get(report.kind) === report.value),
      ),
    })),
    total: {
      ...outcomeOf(problem, together, problem.patients),
      cost: judgement.cost,
      costAlone: before.total.costAlone,
    },
  }
}

function trustReports(
  problem: Problem,
  alone: Plan,
  together: Plan,
  judgedAlone: Judgement,
  judgedTogether: Judgement,
): TrustReport[] {
  const trustOf = new Map(problem.hospitals.map(({ id, trust }) => [id, trust]))
  const positionsAlone = positionsOf(problem, judgedAlone)
  const positionsTogether = positionsOf(problem, judgedTogether)
  const away = awayIn(problem, together)
  const shifts = nurseShiftsAwayIn(problem, together)
  return trustsOf(problem).map((trust) => {
    const own = problem.patients.filter(({ home }) => trustOf.get(home) === trust)
    return {
      trust,
      alone: outcomeOf(problem, alone, own),
      together: outcomeOf(problem, together, own),
      capacityAlone: capacityOf(problem, alone, trust),
      capacityTogether: capacityOf(problem, together, trust),
      transfersIn: away.filter(({ to }) => to === trust).length,
      transfersOut: away.filter(({ from }) => from === trust).length,
      nurseShiftsOut: shifts.filter(({ from }) => from === trust).length,
      nurseShiftsIn: shifts.filter(({ to }) => to === trust).length,
      positionAlone: positionsAlone.get(trust)!,
      positionTogether: positionsTogether.get(trust)!,
    }
  })
}

/** Who is treated at another trust than their own: from which and at which. */
function awayIn({ hospitals, patients }: Problem, plan: Plan): { readonly from: string; readonly to: string }[] {
  const trustOf = new Map(hospitals.map(({ id, trust }) => [id, trust]))
  return patients.flatMap(({ id, home }) => {
    const placement = plan.placements.get(id)
    const [from, to] = [trustOf.get(home)!, placement && trustOf.get(placement.hospital)!]
    return to !== undefined && from !== to ? [{ from, to }] : []
  })
}

/** The shifts that nurses work at another trust than their employer: from which and at which. */
function nurseShiftsAwayIn(
  { hospitals, nurses }: Problem,
  plan: Plan,
): { readonly from: string; readonly to: string }[] {
  const trustOf = new Map(hospitals.map(({ id, trust }) => [id, trust]))
  const employer = new Map(nurses.map((nurse) => [nurse.id, trustOf.get(nurse.hospitals[0]!)!]))
  return plan.duties.flatMap(({ nurse, hospital }) => {
    const [from, to] = [employer.get(nurse)!, trustOf.get(hospital)!]
    return from === to ? [] : [{ from, to }]
  })
}

function groupReports(problem: Problem, alone: Plan, together: Plan): GroupReport[] {
  return groupKinds(problem).flatMap((kind) => {
    const members = new Map<string, Patient[]>()
    for (const patient of problem.patients) {
      const value = patient.groups.get(kind)
      if (value === undefined) continue
      const group = members.get(value)
      if (group) group.push(patient)
      else members.set(value, [patient])
    }
    return [...members]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([value, group]) => ({
        kind,
        value,
        alone: outcomeOf(problem, alone, group),
        together: outcomeOf(problem, together, group),
      }))
  })
}

function outcomeOf({ days }: Problem, plan: Plan, patients: readonly Patient[]): Outcome {
  let treated = 0
  let extraTravelMinutes = 0
  const weeksTreated: number[] = []
  const weeksLeft: number[] = []
  for (const { id, weeksWaited, travelMinutes, home } of patients) {
    const placement = plan.placements.get(id)
    if (placement) {
      treated++
      const extra = (travelMinutes.get(placement.hospital) ?? 0) - (travelMinutes.get(home) ?? 0)
      extraTravelMinutes += Math.max(0, extra)
      if (weeksWaited !== undefined) weeksTreated.push(weeksWaited + placement.day / 7)
    } else if (weeksWaited !== undefined) weeksLeft.push(weeksWaited + days / 7)
  }
  // A wait is over 18 weeks once 18 whole weeks have passed, as the published bands have it.
  const over = (weeks: number) => weeksLeft.filter((waited) => Math.floor(waited) >= weeks).length
  return {
    patients: patients.length,
    treated,
    untreated: patients.length - treated,
    weeksWaitedByTreated: mean(weeksTreated),
    weeksWaitedByUntreated: mean(weeksLeft),
    over18: over(18),
    over52: over(52),
    over65: over(65),
    over104: over(104),
    extraTravelMinutes,
  }
}

function mean(values: readonly number[]): number | undefined {
  return values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length
}

function capacityOf(problem: Problem, plan: Plan, trust: string): CapacityUse {
  const hospitals = new Set(problem.hospitals.filter((hospital) => hospital.trust === trust).map(({ id }) => id))
  const rooms = problem.rooms.filter(({ hospital }) => hospitals.has(hospital))
  const roomIds = new Set(rooms.map(({ id }) => id))
  // A list that is lent is its borrower's.
  const theatres = problem.theatres.filter(({ hospital, lentTo }) => {
    return lentTo === undefined ? hospitals.has(hospital) : lentTo === trust
  })
  const theatreIds = new Set(theatres.map(({ id }) => id))
  let theatreMinutesUsed = 0
  let bedNightsUsed = 0
  for (const { id, nights, surgeryMinutes } of problem.patients) {
    const placement = plan.placements.get(id)
    if (placement && theatreIds.has(placement.theatre)) theatreMinutesUsed += surgeryMinutes
    if (!placement || !hospitals.has(placement.hospital)) continue
    bedNightsUsed += Math.max(0, Math.min(problem.days, placement.day + nights) - placement.day)
  }
  for (const { room, nights } of problem.occupants) {
    if (roomIds.has(room)) bedNightsUsed += Math.min(problem.days, nights)
  }
  return {
    theatreMinutesUsed,
    theatreMinutesOpen: theatres.reduce((sum, { minutes }) => sum + minutes.reduce((total, one) => total + one, 0), 0),
    bedNightsUsed,
    bedNightsOpen: rooms.reduce((sum, { bedsOn }) => sum + bedsOn.reduce((total, one) => total + one, 0), 0),
  }
}
