import { trustName } from '#nhs/organisations.ts'
import { BackLink } from '#web/back-link.tsx'
import * as format from '#web/format.ts'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import { type Meaning, Tag } from '#web/tag.tsx'
import { agreementHref, versionHref } from '../addresses.ts'
import type { Change, Words } from '../difference.ts'
import { draftParts } from '../draft-parts.ts'
import type { Version, VersionState } from '../version.ts'

const states: Readonly<Record<VersionState, readonly [Meaning, string]>> = {
  draft: ['in-progress', 'Draft'],
  signing: ['waiting', 'To be signed'],
  'in-force': ['done', 'In force'],
  superseded: ['ended', 'Replaced'],
  declined: ['ended', 'Declined'],
  withdrawn: ['ended', 'Withdrawn'],
}

export function StateTag({ state }: { readonly state: VersionState }) {
  const [meaning, words] = states[state]
  return <Tag meaning={meaning}>{words}</Tag>
}

const columns: Column<Version>[] = [
  {
    heading: 'Version',
    rowHeading: true,
    cell: ({ number }) => <a href={versionHref(number)}>Version {number}</a>,
  },
  { heading: 'State', cell: ({ state }) => <StateTag state={state} /> },
  { heading: 'Drafted by', cell: ({ draftedByTrust }) => trustName(draftedByTrust) },
  {
    heading: 'In force from',
    cell: ({ inForceOn }) => inForceOn && format.date(inForceOn),
    whenEmpty: format.missing.notApplicable,
  },
  {
    heading: 'In force to',
    cell: ({ endedOn }) => endedOn && format.date(endedOn),
    whenEmpty: format.missing.notApplicable,
  },
  {
    heading: 'What changed',
    cell: ({ basedOn, number }) =>
      basedOn !== null && (
        <a href={`${versionHref(number)}/difference`}>
          From version {basedOn} to {number}
        </a>
      ),
    whenEmpty: format.missing.notApplicable,
  },
]

export function VersionsPage({ frame, versions }: { readonly frame: Frame; readonly versions: readonly Version[] }) {
  return (
    <Page
      frame={frame}
      heading="Versions of the agreement"
      section="Alliance"
      width="wide"
      before={<BackLink href={agreementHref}>Back to the agreement</BackLink>}
    >
      <p>A version is in force when every party of it has signed, and not before its day.</p>
      <DataTable
        caption="Newest first"
        columns={columns}
        rows={versions}
        rowKey={({ number }) => number}
        whenNone="There are no versions yet."
      />
    </Page>
  )
}

const changeColumns: Column<Change & { readonly n: number }>[] = [
  { heading: 'What', cell: ({ heading }) => heading, rowHeading: true },
  {
    heading: 'Before',
    cell: ({ before }) => before && <Marked words={before} />,
    sentences: true,
    whenEmpty: format.missing.notApplicable,
  },
  {
    heading: 'After',
    cell: ({ after }) => after && <Marked words={after} />,
    sentences: true,
    whenEmpty: format.missing.notApplicable,
  },
]

/** Words that the other side does not have stand out, by weight and not by colour. */
function Marked({ words }: { readonly words: readonly Words[] }) {
  return (
    <span data-quoted="">
      {words.map(({ text, isOwn }, n) => (
        <span key={n}>
          {n > 0 && ' '}
          {isOwn ? <strong>{text}</strong> : text}
        </span>
      ))}
    </span>
  )
}

export function DifferencePage({
  frame,
  before,
  after,
  changes,
}: {
  readonly frame: Frame
  readonly before: number
  readonly after: Version
  readonly changes: readonly Change[]
}) {
  const parts = [...new Set(changes.map(({ part }) => part))]
  return (
    <Page
      frame={frame}
      heading={`What changes from version ${before} to ${after.number}`}
      section="Alliance"
      width={changes.length > 0 ? 'wide' : 'standard'}
      before={<BackLink href={versionHref(after.number)}>Back to version {after.number}</BackLink>}
    >
      <p>Words that only one side has are in bold.</p>
      {changes.length === 0 && <p>Nothing is different.</p>}
      {parts.map((part) => (
        <DataTable
          key={part}
          caption={draftParts[part]}
          columns={changeColumns}
          rows={changes.filter((change) => change.part === part).map((change, n) => ({ ...change, n }))}
          rowKey={({ n }) => n}
          whenNone="Nothing is different."
        />
      ))}
    </Page>
  )
}
