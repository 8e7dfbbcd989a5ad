import type { HomeTasks } from '#identity'
import { addDays } from '#nhs/day.ts'
import type { Parts } from '#platform/parts.ts'
import { forPurpose } from '#platform/viewer.ts'
import * as format from '#web/format.ts'
import { fragilityHref } from './addresses.ts'
import { newsSince } from './fragility/assessment-store.ts'
import { mayAssess } from './may-assess.ts'

/** For how long a change of an index is said on Home. */
const DAYS_OF_NEWS = 14

/** Services whose index crossed a limit or moved far, for those who look after them. */
export const servicesTasks =
  ({ db, clock }: Parts): HomeTasks =>
  async (viewer) => {
    if (!mayAssess(viewer)) return []
    const news = await db.reading(forPurpose(viewer, 'own-care'), (tx) =>
      newsSince(tx, addDays(clock.today(), -DAYS_OF_NEWS)),
    )
    const services = new Set(news.map(({ trust, service }) => `${trust} ${service}`)).size
    if (services === 0) return []
    return [
      {
        text: `See ${format.count(services, 'service')} that became more or less fragile`,
        href: fragilityHref,
        status: 'to-know',
      },
    ]
  }
