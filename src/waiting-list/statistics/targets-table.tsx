import type { Nation } from '#nhs/commissioner.ts'
import type { Day } from '#nhs/day.ts'
import { trustName } from '#nhs/organisations.ts'
import type { TrustCode } from '#nhs/trust-code.ts'
import { targetsOn, type WaitingTimeTarget } from '#nhs/waiting-time-target.ts'
import * as format from '#web/format.ts'
import { DataTable } from '#web/table.tsx'
import { type TargetStanding, targetStanding } from './target-standing.ts'
import type { WaitCount } from './wait-counts.ts'
import { figuresOf, ofNation } from './wait-figures.ts'

type TargetsTableProps = {
  /** Of all nations, already of the trust and service that were chosen. */
  readonly counts: readonly WaitCount[]
  readonly members: readonly TrustCode[]
  /** The latest day of their lists. */
  readonly asOf: Day | undefined
}

const nations: readonly Nation[] = ['England', 'Wales']

/** Every target of every nation on a day, a column a trust, each met or not in words. */
export function TargetsTable({ counts, members, asOf }: TargetsTableProps) {
  const trusts = members.filter((member) => counts.some(({ trust }) => trust === member))
  const rows = nations.flatMap((nation) => {
    const ofThem = ofNation(counts, nation as 'England' | 'Wales')
    const bands = new Map(
      trusts.map((trust) => [
        trust,
        figuresOf(
          trust,
          ofThem.filter((count) => count.trust === trust),
        ).bands,
      ]),
    )
    return asOf === undefined
      ? []
      : targetsOn(nation, asOf).map((target) => ({
          nation,
          target,
          standings: trusts.map((trust) => targetStanding(target, bands.get(trust)!)),
        }))
  })
  return (
    <DataTable
      caption="Targets, and where these waits stand"
      captionHidden
      compact
      rows={rows}
      rowKey={({ target }) => target.id}
      whenNone="There are no targets to show."
      columns={[
        { heading: 'Patients of', cell: ({ nation }) => nation },
        {
          heading: 'Target',
          rowHeading: true,
          cell: ({ target }) => (
            <>
              {target.sentence}
              <div className="nhsuk-u-font-weight-normal">{due(target)}</div>
            </>
          ),
        },
        ...trusts.map((trust, n) => ({
          heading: trustName(trust),
          cell: ({ target, standings }: (typeof rows)[number]) => <Standing target={target} standing={standings[n]!} />,
        })),
      ]}
    />
  )
}

function Standing({ target, standing }: { readonly target: WaitingTimeTarget; readonly standing: TargetStanding }) {
  if (standing.verdict === 'nobody') return 'Nobody waits'
  return (
    <>
      <strong>{verdicts[standing.verdict]}</strong>
      <div>{standing.measured}</div>
      {target.binds === 'nation' && <div>Binds the whole country</div>}
    </>
  )
}

const verdicts = { met: 'Met', 'not-met': 'Not met', 'cannot-tell': 'Cannot be told' } as const

const due = ({ dueBy }: WaitingTimeTarget): string =>
  dueBy ? `To be met by ${format.date(dueBy)}` : 'To be met at all times'
