import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { generateCompetitionLike, judge, readOrThrow, readProblem, solve, writePlan } from '#planner'
import { keepRecord } from './ihtp-records.ts'
import { type IhtpRun, instanceTable, type Limits, summaryRows } from './ihtp-summary.ts'
import { RunRecord } from './run-record.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'accord-bench-test-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const limits: Limits = { time: '60 s', wallSeconds: 60, seconds: 60, threads: 2, seeds: 2 }
const rivals = {
  bestKnown: new Map([
    ['i01', 100],
    ['i02', 200],
  ]),
  peer: new Map([
    ['i01', 110],
    ['i02', 204],
  ]),
}
const run = (instance: string, seed: number, cost: number, more: Partial<IhtpRun> = {}): IhtpRun => ({
  instance,
  seed,
  cost,
  feasible: true,
  lowerBound: 90,
  moves: 240e6,
  seconds: 59.9,
  processorSeconds: 120,
  peakMegabytes: 80,
  ...more,
})
const runs = [run('i01', 1, 99), run('i02', 1, 206), run('i01', 2, 111), run('i02', 2, 200, { seconds: 60.3 })]

describe('the summary of runs on the competition’s files', () => {
  const found = new Map(
    summaryRows(runs, rivals, limits, 0).map(({ what, figure }) => [what.split(': ').slice(1).join(': '), figure]),
  )

  it('gives the mean gap to the best known, of all runs and by seed', () => {
    expect(found.get('mean gap to best known')).toBeCloseTo((-1 + 3 + 11 + 0) / 4)
    expect(found.get('mean gap, seed 1')).toBeCloseTo(1)
    expect(found.get('mean gap, seed 2')).toBeCloseTo(5.5)
  })

  it('counts files below the best known by their best seed, and not below the peer by mean and by worst seed', () => {
    expect(found.get('files with a plan below the best known (i01)')).toBe(1)
    expect(found.get('files not below the peer by the mean (none)')).toBe(0)
    expect(found.get('files not below the peer by the worst seed (i01 i02)')).toBe(2)
  })

  it('tells how far a run went over its time', () => {
    expect(found.get('longest overrun of the time limit')).toBeCloseTo(0.3)
  })

  it('counts a plan that breaks a must, and a run that failed, as none: not below the peer and in no mean', () => {
    const rows = summaryRows([...runs, run('i01', 3, 1, { feasible: false })], rivals, limits, 1)
    expect(rows[0]).toMatchObject({ figure: 2, target: 0 })
    expect(rows.find(({ what }) => what.includes('mean gap to best'))!.figure).toBeCloseTo(3.25)
    expect(rows.some(({ what }) => what.endsWith('by the mean (i01)'))).toBe(true)
  })

  it('has a row an instance with the cost of each seed', () => {
    const { cells } = instanceTable([...runs, run('i01', 3, 1, { feasible: false })], rivals, 'a run')
    expect(cells[0]!.slice(0, 5)).toEqual(['i01', '100', '110', '99 111 not feasible', '5.00 %'])
    expect(cells[0]).toContain('2.0 million')
  })
})

describe('records', () => {
  it('keep the cheapest plan of an instance, once the judge has confirmed it', async () => {
    const file = generateCompetitionLike({ seed: 8, patients: 30 })
    const problem = readOrThrow(readProblem(file))
    const { plan } = await solve(problem, { threads: 1, seed: 1, moves: 300_000 })
    const { cost, feasible } = judge(problem, plan)
    expect(feasible).toBe(true)
    const instanceFile = join(folder, 'i99.json')
    const planFile = join(folder, 'plan.json')
    writeFileSync(instanceFile, JSON.stringify(file))
    writeFileSync(planFile, JSON.stringify(writePlan(problem, plan)))
    const records = join(folder, 'records')
    const offer = (said: number) => keepRecord(records, { instance: 'i99', instanceFile, planFile, cost: said })

    expect(() => offer(cost - 1)).toThrow(
      `the plan of i99 was said to cost ${cost - 1}, and by the judge costs ${cost}`,
    )
    writeFileSync(join(records, `i99-${cost + 5}.json`), '{}')
    writeFileSync(join(records, `i98-${cost + 5}.json`), '{}')
    expect(offer(cost)).toBe(join(records, `i99-${cost}.json`))
    expect(readdirSync(records).sort()).toEqual([`i98-${cost + 5}.json`, `i99-${cost}.json`])
    expect(offer(cost)).toBe(undefined)
  })
})

describe('the record of runs', () => {
  const going = new AbortController().signal

  it('keeps nothing of a run that was stopped, and says how to go on', async () => {
    const file = join(folder, 'runs.jsonl')
    const record = new RunRecord<number>(file)
    await record.once('i01', going, async () => 7)
    const stop = new AbortController()
    const whileRunning = record.once('i02', stop.signal, async () => {
      stop.abort()
      return 5
    })
    await expect(whileRunning).rejects.toThrow(/^stopped after 1 runs; go on with --resume .*runs.jsonl$/)
    await expect(record.once('i03', stop.signal, async () => 9)).rejects.toThrow('stopped after 1 runs')
    expect(new RunRecord<number>(file).size).toBe(1)
  })

  it('keeps each as it comes, so that a run that was interrupted does not begin again', async () => {
    const file = join(folder, 'new', 'runs.jsonl')
    const first = new RunRecord<number>(file)
    expect(await first.once('i01', going, async () => 7)).toBe(7)
    await expect(first.once('i02', going, () => Promise.reject(new Error('broke')))).rejects.toThrow('broke')
    // The machine went off in the middle of a line.
    writeFileSync(file, `${readFileSync(file, 'utf8')}{"key":"i03","res`)
    const second = new RunRecord<number>(file)
    expect(second.size).toBe(1)
    expect(await second.once('i01', going, () => Promise.reject(new Error('run again')))).toBe(7)
    expect(await second.once('i03', going, async () => 9)).toBe(9)
    expect(new RunRecord<number>(file).size).toBe(2)
  })

  it('makes no file before there is something to keep', () => {
    expect(new RunRecord<number>(join(folder, 'runs.jsonl')).size).toBe(0)
    expect(existsSync(join(folder, 'runs.jsonl'))).toBe(false)
  })
})
