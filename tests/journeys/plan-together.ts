/** One planner asks for a plan and proposes it; another, at another trust, publishes it. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Person } from './person.ts'

/** @returns how many transfers the plan proposes */
export async function planTogether(first: Person, second: Person, name: string): Promise<number> {
  await askForAPlan(first, name)
  await first.follow('Propose this plan')
  await first.press('Confirm and propose')
  await second.goTo('/plans')
  await second.follow(name)
  await second.follow('Publish this plan')
  await second.press('Confirm and publish')
  const [, proposes] = /It proposes (\d+) transfers?/.exec(await second.reads()) ?? []
  return Number(proposes ?? 0)
}

/** Of orthopaedic patients, for the week after the lists. */
async function askForAPlan(planner: Person, name: string): Promise<void> {
  await planner.goTo('/plans/new')
  await planner.fill('Name of the plan (optional)', name)
  await planner.chooseOnly('Services', ['Trauma and Orthopaedic'])
  await planner.fill('Weeks to plan', '1')
  await planner.fill('Seconds to search', '20')
  await planner.press('Continue')
  await planner.press('Make the plan')
  const plan = planner.at()
  for (let waited = 0; waited < 180; waited += 1) {
    if ((await planner.reads()).includes('Alone and together')) return
    await sleep(1000)
    await planner.goTo(plan)
  }
  throw new Error(`The plan was not made in three minutes: ${await planner.reads()}`)
}
