/** What a coordinator sends upward of a week, all specialties and trusts together, by the heading of each column. */
import type { Person } from './person.ts'

export async function weeklyPositionOf(
  coordinator: Person,
  table: 'Your patients, to other trusts' | "Other trusts' patients, to yours",
): Promise<Readonly<Record<string, number>>> {
  await coordinator.goTo('/transfers')
  await coordinator.follow('Weekly mutual-aid position')
  const of = coordinator.page.getByRole('table', { name: table })
  const headings = await of.locator('thead th').allInnerTexts()
  const total = await of.locator('tr', { hasText: 'All specialties' }).locator('th, td').allInnerTexts()
  return Object.fromEntries(headings.map((heading, n) => [heading.trim(), Number(total[n])]).slice(2))
}
