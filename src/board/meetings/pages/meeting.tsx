import { trustName } from '#nhs/organisations.ts'
import { Breadcrumbs } from '#web/back-link.tsx'
import { Button, ButtonGroup, ButtonLink } from '#web/buttons.tsx'
import * as format from '#web/format.ts'
import { Form, RadioField, SelectField } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { SummaryList } from '#web/summary-list.tsx'
import { type Column, DataTable } from '#web/table.tsx'
import { boardHref, itemHref, meetingHref, minutesHref } from '../addresses.ts'
import type { Committee, Item, Meeting, Presence, Seat } from '../record.ts'
import { personId, seatPosts } from '../record.ts'
import { MeetingTag } from './board.tsx'
import { Sent } from './sent.tsx'

/** How an item stands, in a word. */
export function itemState({ kind, openedAt, closedAt }: Item): string {
  if (kind === 'discussion') return 'To discuss'
  if (kind === 'information') return 'To note'
  if (openedAt === null) return 'To decide'
  return closedAt === null ? 'Vote open' : 'Voted on'
}

const items: Column<Item>[] = [
  { heading: 'Item', numeric: true, cell: ({ place }) => place },
  { heading: 'What', rowHeading: true, cell: ({ id, title }) => <a href={itemHref(id)}>{title}</a>, sentences: true },
  { heading: 'State', cell: itemState },
]

type SeatRow = { readonly seat: Seat; readonly presences: readonly Presence[] }

const howWords = { 'in-person': 'In the room', 'by-call': 'On a call', apologies: 'Apologies' } as const

function timesOf({ presences }: SeatRow): string {
  return presences
    .map(({ how, arrivedAt, leftAt }) => {
      const from = arrivedAt ? ` from ${format.time(arrivedAt)}` : ''
      return `${howWords[how]}${from}${leftAt ? ` to ${format.time(leftAt)}` : ''}`
    })
    .join('; ')
}

const seatColumns: Column<SeatRow>[] = [
  { heading: 'Member', rowHeading: true, cell: ({ seat }) => seat.name },
  { heading: 'Post', cell: ({ seat }) => seatPosts[seat.post].name },
  { heading: 'For', cell: ({ seat }) => (seat.forTrust ? trustName(seat.forTrust) : 'Independent') },
  { heading: 'Vote', cell: ({ seat }) => (seat.isVoting ? 'Has a vote' : 'Attends') },
  { heading: 'There', cell: timesOf, whenEmpty: format.missing.noData },
]

/** A meeting: its agenda, who is there, and what whoever keeps the record can do. */
export function MeetingPage({
  frame,
  meeting,
  committee,
  agenda,
  seats,
  presences,
  toApprove,
  mayKeep,
  formKey,
}: {
  readonly frame: Frame
  readonly meeting: Meeting
  readonly committee: Committee
  readonly agenda: readonly Item[]
  readonly seats: readonly Seat[]
  readonly presences: readonly Presence[]
  /** Earlier meetings whose minutes this one can approve. */
  readonly toApprove: readonly Meeting[]
  readonly mayKeep: boolean
  readonly formKey: string
}) {
  const href = meetingHref(meeting.id)
  const isGoing = meeting.state === 'planned' || meeting.state === 'open'
  const rows = seats.map((seat) => ({
    seat,
    presences: presences.filter((one) => personId(one) === personId(seat)),
  }))
  const people = [...new Map(seats.map((seat) => [personId(seat), seat.name])).entries()]
  return (
    <Page
      frame={frame}
      heading={meeting.title}
      section="Board"
      before={<Breadcrumbs items={[{ text: 'Board', href: boardHref }]} />}
    >
      <SummaryList
        rows={[
          { key: 'State', value: <MeetingTag state={meeting.state} /> },
          { key: 'Committee', value: committee.name },
          { key: 'Begins', value: format.dateTime(meeting.startsAt) },
          { key: 'Ends', value: format.dateTime(meeting.endsAt) },
          {
            key: 'Where',
            value: meeting.way === 'in-writing' ? 'In writing' : meeting.place,
          },
        ]}
      />
      {mayKeep && isGoing && (
        <Form action={`${href}/${meeting.state === 'planned' ? 'open' : 'close'}`}>
          <Sent formKey={formKey} edition={meeting.edition} />
          <Button kind={meeting.state === 'planned' ? 'primary' : 'secondary'}>
            {meeting.state === 'planned' ? 'Open the meeting' : 'Close the meeting'}
          </Button>
        </Form>
      )}
      <DataTable
        caption="Agenda"
        columns={items}
        rows={agenda}
        rowKey={({ id }) => id}
        whenNone="Nothing is on the agenda yet."
      />
      {meeting.state !== 'planned' && meeting.state !== 'cancelled' && (
        <p>
          <a href={minutesHref(meeting.id)}>Minutes of this meeting</a>
        </p>
      )}
      {isGoing && toApprove.length > 0 && (
        <>
          <h2 className="nhsuk-heading-m">Minutes to approve</h2>
          <ul className="nhsuk-list nhsuk-list--bullet">
            {toApprove.map(({ id, title }) => (
              <li key={id}>
                <a href={minutesHref(id)}>{title}</a>
              </li>
            ))}
          </ul>
        </>
      )}
      {isGoing && (
        <ButtonGroup>
          {mayKeep && (
            <ButtonLink href={`${href}/items/new`} kind="secondary">
              Put an item on the agenda
            </ButtonLink>
          )}
          <ButtonLink href={`${href}/declare`} kind="secondary">
            Declare an interest for this meeting
          </ButtonLink>
        </ButtonGroup>
      )}
      <DataTable
        caption="Members"
        columns={seatColumns}
        rows={rows}
        rowKey={({ seat }) => seat.id}
        whenNone="Nobody has a seat on this committee on that day."
      />
      {mayKeep && meeting.state === 'open' && (
        <Form action={`${href}/attendance`}>
          <Sent formKey={formKey} />
          <SelectField
            name="who"
            label="Who"
            unchosen="Select a member"
            options={people.map(([value, text]) => ({ value, text }))}
          />
          <RadioField
            name="how"
            legend="Since now"
            size="s"
            options={[
              { value: 'in-person', text: 'In the room' },
              { value: 'by-call', text: 'On a call' },
              { value: 'apologies', text: 'Sent apologies' },
              { value: 'left', text: 'Has left' },
            ]}
          />
          <Button kind="secondary">Note this</Button>
        </Form>
      )}
    </Page>
  )
}
