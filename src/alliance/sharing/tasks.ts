import type { HomeTask, HomeTasks } from '#identity'
import { addDays, londonDay } from '#nhs/day.ts'
import type { Parts } from '#platform/parts.ts'
import { forPurpose } from '#platform/viewer.ts'
import * as format from '#web/format.ts'
import { sharingHref } from './addresses.ts'
import { standing } from './agreement.ts'
import { maySharingStep, speaksForSharing } from './agreement-steps.ts'
import { sharingStore } from './store.ts'

/** How long before an agreement ends somebody is told, so that the next can be approved in time. */
const DAYS_BEFORE_THE_END = 60

/** What sharing agreements ask of somebody who speaks for their trust: proposals to approve, and agreements near their end. */
export const sharingTasks =
  ({ db, clock }: Parts): HomeTasks =>
  async (viewer) => {
    if (!speaksForSharing(viewer)) return []
    const now = clock.now()
    const agreements = await db.reading(forPurpose(viewer, 'administration'), (tx) => sharingStore(tx).agreements())
    const toApprove = agreements.filter((agreement) => maySharingStep('approve', agreement, viewer, now).allowed)
    const soon = addDays(londonDay(now), DAYS_BEFORE_THE_END)
    const ending = agreements.filter((agreement) => {
      const isNext = agreements.some(
        (other) =>
          other.owner === agreement.owner &&
          other.recipient === agreement.recipient &&
          other.purpose === agreement.purpose &&
          other.validTo > agreement.validTo &&
          !other.revokedAt,
      )
      return !isNext && standing(agreement, now).status === 'in force' && londonDay(agreement.validTo) <= soon
    })
    const tasks: HomeTask[] = []
    if (toApprove.length > 0) {
      tasks.push({
        text: `Approve or decline ${format.count(toApprove.length, 'sharing agreement')}`,
        href: sharingHref,
        status: 'waiting',
      })
    }
    if (ending.length > 0) {
      tasks.push({
        text: `See ${format.count(ending.length, 'sharing agreement')} that ${ending.length === 1 ? 'ends' : 'end'} within ${DAYS_BEFORE_THE_END} days`,
        href: sharingHref,
        status: 'to-know',
      })
    }
    return tasks
  }
