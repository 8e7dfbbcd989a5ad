import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Progress } from '#planner'
import { newPlanChoices, readPlanInput, solvePlan } from '#plans'
import { type TestDatabase, testDatabase } from '#platform/test-database.ts'
import { demoAlliances } from '#synthetic'
import * as format from '#web/format.ts'
import { BadUse, type Io } from './command.ts'
import { demoPlanner } from './demo-planner.ts'
import { loadDemo } from './load-demo.ts'
import { command } from './plan.ts'
import { planProgress } from './plan-progress.ts'
import { planQuestion, planSettings } from './plan-question.ts'
import { planJson, planText } from './plan-text.ts'
import { runWith } from './test-io.ts'

describe('accord plan, called wrongly', () => {
  const refusal = async (...args: string[]) => {
    try {
      await runWith((io) => command.run(args, io))
    } catch (error) {
      expect(error).toBeInstanceOf(BadUse)
      return (error as Error).message
    }
    throw new Error('it was not refused')
  }

  it('says what is missing, and which values a number may have', async () => {
    expect(await refusal()).toContain('--alliance is missing')
    expect(await refusal('--alliance', 'orthopaedic', '--weeks', '9')).toBe(
      '--weeks is "9", and must be a whole number from 1 to 8',
    )
    expect(await refusal('--alliance', 'orthopaedic', '--seconds', '0')).toContain('--seconds is "0"')
  })

  it('takes seconds or moves, not both', async () => {
    expect(await refusal('--alliance', 'orthopaedic', '--seconds', '5', '--moves', '5')).toContain('not both')
  })

  it('finds out before the search that the file cannot be written', async () => {
    expect(await refusal('--alliance', 'orthopaedic', '--json', '/nowhere/plan.json')).toContain('cannot be written')
  })
})

describe('accord plan', { timeout: 120_000 }, () => {
  let test: TestDatabase<unknown>
  beforeAll(async () => {
    test = await testDatabase()
    await loadDemo(test, { seed: 1, percent: 2, alliances: demoAlliances.filter(({ id }) => id === 'orthopaedic') })
  }, 60_000)
  afterAll(() => test.drop())

  const question = planQuestion(['--alliance', 'orthopaedic', '--weeks', '2', '--moves', '50000', '--threads', '2'])
  async function planned() {
    const viewer = await demoPlanner(test.db, 'orthopaedic', undefined)
    const { settings, read } = await test.db.withViewer(viewer, async (tx) => {
      const settings = planSettings(question, await newPlanChoices(tx, '2026-01-31', 1))
      return { settings, read: await readPlanInput(tx, viewer, settings, { now: new Date(), secret: test.secret }) }
    })
    return { settings, read, found: await solvePlan(read, settings) }
  }

  it('writes the same file twice, byte for byte, for the same moves, threads and seed', async () => {
    const [one, two] = [await planned(), await planned()]
    const file = ({ read, settings, found }: typeof one) =>
      JSON.stringify(planJson('orthopaedic', read, settings, found))
    expect(file(two)).toBe(file(one))
    expect(file(one)).not.toContain('"seconds"')
    const { run, judge } = JSON.parse(file(one)) as ReturnType<typeof planJson>
    expect(run.gap).toBeCloseTo((judge.cost - run.lowerBound) / run.lowerBound)
  })

  it('says what the plan is worth to each trust, alone and together', async () => {
    const { settings, read, found } = await planned()
    const text = planText(read, settings, found)
    expect(text).toContain('2 weeks from 2 February 2026 to 15 February 2026')
    expect(text).toMatch(/Robert Jones and Agnes Hunt +Alone +Together +Change/)
    expect(text).toMatch(/Treated +[\d,]+ +[\d,]+/)
    // A level goes up and down; only what is counted becomes more and fewer.
    expect(text).toMatch(/Position, lower is better +[\d,]+ +[\d,]+ +([\d,]+ (higher|lower)|no change)\n/)
    expect(text).toContain('No trust is worse off than alone.')
  })

  it('says what no plan can cost less than, and how far this one may be from it', async () => {
    const { settings, read, found } = await planned()
    const bound = format.number(found.report.run.lowerBound)
    expect(planText(read, settings, found)).toMatch(
      new RegExp(
        `\\nNo plan can cost less than ${bound}, (so this one is at most .* the best possible|which is .* less than this one)\\.`,
      ),
    )
  })

  it('says who was not asked about, and why', async () => {
    const { settings, read, found } = await planned()
    const report = { ...found.report, notAsked: { 'no-surgeon': 12, 'booked-later': 1 } }
    const text = planText(read, settings, { ...found, report })
    expect(text).toContain('\nNot asked about: 12 patients: nobody in the plan may operate for what they need\n')
    expect(text).toContain('\nNot asked about: 1 patient: has a date to come in after the plan\n')
  })

  it('shows the cost of the best plan for all while it searches, and the bound once that is known', async () => {
    const { settings } = await planned()
    let drawn = ''
    const io = { isTerminal: true, stderr: { write: (text: string) => (drawn += text) } } as unknown as Io
    const word = { stage: 'together', share: 0.5, seconds: 30, moves: 2e6 } as Progress
    const point = { seconds: 30, stage: 'together', cost: 1234, left: 0, broken: 0, bound: null }
    const soFar = (more: object) => ({
      stages: [],
      secondsLeft: 9,
      curve: { seconds: 30, points: [{ ...point, ...more }] },
    })
    const progress = planProgress(io, settings)
    progress.show(word, soFar({}))
    expect(drawn).toMatch(/50% {2}together {2}2\.0 million moves {2}cost 1234 {2}/)
    progress.show(word, soFar({ bound: 1100 }))
    expect(drawn).toContain('cost 1234 (no plan below 1100)')
    progress.show(word, soFar({ broken: 3 }))
    expect(drawn).toContain('3 musts left')
  })

  it('asks as the first planner of the alliance, or as the one who is named', async () => {
    expect(await demoPlanner(test.db, 'orthopaedic', undefined)).toMatchObject({ trust: 'RL1', purpose: 'planning' })
    expect(await demoPlanner(test.db, 'orthopaedic', 'RRJ/harpreet-gahir')).toMatchObject({ trust: 'RRJ' })
  })

  it('names the planners there are, and the alliances, when asked for another', async () => {
    await expect(demoPlanner(test.db, 'orthopaedic', 'nobody')).rejects.toThrow(
      '--as is "nobody". The planners of orthopaedic are: RL1/bethan-swancott, RRJ/harpreet-gahir',
    )
    await expect(demoPlanner(test.db, 'ortopaedic', undefined)).rejects.toThrow('did you mean orthopaedic?')
  })

  it('plans for the services and trusts that are named, and refuses those it does not know', async () => {
    const viewer = await demoPlanner(test.db, 'orthopaedic', undefined)
    const choices = await test.db.reading(viewer, (tx) => newPlanChoices(tx, '2026-01-31', 1))
    const settings = (...args: string[]) => planSettings(planQuestion(['--alliance', 'orthopaedic', ...args]), choices)
    expect(settings('--trusts', 'RRJ', '--services', '110, 108')).toMatchObject({
      trusts: ['RRJ'],
      services: ['108', '110'],
    })
    expect(() => settings('--services', '999')).toThrow('--services names "999"')
  })
})
