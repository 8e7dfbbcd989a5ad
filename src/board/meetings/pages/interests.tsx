import { trustName } from '#nhs/organisations.ts'
import { Breadcrumbs } from '#web/back-link.tsx'
import { ButtonLink } from '#web/buttons.tsx'
import * as format from '#web/format.ts'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import { boardHref, itemHref, meetingHref, standingInterestHref } from '../addresses.ts'
import type { Declaration } from '../record.ts'

const kinds = { organisational: 'Organisational', personal: 'Personal', 'shared-post': 'Shared post' } as const

const columnsWith = (titles: ReadonlyMap<string, string>): Column<Declaration>[] => [
  { heading: 'Member', rowHeading: true, cell: ({ name }) => name, sortValue: ({ name }) => name },
  { heading: 'Trust', cell: ({ trust }) => trustName(trust), sortValue: ({ trust }) => trustName(trust) },
  { heading: 'Kind', cell: ({ kind }) => kinds[kind] },
  { heading: 'Interest', cell: ({ what }) => <span data-quoted="">{what}</span>, sentences: true },
  {
    heading: 'Holds for',
    cell: ({ onItem, onMeeting, fromDay, untilDay }) =>
      onItem !== null ? (
        <a href={itemHref(onItem)}>{titles.get(onItem)}</a>
      ) : onMeeting !== null ? (
        <a href={meetingHref(onMeeting)}>{titles.get(onMeeting)}</a>
      ) : (
        `${format.date(fromDay!)} until ${format.date(untilDay!)}`
      ),
  },
  { heading: 'Declared', nowrap: true, cell: ({ declaredAt }) => format.dateTime(declaredAt) },
]

export function InterestsPage({
  frame,
  declarations,
  titles,
}: {
  readonly frame: Frame
  readonly declarations: readonly Declaration[]
  /** Of meetings and items, by their ids. */
  readonly titles: ReadonlyMap<string, string>
}) {
  return (
    <Page
      frame={frame}
      heading="Register of interests"
      section="Board"
      width="wide"
      before={<Breadcrumbs items={[{ text: 'Board', href: boardHref }]} />}
    >
      <p>Interests for a meeting or an item are declared on its page. They stay in the register.</p>
      <ButtonLink href={standingInterestHref} kind="secondary">
        Declare a standing interest
      </ButtonLink>
      <DataTable
        caption="Interests, latest first"
        columns={columnsWith(titles)}
        rows={declarations.toReversed()}
        rowKey={({ id }) => id}
        whenNone="Nobody declared an interest yet."
      />
    </Page>
  )
}
