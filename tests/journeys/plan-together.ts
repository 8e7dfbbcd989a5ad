/** One planner asks for a plan and proposes it; another, at another trust, publishes it. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Person } from './person.ts'

/** Seconds to search. A slow or busy machine finds less in the first, and people then give it more time. */
const searches = [20, 60, 180] as const

/**
 * @param atLeast so many patients who are treated at the other trust, or the plan is asked for again with more time
 * @returns how many transfers the plan proposes
 */
export async function planTogether(first: Person, second: Person, name: string, atLeast: number): Promise<number> {
  let called = name
  for (const seconds of searches) {
    called = `${name}, ${seconds} seconds`
    await askForAPlan(first, called, seconds)
    if ((await treatedElsewhere(first)) >= atLeast) break
  }
  await first.follow('Propose this plan')
  await first.press('Confirm and propose')
  await second.goTo('/plans')
  await second.follow(called)
  await second.follow('Publish this plan')
  await second.press('Confirm and publish')
  const [, proposes] = /It proposes (\d+) transfers?/.exec(await second.reads()) ?? []
  return Number(proposes ?? 0)
}

/** Of orthopaedic patients, for the week after the lists. */
async function askForAPlan(planner: Person, name: string, seconds: number): Promise<void> {
  await planner.goTo('/plans/new')
  await planner.fill('Name of the plan (optional)', name)
  await planner.chooseOnly('Services', ['Trauma and Orthopaedic'])
  await planner.fill('Weeks to plan', '1')
  await planner.fill('Seconds to search', String(seconds))
  await planner.press('Continue')
  await planner.press('Make the plan')
  const plan = planner.at()
  for (let waited = 0; waited < seconds + 180; waited += 1) {
    if ((await planner.reads()).includes('Alone and together')) return
    await sleep(1000)
    await planner.goTo(plan)
  }
  throw new Error(`The plan was not made in ${seconds + 180} seconds: ${await planner.reads()}`)
}

async function treatedElsewhere(planner: Person): Promise<number> {
  const [, patients] = /Who is treated at another trust, and why: ([\d,]+) patient/.exec(await planner.reads()) ?? []
  if (patients === undefined) throw new Error(`${planner.at()} does not say who is treated at another trust`)
  return Number(patients.replaceAll(',', ''))
}
