import { type Meaning, Tag } from '#web/tag.tsx'
import type { DisputeStanding } from '../dispute.ts'

export const disputeStandingNames: Readonly<Record<DisputeStanding, string>> = {
  open: 'Open',
  overdue: 'Step overdue',
  settled: 'Settled',
  withdrawn: 'Withdrawn',
}

const meanings: Readonly<Record<DisputeStanding, Meaning>> = {
  open: 'in-progress',
  overdue: 'wrong',
  settled: 'done',
  withdrawn: 'ended',
}

export function DisputeTag({ standing }: { readonly standing: DisputeStanding }) {
  return <Tag meaning={meanings[standing]}>{disputeStandingNames[standing]}</Tag>
}
