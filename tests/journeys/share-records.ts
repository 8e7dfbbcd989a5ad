/** Who shares what with whom: proposed by answering one question a page, and in force once three people have approved it. */
import { addDays, type Day } from '#nhs/day.ts'
import type { Person } from './person.ts'

export type SharingAsked = {
  /** "Dudley Group, with Royal Wolverhampton" */
  readonly between: string
  readonly services: readonly string[]
  /** By the calendar on the wall: the database's clock begins and ends agreements. */
  readonly from: Day
}

/** For planning, and without names. Leaves whoever asks on the agreement's page, and answers its address. */
export async function proposeSharing(asker: Person, { between, services, from }: SharingAsked): Promise<string> {
  await asker.goTo('/alliance/sharing')
  await asker.press('Propose a sharing agreement')
  await answer(asker, () => asker.choose(between))
  await answer(asker, () => asker.choose('Planning, without names'))
  await answer(asker, () => tickAll(asker))
  await answer(asker, () => tick(asker, services))
  await answer(asker, () => tick(asker, ['Every site, and any that opens later']))
  await answer(asker, async () => {
    await fillDateOf(asker, 'First day', from)
    await fillDateOf(asker, 'Last day', addDays(from, 300))
  })
  await answer(asker, () =>
    fillFirst(asker, 'To plan operations together, so that those who wait longest are treated first.'),
  )
  await answer(asker, async () => {
    for (const group of ['Lawful basis', 'Condition for data about health', 'How the duty of confidentiality is met']) {
      await asker.page.locator('main').getByRole('group', { name: group }).getByRole('radio').first().check()
    }
  })
  await answer(asker, () => fillFirst(asker, 'DPIA 2026-7'))
  await answer(asker, () => fillFirst(asker, 'The owner answers people who ask what is held about them.'))
  await answer(asker, async () => {
    await fillFirst(asker, 'As long as the plan that is made of it is in use.')
    await asker.fillDate(addDays(from, 150))
  })
  await asker.press('Propose it')
  return asker.at()
}

/** Answers what they read before they approved, and after. */
export async function approveSharing(
  person: Person,
  { agreement, trust }: { readonly agreement: string; readonly trust: string },
): Promise<{ readonly before: string; readonly after: string }> {
  await person.goTo(agreement)
  await person.follow('Look at it and approve')
  const before = await person.reads()
  await person.press(`Approve for ${trust}`)
  return { before, after: await person.reads() }
}

/** Where the agreement is that lets a trust plan with the records of the person's own. */
export async function agreementShared(person: Person, recipient: string): Promise<string> {
  await person.goTo('/alliance/sharing')
  const agreed = person.page.getByRole('table', { name: 'Agreed' })
  const link = agreed.getByRole('link', { name: new RegExp(`with ${recipient} for planning`) })
  return (await link.first().getAttribute('href'))!
}

/** The owner ends it, at once. */
export async function endSharing(person: Person, agreement: string, why: string): Promise<void> {
  await person.goTo(agreement)
  await person.follow('End this agreement')
  await fillFirst(person, why)
  await person.press('End the agreement')
}

/** How many of a trust's pathways somebody finds on the waiting list. */
export async function pathwaysFound(person: Person, trust: string): Promise<number> {
  await person.goTo(`/waiting-list?trust=${trust}`)
  const [, found] = /([\d,]+) pathways? found/.exec(await person.reads()) ?? []
  if (found === undefined) throw new Error(`${person.at()} does not say how many pathways it found`)
  return Number(found.replaceAll(',', ''))
}

async function answer(person: Person, give: () => Promise<void>): Promise<void> {
  await give()
  await person.press('Continue')
}

async function tick(person: Person, options: readonly string[]): Promise<void> {
  for (const option of options) await person.page.locator('main').getByLabel(option, { exact: true }).check()
}

async function tickAll(person: Person): Promise<void> {
  for (const box of await person.page.locator('main').getByRole('checkbox').all()) await box.check()
}

const fillFirst = (person: Person, text: string): Promise<void> =>
  person.page.locator('main').getByRole('textbox').first().fill(text)

async function fillDateOf(person: Person, question: string, day: Day): Promise<void> {
  const group = person.page.locator('main').getByRole('group', { name: question })
  const [year, month, dayOfMonth] = day.split('-').map((part) => String(Number(part)))
  for (const [label, text] of Object.entries({ Day: dayOfMonth, Month: month, Year: year })) {
    await group.getByLabel(label, { exact: true }).fill(text ?? '')
  }
}
