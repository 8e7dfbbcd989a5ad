/** What publishing a plan proposes: transfers for those who go to another trust and are not on their way already. */
import type { Tx } from '#platform/database.ts'
import { closedHospitals, openProposals } from '#transfers'
import * as format from '#web/format.ts'
import type { Placement } from './placement.ts'
import { placements } from './placement-store.ts'
import { ownId } from './problem/problem-id.ts'
import type { Plan } from './store.ts'

export type Proposals = {
  readonly proposed: readonly Placement[]
  /** Patients of the plan whose transfer stays as it is, or who have been refused there since the plan was made. */
  readonly others: number
}

export async function proposalsOf(tx: Tx, plan: Pick<Plan, 'trust' | 'id'>): Promise<Proposals> {
  const away = await placements(tx, plan, { isAway: true }, { order: 'day' })
  const patients = away.map(({ homeTrust, pseudonym }) => ({ sender: homeTrust, pseudonym }))
  const key = (sender: string, pseudonym: string) => `${sender} ${pseudonym}`
  const onTheWay = new Set((await openProposals(tx, patients)).map((open) => key(open.sender, open.pseudonym)))
  const closed = new Set((await closedHospitals(tx)).map((one) => `${key(one.sender, one.pseudonym)} ${one.receiver}`))
  const proposed = away.filter(({ homeTrust, pseudonym, placed }) => {
    const patient = key(homeTrust, pseudonym)
    return !onTheWay.has(patient) && !closed.has(`${patient} ${ownId(placed!.theatre).trust}`)
  })
  return { proposed, others: away.length - proposed.length }
}

/** "It proposes 2 transfers. 1 more patient who would be treated at another trust is not proposed: …" */
export function proposalsInWords(proposed: number, others: number): string {
  const first = `It proposes ${format.count(proposed, 'transfer')}.`
  if (others === 0) return first
  const who = `${format.count(others, 'more patient')} who would be treated at another trust`
  const not = `${others === 1 ? 'is' : 'are'} not proposed`
  return `${first} ${who} ${not}: they are on their way already, which stays as it is, or were refused there since the plan was made.`
}
