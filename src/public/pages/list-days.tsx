/** Whose figures these are, and of which day. */
import { trustName } from '#nhs/organisations.ts'
import * as format from '#web/format.ts'
import type { TrustWait } from '../store.ts'

export function ListDays({ waits }: { readonly waits: readonly Pick<TrustWait, 'trust' | 'asOf'>[] }) {
  const days = new Map(waits.map(({ trust, asOf }) => [trust, asOf]))
  if (days.size === 0) return <p>No trust has published its waits yet.</p>
  const [first, ...others] = new Set(days.values())
  const whose = "The waits are counted from the trusts' own lists of open waits"
  return (
    <p>
      {others.length === 0
        ? `${whose} on ${format.date(first!)}.`
        : `${whose}: ${format.list([...days].map(([trust, day]) => `${trustName(trust)} on ${format.date(day)}`))}.`}
    </p>
  )
}
