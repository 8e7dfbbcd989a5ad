/** What the pages of both trusts say of the same transfer: they have to agree. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Person } from './person.ts'
import { openTransfer, type Transfer } from './transfer.ts'

export type WorkCount = { readonly mine: number; readonly others: number }

/** How many transfers wait for this person, and how many for others. */
export async function workOf(person: Person): Promise<WorkCount> {
  await person.goTo('/transfers/work')
  const says = await person.reads()
  const of = (words: string) => Number(new RegExp(`${words} \\((\\d+)\\)`).exec(says)?.[1] ?? 0)
  return { mine: of('For you'), others: of('Waiting for others') }
}

export type Clock = {
  /** The state on the transfer's page. */
  readonly state: string
  readonly responsible: string
  /** The day on which the wait began. */
  readonly since: string | undefined
  readonly stopped: string | undefined
  /** Of the trust's own record of the pathway: 20, 21 or 30; nothing when it has no such record. */
  readonly status: string | undefined
}

/** What somebody at one trust reads of a patient's wait. */
export async function clockOf(person: Person, transfer: Transfer): Promise<Clock> {
  await openTransfer(person, transfer)
  const says = await person.reads()
  const clock = (await person.finds('On the clock')) ?? ''
  const own = person.page.locator('main a[href^="/waiting-list/pathways/"]')
  const page = {
    state: (await person.page.locator('main .nhsuk-tag').first().innerText()).trim(),
    responsible: / ([A-Z][^.]*) is responsible for the patient now/.exec(says)?.[1] ?? '',
    stopped: /stopped on (\d+ \w+ \d{4})/.exec(clock)?.[1],
    since: /since (\d+ \w+ \d{4})/.exec(clock)?.[1],
  }
  if ((await own.count()) === 0) return { ...page, status: undefined }
  await person.goTo((await own.first().getAttribute('href'))!)
  const status = (await person.finds('Status of the period'))?.slice(0, 2)
  const since = /since (\d+ \w+ \d{4})/.exec(await person.page.locator('h1').innerText())?.[1]
  return { ...page, since: page.since ?? since, status }
}

/** Asks until the program at work has done what a step left to do, which takes seconds. */
export async function untilClock(
  person: Person,
  transfer: Transfer,
  isThere: (clock: Clock) => boolean,
): Promise<Clock> {
  for (let asked = 0; ; asked += 1) {
    const clock = await clockOf(person, transfer)
    if (isThere(clock) || asked === 40) return clock
    await sleep(500)
  }
}

export type Statement = {
  readonly month: string
  readonly postings: number
  /** Pence: above nothing when it is owed to this trust. */
  readonly balance: number
}

export type Ledger = {
  readonly statements: readonly Statement[]
  /** Treated, and in no statement: the money pages of those whose money nobody can know yet. */
  readonly unsettled: readonly string[]
}

/**
 * What somebody in finance reads, once everything that was treated is in the monthly statements.
 *
 * @param unknown those of which a table of prices or recharges is missing: nothing is guessed, so they stay out
 */
export async function ledgerOf(person: Person, unknown: readonly Transfer[] = []): Promise<Ledger> {
  const expected = unknown.map(({ href }) => `${href}/money`).toSorted()
  for (let asked = 0; ; asked += 1) {
    await person.goTo('/transfers/money')
    const unsettled = (await moneyPagesListed(person)).toSorted()
    if (String(unsettled) === String(expected) || asked === 60) {
      return { statements: await statementsListed(person), unsettled }
    }
    await sleep(500)
  }
}

const moneyPagesListed = (person: Person): Promise<string[]> =>
  person.page
    .getByRole('table', { name: 'Treated, and not in the ledger yet' })
    .locator('tbody a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))

async function statementsListed(person: Person): Promise<Statement[]> {
  const rows = person.page.getByRole('table', { name: 'Monthly statements' }).locator('tbody tr')
  const statements: Statement[] = []
  for (const row of await rows.all()) {
    const says = (await row.innerText()).replace(/\s+/g, ' ')
    const [, month, postings, owed] = /, (\w+ \d{4}) (\d+) (.*)$/.exec(says) ?? []
    if (!month || !owed) continue
    const pence = Math.round(Number(/£([\d,.]+)/.exec(owed)?.[1]?.replaceAll(',', '') ?? 0) * 100)
    statements.push({ month, postings: Number(postings), balance: owed.startsWith('You owe') ? -pence : pence })
  }
  return statements
}
