import type { Page } from 'playwright-core'
import type { Step } from './register.ts'

/** What was answered on the page that was sent last. Where it was reached by way of others, theirs are not on it. */
function onLastPage(steps: readonly Step[]): readonly Step[] {
  const leads = (step: Step): boolean => 'press' in step || 'follow' in step || 'followFirstIn' in step
  const last = steps.findLastIndex(leads)
  return steps.slice(steps.slice(0, Math.max(0, last)).findLastIndex(leads) + 1)
}

/** Answers that were given and are not on the page that asks again. Passwords and files cannot be kept. */
export async function lostAnswers(page: Page, status: number, steps: readonly Step[] = []): Promise<string[]> {
  if (status !== 422) return []
  const main = page.locator('main')
  const lost: string[] = []
  for (const step of onLastPage(steps)) {
    if ('fill' in step) {
      const kept = await main.getByLabel(step.fill, { exact: true }).inputValue()
      if (kept !== step.with) lost.push(`${step.fill}: "${step.with}" became "${kept}"`)
    } else if ('choose' in step) {
      if (!(await main.getByLabel(step.choose, { exact: true }).isChecked())) lost.push(`${step.choose} is not chosen`)
    } else if ('select' in step) {
      const select = main.getByLabel(step.select, { exact: true })
      const kept = await select.evaluate((element) => (element as HTMLSelectElement).selectedOptions[0]?.text)
      if (kept !== step.option) lost.push(`${step.select}: "${step.option}" became "${kept}"`)
    }
  }
  return lost
}
