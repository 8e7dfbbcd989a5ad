import { describe, expect, it } from 'vitest'
import { elmAndOak } from '../../fixtures.ts'
import { generateAlliance } from '../../generate-alliance.ts'
import { judge } from '../../judge.ts'
import { legCooling } from '../../legs.ts'
import type { Plan } from '../../plan.ts'
import type { ProblemFile } from '../../problem-file.ts'
import { Random } from '../../random.ts'
import { readProblem } from '../../read-problem.ts'
import { readOrThrow } from '../../reading.ts'
import { anneal, noBest } from '../anneal.ts'
import { decisionsOf, planOf } from '../decisions.ts'
import { factsOf } from '../facts.ts'
import { firstPlan } from '../mandatory-first.ts'
import { moveWeights, usualParameters } from '../parameters.ts'
import { startState } from '../start.ts'
import type { State } from '../state.ts'
import { moveNames, weightsFor } from './all-moves.ts'
import { exchangePosts, postElsewhere } from './postings.ts'

const stayAtHome = { ...usualParameters, moves: { ...usualParameters.moves, postElsewhere: 0, exchangePosts: 0 } }

function planned(file: ProblemFile, moves: number, parameters = usualParameters, seed = 1) {
  const problem = readOrThrow(readProblem(file))
  const facts = factsOf(problem)
  const weights = moveWeights(parameters)
  const s = startState(facts, new Random(seed))
  const best = noBest(s)
  const share = (made: number) => made / moves
  firstPlan(s, best, { weights, share })
  anneal(s, best, {
    cooling: legCooling(facts, { share: 1, isFresh: true, warmth: 1 }, 0, false, parameters),
    weights,
    share,
  })
  const plan = planOf(facts, best.decisions)
  return { plan, judgement: judge(problem, plan) }
}

/** All patients may lie in Elm only. Nan, who alone works there early, may carry one of the two in bed. */
function tooMuchForNan(journey: number): ProblemFile {
  return {
    ...elmAndOak,
    weights: { ...elmAndOak.weights, nurse_journey: journey },
    patients: elmAndOak.patients.map((patient) => ({ ...patient, allowed_hospitals: ['elm'] })),
    nurses: elmAndOak.nurses.map((nurse) =>
      nurse.id === 'nan'
        ? { ...nurse, working_shifts: nurse.working_shifts.map((one) => ({ ...one, max_load: 1 })) }
        : nurse,
    ),
  }
}

const olgaIn = ({ duties }: Plan, hospital: string) =>
  duties.filter((one) => one.nurse === 'olga' && one.hospital === hospital)

/** Three hospitals of which the first has one nurse a shift, and the others many who may come. */
function shortOfNurses(seed: number): ProblemFile {
  const file = generateAlliance({ seed, trusts: 3, patients: 120, rooms: 6, nurses: 14 })
  const isTaken = ({ id, hospitals }: ProblemFile['nurses'][number]) =>
    hospitals![0] === 'h0' && Number(id.split('.')[1]) >= 3
  return { ...file, nurses: file.nurses.filter((nurse) => !isTaken(nurse)) }
}

describe('where floating nurses work', () => {
  it('is where they are needed, if that is worth the journey', () => {
    const { plan, judgement } = planned(tooMuchForNan(9), 60_000)
    expect(judgement.feasible).toBe(true)
    expect(judgement.parts.S4).toBe(0)
    expect(judgement.parts.A4).toBe(9 * olgaIn(plan, 'elm').length)
    expect(olgaIn(plan, 'elm').length).toBeGreaterThan(0)
  })

  it('is at home, if the journey costs more than it saves', () => {
    const { plan, judgement } = planned(tooMuchForNan(11), 60_000)
    expect(olgaIn(plan, 'elm')).toEqual([])
    expect(judgement.parts).toMatchObject({ A4: 0 })
    expect(judgement.parts.S4).toBeGreaterThan(0)
  })

  it('is at home while somebody lies there whom nobody else could look after', () => {
    const { skill_level_required, workload_produced } = elmAndOak.patients[0]!
    const oscar = { gender: 'B' as const, age_group: 'adult', length_of_stay: 2, room_id: 'r2' }
    const file = tooMuchForNan(0)
    const s = stateFor({
      ...file,
      occupants: [{ id: 'oscar', ...oscar, skill_level_required, workload_produced }],
    })
    s.limit = 1e6
    for (let k = 0; k < 2000; k++) postElsewhere(s)
    const { shifts } = s.facts
    const olga = s.facts.problem.nurses.findIndex(({ id }) => id === 'olga')
    // Early on the two days of Oscar's stay; on the others she comes and goes.
    expect([s.posting[olga * shifts], s.posting[olga * shifts + 2]]).toEqual([1, 1])
  })

  it('shuts a hospital for the days on which its last nurse is away, and opens it when one comes', () => {
    const s = stateFor(tooMuchForNan(0))
    const [oak, day] = [1, 3]
    const olga = s.facts.problem.nurses.findIndex(({ id }) => id === 'olga')
    s.limit = 1e6
    const seen = new Set<string>()
    for (let k = 0; k < 500; k++) {
      postElsewhere(s)
      const isThere = s.posting[olga * s.facts.shifts + 2 * day] === oak
      const isNursed = ((s.nursedLow[oak]! >>> day) & 1) === 1
      const hasBeds = [0, 1].map((gender) => ((s.openLow[gender * s.facts.rooms + 1]! >>> day) & 1) === 1)
      expect([isNursed, ...hasBeds]).toEqual([isThere, isThere, isThere])
      seen.add(String(isThere))
    }
    expect(seen.size).toBe(2)
  })

  it('makes plans cheaper where one hospital is short of nurses', () => {
    const cost = { atHome: 0, free: 0 }
    for (const seed of [1, 2, 3, 4, 5]) {
      const file = shortOfNurses(seed)
      const atHome = planned(file, 100_000, stayAtHome, seed).judgement
      const { judgement } = planned(file, 100_000, usualParameters, seed)
      expect(judgement.feasible).toBe(true)
      expect([atHome.parts.A4 === 0, judgement.parts.A4 === 0]).toEqual([true, false])
      cost.atHome += atHome.cost
      cost.free += judgement.cost
    }
    expect(cost.free).toBeLessThan(0.97 * cost.atHome)
  })

  it('is not asked where nobody may work in two hospitals', () => {
    const nobody = {
      ...elmAndOak,
      nurses: elmAndOak.nurses.map((nurse) => ({ ...nurse, hospitals: [nurse.hospitals![0]!] })),
    }
    const s = stateFor(nobody)
    s.limit = 1e6
    expect([postElsewhere(s), exchangePosts(s)]).toEqual([false, false])
    const weights = weightsFor(s.facts, moveWeights(usualParameters))
    expect(moveNames.filter((_, move) => weights[move] === 0)).toEqual(['postElsewhere', 'exchangePosts'])
  })

  it('is home again in a plan that has them where they may not be, or when they are off duty', () => {
    const problem = readOrThrow(readProblem(elmAndOak))
    const duties = [
      { nurse: 'nan', day: 0, shift: 0, hospital: 'oak', rooms: [] },
      { nurse: 'olga', day: 0, shift: 0, hospital: 'elm', rooms: [] },
      { nurse: 'olga', day: 0, shift: 1, hospital: 'elm', rooms: [] },
    ]
    const decisions = decisionsOf(factsOf(problem), { placements: new Map(), duties })
    const [nan, olga] = [0, 2].map((n) => Array.from(decisions.posting.subarray(8 * n, 8 * n + 2)))
    expect({ nan, olga }).toEqual({ nan: [0, -1], olga: [0, -1] })
  })
})

function stateFor(file: ProblemFile): State {
  return startState(factsOf(readOrThrow(readProblem(file))), new Random(1))
}
