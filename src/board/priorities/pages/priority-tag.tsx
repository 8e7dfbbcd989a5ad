import type { Day } from '#nhs/day.ts'
import { Tag } from '#web/tag.tsx'
import type { PriorityRow } from '../priorities-csv.ts'

/** What is late is said before what it waits for: the day was agreed by all. */
export function PriorityTag({ priority, waiting, today }: PriorityRow & { readonly today: Day }) {
  if (priority.state === 'finished') return <Tag meaning="done">Finished</Tag>
  if (priority.state === 'stopped') return <Tag meaning="ended">Stopped</Tag>
  if (priority.dueOn < today) return <Tag meaning="wrong">Late</Tag>
  if (priority.blocker !== '') return <Tag meaning="attention">Blocked</Tag>
  return waiting.length > 0 ? (
    <Tag meaning="waiting">Waits for trusts</Tag>
  ) : (
    <Tag meaning="in-progress">On its way</Tag>
  )
}
