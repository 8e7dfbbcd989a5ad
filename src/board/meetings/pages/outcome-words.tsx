/** An outcome in words: its tag, whom it binds, and why. */
import { trustName } from '#nhs/organisations.ts'
import * as format from '#web/format.ts'
import { type Column, DataTable } from '#web/table.tsx'
import { type Meaning, Tag } from '#web/tag.tsx'
import type { Outcome, OutcomeStatus, TrustOutcome } from '../../decision/outcome.ts'

const outcomes: Readonly<Record<OutcomeStatus, readonly [Meaning, string]>> = {
  decided: ['done', 'Decided'],
  split: ['attention', 'Split'],
  recommended: ['waiting', 'Recommended'],
  waiting: ['waiting', 'Waiting'],
  'not-decided': ['ended', 'Not decided'],
  'not-quorate': ['attention', 'Not quorate'],
  'outside-powers': ['attention', 'Outside its powers'],
}

export function OutcomeTag({ outcome }: { readonly outcome: Pick<Outcome, 'status'> }) {
  const [meaning, words] = outcomes[outcome.status]
  return <Tag meaning={meaning}>{words}</Tag>
}

/** "Walsall Healthcare", for a cell. */
export const boundInWords = ({ trusts }: Outcome): string =>
  format.list(trusts.filter(({ isBound }) => isBound).map(({ trust }) => trustName(trust))) || 'Nobody'

const columns: Column<TrustOutcome>[] = [
  { heading: 'Trust', rowHeading: true, cell: ({ trust }) => trustName(trust) },
  {
    heading: 'Bound',
    cell: (one) => (one.isBound ? `Since ${format.dateTime(one.since)}` : 'Not bound'),
  },
  {
    heading: 'Why',
    sentences: true,
    cell: ({ reasons }) => reasons.map(({ says }) => says).join(' '),
    whenEmpty: format.missing.notApplicable,
  },
]

export function OutcomeInFull({ outcome }: { readonly outcome: Outcome }) {
  return (
    <>
      <p>
        <OutcomeTag outcome={outcome} />
      </p>
      <ul className="nhsuk-list nhsuk-list--bullet">
        {outcome.reasons.map(({ says }, n) => (
          <li key={n}>{says}</li>
        ))}
      </ul>
      {outcome.status === 'outside-powers' && (
        <ul className="nhsuk-list nhsuk-list--bullet">
          {outcome.whoMay.map(({ trust }) => (
            <li key={trust}>The board of {trustName(trust)} may decide it for its own trust.</li>
          ))}
        </ul>
      )}
      <DataTable
        caption="Whom it binds"
        columns={columns}
        rows={outcome.trusts}
        rowKey={({ trust }) => trust}
        whenNone="No trust is a party."
      />
    </>
  )
}
