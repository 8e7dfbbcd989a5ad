import { setImmediate as nextTurn } from 'node:timers/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { judge, type Plan, readOrThrow, readProblem, writePlan } from '#planner'
import { compressed } from '../compressed.ts'
import { buildProblem } from '../problem/build-problem.ts'
import { aBirminghamPathway, anInput, aPathway, firstDay } from '../small-alliance.ts'
import { noAnswers } from './edit-form.ts'
import { type DocumentsWanted, EditThread, NotJudgedNow } from './edit-thread.ts'
import type { PlanName } from './thread-messages.ts'

const { file } = buildProblem(anInput({ pathways: [aPathway('a'), aBirminghamPathway('b')] }))
const problem = readOrThrow(readProblem(file))
const nobody: Plan = { placements: new Map(), duties: [] }
const documents = { problem: compressed(file), plan: compressed(writePlan(problem, nobody)) }

const plan = (id: string, fingerprint = 'the same problem'): PlanName => ({ id, fingerprint })
const about = { patient: 'RL1:a', firstDay }
const toBirmingham = { ...noAnswers, to: 'place', day: '2026-02-03', theatre: 'RRJ:theatre-1' }

/** Gives the documents, and remembers which were asked for. */
function reading() {
  const wanted: DocumentsWanted[] = []
  const read = async (asked: DocumentsWanted) => {
    wanted.push(asked)
    return { plan: documents.plan, ...(asked.problem && { problem: documents.problem }) }
  }
  return { wanted, read }
}
const { read } = reading()

// Each thread has to read TypeScript first, which takes seconds where much else is running.
describe('the thread that judges changes', { timeout: 60_000 }, () => {
  let thread: EditThread
  afterEach(() => thread.end())

  it('says what the judge says', async () => {
    thread = new EditThread()
    const judged = await thread.ask(plan('one'), 'judge', { ...about, answers: toBirmingham, alone: new Map() }, read)
    const to = { ...judged!.edit.to!, hospital: 'RRJ05' }
    const after = judge(problem, { placements: new Map([['RL1:a', to]]), duties: [] })
    expect(judged!.found.costDifference).toBe(after.cost - judge(problem, nobody).cost)
    expect(judged!.found.changes.map(({ rule }) => rule.code)).toContain('S8')
  })

  it('lets everything else go on while it judges', async () => {
    thread = new EditThread()
    await thread.ask(plan('one'), 'choices', about, read)
    let turns = 0
    let isAnswered = false
    const judged = thread.ask(plan('one'), 'judge', { ...about, answers: toBirmingham, alone: new Map() }, read)
    const answered = judged.finally(() => {
      isAnswered = true
    })
    while (!isAnswered) {
      await nextTurn()
      turns += 1
    }
    await answered
    // Judged here, it would be answered before anything else had a turn, and a page would have waited.
    expect(turns).toBeGreaterThan(3)
  })

  it('reads a plan once, and the problem that several plans answer once', async () => {
    thread = new EditThread()
    const { wanted, read } = reading()
    for (const id of ['one', 'one', 'two', 'two', 'one']) await thread.ask(plan(id), 'choices', about, read)
    expect(wanted).toEqual([{ problem: true }, { problem: false }])
    await thread.ask(plan('three', 'another problem'), 'choices', about, read)
    expect(wanted.at(-1)).toEqual({ problem: true })
  })

  it('lets go of the plan that nobody has asked about for longest, and reads it again', async () => {
    thread = new EditThread()
    const { wanted, read } = reading()
    for (const id of ['one', 'two', 'three', 'four', 'one']) await thread.ask(plan(id), 'choices', about, read)
    expect(wanted).toHaveLength(5)
  })

  it('answers one after the other, and refuses whoever comes when too many wait', async () => {
    thread = new EditThread({ mostAsked: 2 })
    const ask = () => thread.ask(plan('one'), 'choices', about, read)
    const asked = [ask(), ask(), ask()]
    const ended = await Promise.allSettled(asked)
    expect(ended.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected'])
    expect(ended[2]).toMatchObject({ reason: expect.any(NotJudgedNow) })
    expect((await ask()).days).toContain(firstDay)
  })

  it('leaves nobody waiting when it is killed, and is begun anew for the next', async () => {
    thread = new EditThread()
    const ask = (give = read) => thread.ask(plan('one'), 'choices', about, give)
    await ask()
    const asked = [ask(), ask()]
    await Promise.resolve()
    await thread.worker!.terminate()
    // The thread was over the first, or had answered it and was over the second; no more than one is lost with it.
    const ended = await Promise.allSettled(asked)
    const lost = ended.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
    expect(lost.length).toBeLessThanOrEqual(1)
    for (const reason of lost) expect(reason).toBeInstanceOf(NotJudgedNow)
    expect((await ask()).theatres).toHaveLength(2)
    await thread.end()
    const killedBefore = ask(async (wanted) => {
      await thread.worker!.terminate()
      return read(wanted)
    })
    await expect(killedBefore).rejects.toThrow(NotJudgedNow)
    expect((await ask()).rooms).toHaveLength(4)
  })

  it('is ended when it is stuck over a question', async () => {
    thread = new EditThread({ longestMilliseconds: 1 })
    await expect(thread.ask(plan('one'), 'choices', about, read)).rejects.toThrow(NotJudgedNow)
    expect(thread.worker).toBeUndefined()
  })

  it('is let go when nobody asks any more', async () => {
    thread = new EditThread({ idleMilliseconds: 1 })
    await thread.ask(plan('one'), 'choices', about, read)
    await expect.poll(() => thread.worker).toBeUndefined()
  })

  it('says what is wrong with a question that makes no sense, and goes on', async () => {
    thread = new EditThread()
    const nonsense = thread.ask(plan('one'), 'choices', { ...about, patient: 'RL1:zoe' }, read)
    await expect(nonsense).rejects.toThrow('the problem has no patient RL1:zoe')
    expect((await thread.ask(plan('one'), 'choices', about, read)).surgeons).toEqual(['RL1:jones', 'RRJ:smith'])
  })
})
