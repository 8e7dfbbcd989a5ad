/** One planner asks for a plan and proposes it; another, at another trust, publishes it. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Person } from './person.ts'

/** Seconds to search. A slow or busy machine finds less in the first, and people then give it more time. */
const searches = [20, 60, 180] as const

export type PlanWanted = {
  readonly name: string
  /** By their names on the page. */
  readonly services: readonly string[]
  /** So many patients who are treated at another trust, or the plan is asked for again with more time. */
  readonly atLeast: number
}

export type PlanAsked = {
  /** By their names on the page. */
  readonly services: readonly string[]
  readonly seconds: number
}

/** Answers how many transfers the plan proposes. */
export async function planTogether(
  first: Person,
  second: Person,
  { name, services, atLeast }: PlanWanted,
): Promise<number> {
  let called = name
  for (const seconds of searches) {
    called = `${name}, ${seconds} seconds`
    await makeAPlan(first, called, { services, seconds })
    if ((await treatedElsewhere(first)) >= atLeast) break
  }
  return agreeOnPlan(first, second, called)
}

/** The plan that the first looks at is proposed, and the second publishes it. Returns how many transfers it proposes. */
async function agreeOnPlan(first: Person, second: Person, called: string): Promise<number> {
  await proposePlan(first)
  await second.goTo('/plans')
  await second.follow(called)
  await second.follow('Publish this plan')
  await second.press('Confirm and publish')
  const [, proposes] = /It proposes (\d+) transfers?/.exec(await second.reads()) ?? []
  return Number(proposes ?? 0)
}

export async function proposePlan(planner: Person): Promise<void> {
  await planner.follow('Propose this plan')
  await planner.press('Confirm and propose')
}

/** For the week after the lists. */
export async function askForAPlan(planner: Person, name: string, { services, seconds }: PlanAsked): Promise<void> {
  await planner.goTo('/plans/new')
  await planner.fill('Name of the plan (optional)', name)
  await planner.chooseOnly('Services', services)
  await planner.fill('Weeks to plan', '1')
  await planner.fill('Seconds to search', String(seconds))
  await planner.press('Continue')
  await planner.press('Make the plan')
}

/** Waits until it is there, and leaves the planner on its page. */
export async function makeAPlan(planner: Person, name: string, asked: PlanAsked): Promise<void> {
  await askForAPlan(planner, name, asked)
  await untilMade(planner, planner.at(), asked.seconds)
}

export async function untilMade(planner: Person, plan: string, seconds: number): Promise<void> {
  for (let waited = 0; waited < seconds + 180; waited += 1) {
    await planner.goTo(plan)
    if ((await planner.reads()).includes('Alone and together')) return
    await sleep(1000)
  }
  throw new Error(`The plan was not made in ${seconds + 180} seconds: ${await planner.reads()}`)
}

async function treatedElsewhere(planner: Person): Promise<number> {
  const [, patients] = /Who is treated at another trust, and why: ([\d,]+) patient/.exec(await planner.reads()) ?? []
  if (patients === undefined) throw new Error(`${planner.at()} does not say who is treated at another trust`)
  return Number(patients.replaceAll(',', ''))
}
