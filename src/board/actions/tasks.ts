import type { HomeTask, HomeTasks } from '#identity'
import type { Parts } from '#platform/parts.ts'
import { forPurpose } from '#platform/viewer.ts'
import * as format from '#web/format.ts'
import { keepsRegisters } from '../register/may-keep.ts'
import { standingOfAction } from './action.ts'
import { actionHref, actionsHref } from './addresses.ts'
import { actionStore } from './store.ts'

/** Somebody's own actions, the overdue first; and, for those who answer for a trust, those that nobody there has taken. */
export const actionTasks =
  ({ db, clock }: Parts): HomeTasks =>
  async (viewer) => {
    const today = clock.today()
    const open = await db.reading(forPurpose(viewer, 'administration'), (tx) => actionStore(tx).ofTrust(viewer.trust))
    const mine = open.filter(({ person }) => person === viewer.person)
    const overdue = mine.filter((action) => standingOfAction(action, today) === 'overdue')
    const untaken = keepsRegisters(viewer) ? open.filter(({ person }) => person === null) : []
    const tasks: HomeTask[] = []
    const hrefOf = (actions: typeof open) => (actions.length === 1 ? actionHref(actions[0]!.id) : actionsHref)
    if (overdue.length > 0) {
      const text = `Your actions: ${format.number(overdue.length)} overdue`
      tasks.push({ text, href: hrefOf(overdue), status: 'waiting' })
    }
    if (mine.length > overdue.length) {
      const others = mine.filter((action) => !overdue.includes(action))
      const text = `Your actions: ${format.number(others.length)} to do, the next by ${format.date(others[0]!.dueOn)}`
      tasks.push({ text, href: hrefOf(others), status: 'to-know' })
    }
    if (untaken.length > 0) {
      const text = `Find somebody for ${format.count(untaken.length, 'action')} of your trust`
      tasks.push({ text, href: hrefOf(untaken), status: 'waiting' })
    }
    return tasks
  }
