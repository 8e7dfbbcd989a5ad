import type { HomeTask, HomeTasks } from '#identity'
import { addDays, type Day } from '#nhs/day.ts'
import type { Tx } from '#platform/database.ts'
import type { Parts } from '#platform/parts.ts'
import { forPurpose } from '#platform/viewer.ts'
import * as format from '#web/format.ts'
import { designationsHref, fragilityHref, networkHref } from './addresses.ts'
import { type Designation, keepsTheRecord, standingOf } from './designations/designation.ts'
import { designationStore } from './designations/designation-store.ts'
import { type Assessment, newsSince } from './fragility/assessment-store.ts'
import { mayAssess } from './may-assess.ts'
import { caseStore } from './networks/case-store.ts'
import { mayKeepCases } from './networks/may-keep-cases.ts'
import { isAwaited } from './networks/network-case.ts'
import { networkRules } from './networks/routing-rules.ts'

/** For how long a change of an index is said on Home. */
const DAYS_OF_NEWS = 14

/** Services whose index crossed a limit or moved far, complex cases that wait for the meeting, and reviews that are due. */
export const servicesTasks =
  ({ db, clock }: Parts): HomeTasks =>
  async (viewer) => {
    const [assesses, keepsCases, decides] = [mayAssess(viewer), mayKeepCases(viewer), keepsTheRecord(viewer)]
    if (!assesses && !keepsCases && !decides) return []
    const today = clock.today()
    return db.reading(forPurpose(viewer, 'own-care'), async (tx) => [
      ...(assesses ? newsTask(await newsSince(tx, addDays(today, -DAYS_OF_NEWS))) : []),
      ...(keepsCases ? await caseTasks(tx) : []),
      ...(decides ? reviewTask(await designationStore(tx).all(), today) : []),
    ])
  }

function newsTask(news: readonly Assessment[]): readonly HomeTask[] {
  const services = new Set(news.map(({ trust, service }) => `${trust} ${service}`)).size
  if (services === 0) return []
  const text = `See ${format.count(services, 'service')} that became more or less fragile`
  return [{ text, href: fragilityHref, status: 'to-know' }]
}

async function caseTasks(tx: Tx): Promise<readonly HomeTask[]> {
  const tasks: HomeTask[] = []
  for (const { service } of networkRules) {
    const awaited = (await caseStore(tx).cases(service)).filter(isAwaited).length
    if (awaited === 0) continue
    const text = `Have ${format.count(awaited, 'complex case')} discussed at the regional meeting`
    tasks.push({ text, href: networkHref(service), status: 'waiting' })
  }
  return tasks
}

function reviewTask(designations: readonly Designation[], today: Day): readonly HomeTask[] {
  const due = designations.filter((each) => standingOf(each, today) === 'review-due').length
  if (due === 0) return []
  return [{ text: `Review ${format.count(due, 'centre')} of excellence`, href: designationsHref, status: 'waiting' }]
}
