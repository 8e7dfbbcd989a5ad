import type { HomeTasks } from '#identity'
import type { Parts } from '#platform/parts.ts'
import { forPurpose } from '#platform/viewer.ts'
import * as format from '#web/format.ts'
import { mayPlan } from './plan-state.ts'
import { countPlans } from './store.ts'

/** What plans ask of somebody today: those that wait for a second person. */
export const plansTasks =
  ({ db }: Parts): HomeTasks =>
  async (viewer) => {
    if (!mayPlan(viewer).allowed) return []
    const proposed = await db.reading(forPurpose(viewer, 'planning'), (tx) => countPlans(tx, 'proposed'))
    if (proposed === 0) return []
    return [
      {
        text: `Look at ${format.count(proposed, 'plan')} that ${proposed === 1 ? 'waits' : 'wait'} for a second person`,
        href: '/plans',
        status: 'waiting',
      },
    ]
  }
