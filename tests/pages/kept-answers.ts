import type { Page } from 'playwright-core'
import type { Step } from './register.ts'

/** Answers that were given and are not on the page that asks again. Passwords and files cannot be kept. */
export async function lostAnswers(page: Page, status: number, steps: readonly Step[] = []): Promise<string[]> {
  if (status !== 422) return []
  const main = page.locator('main')
  const lost: string[] = []
  for (const step of steps) {
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
