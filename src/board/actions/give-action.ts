/** Gives an action to a trust: by the page of actions, or by whoever holds a meeting, with the item it comes from. */
import { randomUUID } from 'node:crypto'
import type { Day } from '#nhs/day.ts'
import type { Tx } from '#platform/database.ts'
import type { Viewer } from '#platform/viewer.ts'
import { begin } from '../register/take-step.ts'
import { actionStore, type NewAction } from './store.ts'

/** Returns its id. The viewer's trust takes part in the alliance: the database refuses it otherwise. */
export async function giveAction(tx: Tx, viewer: Viewer, action: NewAction, today: Day): Promise<string> {
  const id = randomUUID()
  await actionStore(tx).add(id, action)
  await begin(tx, viewer, { register: 'action', id, what: 'add', today })
  return id
}
