import { ButtonLink } from '#web/buttons.tsx'
import { EmptyState } from '#web/empty-state.tsx'
import * as format from '#web/format.ts'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import { type Meaning, Tag } from '#web/tag.tsx'
import { calendarHref } from '../../calendar/addresses.ts'
import { planHref } from '../../forward-plan/addresses.ts'
import { Registers } from '../../register/pages/registers.tsx'
import { decisionsHref, interestsHref, mayDecideHref, meetingHref, meetingsHref } from '../addresses.ts'
import type { Committee, Meeting, MeetingState } from '../record.ts'

const states: Readonly<Record<MeetingState, readonly [Meaning, string]>> = {
  planned: ['not-started', 'Planned'],
  open: ['in-progress', 'Open now'],
  closed: ['done', 'Held'],
  cancelled: ['ended', 'Cancelled'],
}

export function MeetingTag({ state }: Pick<Meeting, 'state'>) {
  const [meaning, words] = states[state]
  return <Tag meaning={meaning}>{words}</Tag>
}

const columns: Column<Meeting>[] = [
  { heading: 'Meeting', rowHeading: true, cell: ({ id, title }) => <a href={meetingHref(id)}>{title}</a> },
  { heading: 'When', cell: ({ startsAt }) => format.dateTime(startsAt) },
  { heading: 'Where', cell: ({ place, way }) => (way === 'in-writing' ? 'In writing' : place) },
  { heading: 'State', cell: ({ state }) => <MeetingTag state={state} /> },
]

/** Where the alliance decides: what comes, what was, and the ways to what was decided. */
export function BoardPage({
  frame,
  committees,
  meetings,
  mayCall,
}: {
  readonly frame: Frame
  readonly committees: readonly Committee[]
  readonly meetings: readonly Meeting[]
  readonly mayCall: boolean
}) {
  const isComing = ({ state }: Meeting) => state === 'planned' || state === 'open'
  return (
    <Page frame={frame} heading="Board" section="Board">
      {committees.length === 0 && <EmptyState says="The alliance has no committee yet." />}
      {committees.map(({ id, name, purpose }) => (
        <p key={id} data-quoted="">
          <strong>{name}</strong>: {purpose}
        </p>
      ))}
      <ul className="nhsuk-list">
        <li>
          <a href={decisionsHref}>What we decided, who was conflicted, and what binds whom</a>
        </li>
        <li>
          <a href={planHref}>Forward plan</a>
        </li>
        <li>
          <a href={calendarHref}>Meetings in your calendar</a>
        </li>
        <li>
          <a href={mayDecideHref}>May I decide this?</a>
        </li>
        <li>
          <a href={interestsHref}>Register of interests</a>
        </li>
      </ul>
      <DataTable
        caption="Meetings to come"
        columns={columns}
        rows={meetings.filter(isComing).toReversed()}
        rowKey={({ id }) => id}
        whenNone="No meeting is planned."
      />
      {mayCall && <ButtonLink href={`${meetingsHref}/new`}>Call a meeting</ButtonLink>}
      <DataTable
        caption="Meetings held"
        columns={columns}
        rows={meetings.filter((meeting) => !isComing(meeting))}
        rowKey={({ id }) => id}
        whenNone="No meeting was held yet."
      />
      <h2 className="nhsuk-heading-m">Between meetings</h2>
      <Registers />
    </Page>
  )
}
