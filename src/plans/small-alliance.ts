/**
 * Two hospitals small enough to solve in your head, for tests: RL1's has little theatre time, RRJ's has more, and each
 * has one surgeon for hips. Anything a test does not mention does not matter to it.
 */
import type { Capacity, NurseShift } from '#capacity'
import { addDays, type Day } from '#nhs/day.ts'
import { trustCode } from '#nhs/trust-code.ts'
import type { PlanningPathway } from '#waiting-list'
import { defaultPlanWeights } from './plan-weights.ts'
import type { PlanInput } from './problem/build-problem.ts'
import { defaultWaitingWeights } from './waiting-weight.ts'

export const firstDay: Day = '2026-02-02'

/** A hip at Oswestry who would travel two hours, waiting for 30 weeks. */
export function aPathway(pseudonym: string, different: Partial<PlanningPathway> = {}): PlanningPathway {
  return {
    trust: trustCode('RL1'),
    agreement: null,
    pseudonym,
    waitingListType: 'IRTT',
    treatmentFunction: '110',
    reportedGroup: '110',
    subspecialty: 'hip',
    nation: 'England',
    site: 'RL131',
    clockStart: addDays(firstDay, -30 * 7),
    rttStatus: '20',
    decidedToAdmitOn: '2025-12-01',
    toComeInOn: null,
    priority: 'P4',
    priorityOrder: 4,
    intendedManagement: '1',
    sex: '2',
    procedureCode: 'W37',
    procedureName: 'Hip replacement',
    expectedMinutes: 120,
    expectedNights: 2,
    willingMinutes: 120,
    travelMinutes: { RL131: 20, RRJ05: 100 },
    ageBand: '65-74',
    ethnicGroup: 'white',
    deprivationEdition: 'IMD 2025',
    deprivationQuintile: 3,
    consultant: 'jones',
    ...different,
  }
}

/** The same person's like at the Royal Orthopaedic. */
export const aBirminghamPathway = (pseudonym: string, different: Partial<PlanningPathway> = {}): PlanningPathway =>
  aPathway(pseudonym, {
    trust: trustCode('RRJ'),
    site: 'RRJ05',
    travelMinutes: { RL131: 100, RRJ05: 20 },
    consultant: 'smith',
    ...different,
  })

/**
 * For each trust: one theatre, two rooms of two beds, one surgeon for hips, and one nurse in every shift.
 * RL1's theatre is open for 240 minutes on Mondays alone; RRJ's for 480 on every weekday.
 */
export function aCapacity({ days = 7 } = {}): Capacity {
  const all = Array.from({ length: days }, (_, n) => addDays(firstDay, n))
  const mondays = all.filter((_, n) => n % 7 === 0)
  const weekdays = all.filter((_, n) => n % 7 < 5)
  const sites = { RL1: 'RL131', RRJ: 'RRJ05' } as const
  const trusts = ['RL1', 'RRJ'] as const
  const open = { RL1: mondays, RRJ: weekdays } as const
  const minutes = { RL1: 240, RRJ: 480 } as const
  const surgeonOf = { RL1: 'jones', RRJ: 'smith' } as const
  return {
    theatres: trusts.map((trust) => ({ trust, id: 'theatre-1', site: sites[trust], name: 'Theatre 1' })),
    sessions: trusts.flatMap((trust) =>
      open[trust].map((day) => ({
        trust,
        theatre: 'theatre-1',
        day,
        startMinute: 510,
        minutes: minutes[trust],
        treatmentFunction: null,
        lentTo: null,
      })),
    ),
    rooms: trusts.flatMap((trust) =>
      [1, 2].map((n) => ({
        trust,
        id: `room-${n}`,
        site: sites[trust],
        ward: 'Ward A',
        name: `Bay ${n}`,
        beds: 2,
        closesOvernight: false,
      })),
    ),
    occupants: [],
    surgeons: trusts.map((trust) => ({
      trust,
      id: surgeonOf[trust],
      name: trust === 'RL1' ? 'Mr Jones' : 'Ms Smith',
      treatmentFunctions: ['110'],
      subspecialty: 'hip',
      sites: [sites[trust]],
    })),
    surgeonDays: trusts.flatMap((trust) =>
      weekdays.map((day) => ({ trust, surgeon: surgeonOf[trust], day, minutes: 480 })),
    ),
    nurses: trusts.flatMap((trust) =>
      (['early', 'late', 'night'] as const).map((shift) => ({
        trust,
        id: `nurse-${shift}`,
        skillLevel: 2,
        sites: [sites[trust]],
      })),
    ),
    nurseShifts: trusts.flatMap((trust) =>
      all.flatMap((day) =>
        (['early', 'late', 'night'] as const).map(
          (shift): NurseShift => ({ trust, nurse: `nurse-${shift}`, day, shift, maxLoad: 15 }),
        ),
      ),
    ),
    held: [],
  }
}

export function anInput(different: Partial<PlanInput> = {}): PlanInput {
  return {
    firstDay,
    days: 7,
    services: ['110'],
    pathways: [],
    capacity: aCapacity(),
    weights: defaultPlanWeights,
    waitingWeights: defaultWaitingWeights,
    published: [],
    agreed: [],
    closed: [],
    ...different,
  }
}
