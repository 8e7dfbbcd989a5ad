import type { HomeTask, HomeTasks } from '#identity'
import type { Parts } from '#platform/parts.ts'
import { forPurpose, type Viewer } from '#platform/viewer.ts'
import * as format from '#web/format.ts'
import { talksWithPatients } from './offers/asked-offers.ts'
import { callsHref } from './patient/addresses.ts'
import { countCallsToMake } from './patient/call-store.ts'
import { countTransfers } from './store.ts'
import { stuckEffects } from './work-lists/stuck-effects.ts'
import { workListHref } from './work-lists/work-asked.ts'
import { type WorkList, workListsOf } from './work-lists/work-list.ts'
import { countOf, workOf } from './work-lists/work-store.ts'

/** What transfers ask of somebody today: their next steps; for people who take none, what plans propose. */
export const transfersTasks =
  ({ db, clock }: Pick<Parts, 'db' | 'clock'>): HomeTasks =>
  async (viewer) => {
    const lists = workListsOf(viewer)
    if (lists.length === 0) return proposalsToKnow(db, viewer)
    return db.reading(forPurpose(viewer, 'mutual-aid'), async (tx) => {
      const tasks: HomeTask[] = []
      const stuck = await stuckEffects(tx, lists[0]!)
      if (stuck.length > 0) {
        tasks.push({
          text: `See ${format.count(stuck.length, 'record')} that transfers could not change yet`,
          href: workListHref({ list: lists[0]!, show: 'mine', page: 1 }),
          status: 'waiting',
        })
      }
      for (const list of lists) {
        const asked = { list, show: 'mine', page: 1 } as const
        const { counts } = await workOf(tx, asked, clock.today(), { limit: 0, offset: 0 })
        const waiting = countOf(counts, asked)
        const soon = countOf(counts, { ...asked, soon: 'yes' })
        if (waiting === 0) continue
        tasks.push({
          text: `Take the next step of ${format.count(waiting, 'transfer')}${whose(list)}`,
          href: workListHref(asked),
          status: 'waiting',
          ...(soon > 0 && { hint: `The time of ${format.number(soon)} ends within 7 days, or is over` }),
        })
      }
      const calls = talksWithPatients(viewer) ? await countCallsToMake(tx) : 0
      if (calls > 0) {
        tasks.push({
          text: `Call ${format.count(calls, 'patient')} who asked for it or changed their mind`,
          href: callsHref,
          status: 'waiting',
        })
      }
      return tasks
    })
  }

/** Of clinicians, who have two lists. */
const whose = ({ code }: WorkList): string =>
  code === 'sending' ? ' of your own patients' : code === 'receiving' ? ' to your trust' : ''

async function proposalsToKnow(db: Parts['db'], viewer: Viewer): Promise<HomeTask[]> {
  const [out, into] = await db.reading(forPurpose(viewer, 'own-care'), async (tx) => [
    await countTransfers(tx, 'out', { state: 'identified' }),
    await countTransfers(tx, 'in', { state: 'identified' }),
  ])
  const task = (count: number, direction: 'out' | 'in', words: string): HomeTask[] =>
    count === 0
      ? []
      : [
          {
            text: `See ${format.count(count, 'proposed transfer')} ${words}`,
            href: `/transfers?direction=${direction}&state=identified`,
            status: 'to-know',
          },
        ]
  return [...task(out ?? 0, 'out', 'of your patients'), ...task(into ?? 0, 'in', 'to your trust')]
}
