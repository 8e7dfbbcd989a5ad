import { allianceStore } from '#alliance'
import type { HomeTasks } from '#identity'
import type { Parts } from '#platform/parts.ts'
import { forPurpose } from '#platform/viewer.ts'
import * as format from '#web/format.ts'
import { speaksForTrust } from '../register/may-keep.ts'
import { prioritiesHref, priorityHref } from './addresses.ts'
import { waitsFor } from './priority.ts'
import { priorityStore } from './store.ts'

/** Priorities that wait for a word of the trust, for those who speak for it. */
export const priorityTasks =
  ({ db, clock }: Parts): HomeTasks =>
  async (viewer) => {
    if (!speaksForTrust(viewer)) return []
    const waiting = await db.reading(forPurpose(viewer, 'administration'), async (tx) => {
      const store = priorityStore(tx)
      const said = await store.support()
      const members = await allianceStore(tx).partOn(clock.today())
      return (await store.all()).filter((priority) =>
        waitsFor(
          priority,
          said.filter((each) => each.priority === priority.id),
          members,
        ).some(({ trust, said: answer }) => trust === viewer.trust && answer === undefined),
      )
    })
    if (waiting.length === 0) return []
    const text = `Say where your trust stands on ${format.count(waiting.length, 'priority', 'priorities')}`
    return [{ text, href: waiting.length === 1 ? priorityHref(waiting[0]!.id) : prioritiesHref, status: 'waiting' }]
  }
