/** Patients who asked on their page to be called, the longest waiting first. */
import { Button } from '#web/buttons.tsx'
import * as format from '#web/format.ts'
import { Form } from '#web/forms.tsx'
import { type Frame, Page } from '#web/page.tsx'
import { DataTable } from '#web/table.tsx'
import { transferHref } from '../../addresses.ts'
import { bookingTeamHref } from '../addresses.ts'
import { type AskedCall, callTimes } from '../call-store.ts'

export function CallsPage({ frame, calls }: { readonly frame: Frame; readonly calls: readonly AskedCall[] }) {
  return (
    <Page frame={frame} heading="Patients who ask for a call" section="Transfers">
      <p>Ask for the date of birth before you say what the call is about.</p>
      <DataTable
        whenNone="Nobody waits for a call. Patients ask for one on their own page."
        rowKey={({ call }) => call}
        caption="Calls to make, the longest waiting first"
        rows={calls}
        columns={[
          {
            heading: 'Patient',
            rowHeading: true,
            cell: (call) => (
              <a href={transferHref(call)} data-personal="true">
                {call.givenName} {call.familyName}
              </a>
            ),
          },
          { heading: 'Asked', cell: ({ askedAt }) => format.dateTime(askedAt) },
          { heading: 'Phone', cell: ({ phone }) => <span data-quoted="true">{phone}</span> },
          { heading: 'Best time', cell: ({ bestTime }) => callTimes.find(({ code }) => code === bestTime)?.label },
          {
            heading: 'About',
            sentences: true,
            cell: ({ said }) => said && <span data-quoted="true">{said}</span>,
            whenEmpty: format.missing.notKnown,
          },
          {
            heading: 'Done',
            cell: ({ call, givenName, familyName }) => (
              <Form>
                <input type="hidden" name="call" value={call} />
                <Button kind="secondary" small>
                  Note the call
                  <span className="nhsuk-u-visually-hidden"> to {`${givenName} ${familyName}`}</span>
                </Button>
              </Form>
            ),
          },
        ]}
      />
      <p>
        <a href={bookingTeamHref}>Whom patients can call</a>
      </p>
    </Page>
  )
}
