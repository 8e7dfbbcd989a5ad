import { type Meaning, Tag } from '#web/tag.tsx'
import type { ActionStanding } from '../action.ts'

export const standingNames: Readonly<Record<ActionStanding, string>> = {
  open: 'Open',
  'due-soon': 'Due soon',
  overdue: 'Overdue',
  done: 'Done',
  dropped: 'Dropped',
}

const meanings: Readonly<Record<ActionStanding, Meaning>> = {
  open: 'in-progress',
  'due-soon': 'attention',
  overdue: 'wrong',
  done: 'done',
  dropped: 'ended',
}

export function ActionStandingTag({ standing }: { readonly standing: ActionStanding }) {
  return <Tag meaning={meanings[standing]}>{standingNames[standing]}</Tag>
}
