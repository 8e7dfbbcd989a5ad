import { Breadcrumbs } from '#web/back-link.tsx'
import { Button } from '#web/buttons.tsx'
import { Form } from '#web/forms.tsx'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { boardHref } from '../../meetings/addresses.ts'
import { Sent } from '../../meetings/pages/sent.tsx'
import { calendarHref } from '../addresses.ts'

/** Somebody's own calendar address: to make, to copy, to withdraw. */
export function CalendarPage({
  frame,
  address,
  formKey,
}: {
  readonly frame: Frame
  /** Nothing while they have none. */
  readonly address?: string
  readonly formKey: string
}) {
  return (
    <Page
      frame={frame}
      heading="Meetings in your calendar"
      section="Board"
      before={<Breadcrumbs items={[{ text: 'Board', href: boardHref }]} />}
    >
      <p>Your calendar can show the meetings of the board and what has to be decided by when.</p>
      <p>It shows titles, times and places. It shows no names, and no title of a private item.</p>
      {address === undefined ? (
        <Form action={`${calendarHref}/make`}>
          <Sent formKey={formKey} />
          <Button>Make an address</Button>
        </Form>
      ) : (
        <>
          <p>Copy the address of this link, and subscribe to it in your calendar.</p>
          <p>
            <a href={address}>Your board calendar</a>
          </p>
          <p>Keep it to yourself: whoever has it sees the same.</p>
          <Form action={`${calendarHref}/withdraw`}>
            <Sent formKey={formKey} />
            <Button kind="secondary">Withdraw this address</Button>
          </Form>
        </>
      )}
    </Page>
  )
}
