/**
 * Raises the lower bound on this thread, step by step, in the gaps that the search threads' messages leave.
 *
 * How many steps there are depends on the problem and the budget alone, so with a budget of moves the bound is as
 * reproducible as the plan.
 */
import type { Budget } from '../legs.ts'
import type { Facts } from '../search/facts.ts'
import { LONG, RisingBound } from './rising-bound.ts'

/** Of the search's processor time, for the bound: a long list needs more steps to say anything. */
const SHARE = 0.015
const SHARE_OF_LONG = 0.03
const MOST_STEPS = 1500
const FEWEST_STEPS = 30
/**
 * What a step takes for each choice of a patient, about, only to share out the budget: to price it, which in long lists is
 * mostly asked of few patients, and to look at the nurses of the few that are looked at closely, which is no more than so much.
 */
const SECONDS_A_CHOICE = 60e-9
const SECONDS_A_CHOICE_OF_LONG = 25e-9
const SECONDS_OF_LOOKING_A_CHOICE = 1.5e-6
const MOST_SECONDS_OF_LOOKING = 4e-3
/** What a thread's second of search is in moves, about. */
const MOVES_A_SECOND = 4_000_000

/** No plan that keeps the musts costs less than this at the moment. */
export type KnownBound = { readonly value: number }

type Effort = { readonly steps: number; readonly expectedSeconds: number }

export class RaisedBound implements KnownBound {
  /** Of this thread's processor, about. */
  readonly expectedSeconds: number
  private readonly running: Promise<void>
  private readonly isTimed: boolean
  private isStopped = false
  private readonly rising: RisingBound

  constructor(facts: Facts, threads: number, budget: Budget) {
    const { steps, expectedSeconds } = shareOf(facts, threads, budget)
    this.expectedSeconds = expectedSeconds
    this.isTimed = budget.seconds !== undefined
    this.rising = new RisingBound(facts, steps)
    this.running = this.run()
    // Whoever waits for the end is told of a fault; nobody has to.
    this.running.catch(() => {})
  }

  get value(): number {
    return this.rising.value
  }

  stop(): void {
    this.isStopped = true
  }

  /** The search is over. With a limit of time the bound has had its share; with moves alone it takes all its steps. */
  async end(): Promise<void> {
    if (this.isTimed) this.stop()
    await this.running
  }

  private async run(): Promise<void> {
    // The first plan comes first.
    await pause()
    if (this.isStopped) return
    for (const _ of this.rising.rise()) {
      await pause()
      if (this.isStopped) return
    }
  }
}

function shareOf({ ways, patients }: Facts, threads: number, { moves, seconds }: Budget): Effort {
  const search = Math.min(
    moves === undefined ? Number.POSITIVE_INFINITY : moves / MOVES_A_SECOND,
    seconds === undefined ? Number.POSITIVE_INFINITY : seconds * threads,
  )
  let choices = 1
  for (let way = 0; way < ways.from[patients]!; way++) choices += ways.dayLists[ways.dayList[way]!]!.length
  const isLong = patients > LONG
  const looking = Math.min(MOST_SECONDS_OF_LOOKING, choices * SECONDS_OF_LOOKING_A_CHOICE)
  const step = looking + choices * (isLong ? SECONDS_A_CHOICE_OF_LONG : SECONDS_A_CHOICE)
  const share = (isLong ? SHARE_OF_LONG : SHARE) * search
  const steps = Math.min(MOST_STEPS, Math.max(FEWEST_STEPS, Math.floor(share / step)))
  return { steps, expectedSeconds: steps * step }
}

function pause(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
