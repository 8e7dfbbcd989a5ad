/**
 * Events in, clock periods out.
 *
 * `clocks` reads a pathway's events in order, asks the rule pack what each of them does, and keeps what every rule said,
 * so that each period can explain itself. It knows no rules of its own beyond what a clock is: one at a time, started
 * once, stopped once. Nothing here reads the time of day: the day asked about comes in as `asOf`.
 */
import { type Day, daysBetween } from '../day.ts'
import type { RttStatus } from '../rtt-status.ts'
import { comesToNothing, isTreatedOn } from './admission-outcome.ts'
import type {
  ClockPeriod,
  ClockProblem,
  ClockProblemCode,
  ClockState,
  ClockStep,
  PathwayClock,
  StepEffect,
  StopReason,
} from './clock-period.ts'
import type { ClockRule, Situation, Verdict } from './clock-rule.ts'
import { inOrder } from './event-order.ts'
import type { PathwayEvent, ProviderCode } from './pathway-event.ts'
import { indexOf, isInForce, type RuleIndex } from './rule-index.ts'
import { type RulePack, recordingAndReporting } from './rule-pack.ts'
import { carryOn, closePeriod, isVisit, type RunningClock, startRunning } from './running-clock.ts'
import { statusDisagreement } from './status-agreement.ts'

export type ClockQuestion = {
  /** The day on which the answer is to be true; later events are left out. */
  readonly asOf: Day
  readonly rules?: RulePack
}

/** The clock periods of one pathway. `events` may come in any order; the same events always give the same answer. */
export function clocks(
  events: readonly PathwayEvent[],
  { asOf, rules = recordingAndReporting }: ClockQuestion,
): PathwayClock {
  const reading = new Reading(asOf, indexOf(rules))
  const ordered = inOrder(events)
  for (let at = 0; at < ordered.length; at++) {
    if (ordered[at]!.on > asOf) break
    reading.read(ordered, at)
  }
  return reading.answer()
}

class Reading {
  readonly #asOf: Day
  readonly #rules: RuleIndex
  readonly #periods: ClockPeriod[] = []
  readonly #outside: ClockStep[] = []
  readonly #problems: ClockProblem[] = []
  #state: ClockState = 'not-started'
  #running: RunningClock | undefined
  #leftByOwnDelay = false
  #lastSeenInMonitoring: Day | undefined

  constructor(asOf: Day, rules: RuleIndex) {
    this.#asOf = asOf
    this.#rules = rules
  }

  read(ordered: readonly PathwayEvent[], at: number): void {
    const event = ordered[at]!
    if (event.on < this.#rules.firstDay && at === 0) {
      this.#problem(
        'before-the-rules',
        event,
        `Events before ${this.#rules.firstDay} are judged by the rules of that day.`,
      )
    }
    if (this.#state === 'died') {
      this.#problem('event-after-death', event, 'This is dated after the patient’s death. Check both dates.')
      return
    }
    const situation = this.#situation(ordered, at)
    for (const rule of this.#rules.byKind.get(event.kind) ?? []) {
      if (!isInForce(rule, event.on < this.#rules.firstDay ? this.#rules.firstDay : event.on)) continue
      const verdict = rule.decide(event, situation)
      if (verdict) {
        this.#apply(event, rule, verdict)
        return
      }
    }
    this.#problem('no-rule', event, `No rule in force on ${event.on} speaks of "${event.kind}".`)
  }

  answer(): PathwayClock {
    const running = this.#running && closePeriod(this.#running, this.#asOf, { status: 'running', isAdmitted: false })
    this.#remindOfReview()
    return {
      asOf: this.#asOf,
      state: this.#state,
      periods: running ? [...this.#periods, running] : this.#periods,
      ...(running && { running }),
      outside: this.#outside,
      problems: this.#problems,
    }
  }

  #situation(ordered: readonly PathwayEvent[], at: number): Situation {
    const event = ordered[at]!
    const last = this.#periods.at(-1)
    return {
      state: this.#state,
      ...(this.#running && { running: this.#running }),
      ...(last && { last }),
      leftByOwnDelay: this.#leftByOwnDelay,
      comesToNothing: event.kind === 'admitted' && comesToNothing(ordered, at, this.#asOf),
      isTreatedToday: () => isTreatedOn(event.on, ordered, this.#asOf),
    }
  }

  #apply(event: PathwayEvent, rule: ClockRule, verdict: Verdict): void {
    const step = (effect: StepEffect): ClockStep => ({
      event,
      ruleId: rule.id,
      paragraph: rule.paragraph,
      sentence: verdict.because ?? rule.sentence,
      effect,
    })
    switch (verdict.clock) {
      case 'starts':
        this.#start(event, step('started'), verdict.isStartKnown ?? true, verdict.daysWaitedBefore ?? 0)
        break
      case 'starts anew': {
        const before = this.#running
        if (before) this.#stop(event, step('stopped'), 'responsibility-moved-to-england', { isCounted: false })
        this.#start(event, step('started'), true, before ? daysBetween(before.start, event.on) : 0)
        break
      }
      case 'stops': {
        const { reason, rttStatus, isAdmitted = false } = verdict
        this.#stop(event, step('stopped'), reason, { rttStatus, isAdmitted })
        this.#leftByOwnDelay = verdict.byOwnDelay ?? false
        break
      }
      case 'is nullified':
        this.#stop(event, step('nullified'), 'did-not-attend-first', { rttStatus: '33', isCounted: false })
        break
      case 'runs on':
        this.#runOn(event, step, verdict.reportedBy)
        break
      case 'is not touched':
        this.#outside.push(step('no effect'))
        if (verdict.endsMonitoring) this.#state = 'stopped'
        if (this.#state === 'active-monitoring' && isVisit(event)) this.#lastSeenInMonitoring = event.on
        if (event.kind === 'died') this.#state = 'died'
    }
    const disagreement = verdict.problem ? undefined : statusDisagreement(event, verdict)
    if (verdict.problem) this.#problem(verdict.problem.code, event, verdict.problem.sentence)
    if (disagreement) this.#problem(disagreement.code, event, disagreement.sentence)
  }

  #start(event: PathwayEvent, step: ClockStep, isStartKnown: boolean, daysWaitedBefore: number): void {
    if (this.#running) throw new Error(`Rule ${step.ruleId} started a second clock on ${event.on}`)
    this.#state = 'running'
    this.#running = startRunning(event, step, {
      isStartKnown,
      daysWaitedBefore,
      isFirst: this.#periods.length === 0,
    })
  }

  #stop(
    event: PathwayEvent,
    step: ClockStep,
    stopReason: StopReason,
    rest: { rttStatus?: RttStatus; isAdmitted?: boolean; isCounted?: boolean },
  ): void {
    const running = this.#running
    if (!running) throw new Error(`Rule ${step.ruleId} stopped a clock on ${event.on} when none was running`)
    running.explanation.push(step)
    const status = stopReason === 'did-not-attend-first' ? 'nullified' : 'stopped'
    this.#periods.push(
      closePeriod(running, event.on, { isAdmitted: false, ...rest, status, stop: event.on, stopReason }),
    )
    this.#running = undefined
    this.#lastSeenInMonitoring = event.on
    this.#state = stateAfter(stopReason)
  }

  #runOn(event: PathwayEvent, step: (effect: StepEffect) => ClockStep, reportedBy: ProviderCode | undefined): void {
    const running = this.#running
    if (!running) throw new Error(`A rule kept a clock running on ${event.on} when none was`)
    carryOn(running, event, step, reportedBy)
  }

  /** Patients who delay are to be reviewed every 12 weeks while they are on active monitoring. Section 8.3. */
  #remindOfReview(): void {
    const since = this.#lastSeenInMonitoring
    if (this.#state !== 'active-monitoring' || !this.#leftByOwnDelay || since === undefined) return
    if (daysBetween(since, this.#asOf) < 84) return
    this.#problems.push({
      code: 'review-due',
      on: this.#asOf,
      sentence: `Nobody has reviewed the patient since ${since}. A patient who delays is reviewed clinically every 12 weeks.`,
    })
  }

  #problem(code: ClockProblemCode, event: PathwayEvent, sentence: string): void {
    this.#problems.push({ code, on: event.on, event, sentence })
  }
}

function stateAfter(reason: StopReason): ClockState {
  if (reason === 'did-not-attend-first') return 'nullified'
  if (reason === 'active-monitoring') return 'active-monitoring'
  return reason === 'died' ? 'died' : 'stopped'
}
