import type { HomeTasks } from '#identity'
import type { Parts } from '#platform/parts.ts'
import { forPurpose } from '#platform/viewer.ts'
import * as format from '#web/format.ts'
import { countTransfers } from './store.ts'

/** What proposed transfers ask of somebody today. */
export const transfersTasks =
  ({ db }: Parts): HomeTasks =>
  async (viewer) => {
    const [out, into] = await db.reading(forPurpose(viewer, 'own-care'), async (tx) => [
      await countTransfers(tx, 'out', { state: 'identified' }),
      await countTransfers(tx, 'in', { state: 'identified' }),
    ])
    const task = (count: number, direction: 'out' | 'in', words: string) =>
      count === 0
        ? []
        : [
            {
              text: `See ${format.count(count, 'proposed transfer')} ${words}`,
              href: `/transfers?direction=${direction}&state=identified`,
              status: 'to-know' as const,
            },
          ]
    return [...task(out ?? 0, 'out', 'of your patients'), ...task(into ?? 0, 'in', 'to your trust')]
  }
