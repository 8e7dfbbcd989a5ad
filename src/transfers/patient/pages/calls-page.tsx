/** Patients to call: those who asked for it, and those who have changed their mind; the longest waiting first. */
import { trustName } from '#nhs/organisations.ts'
import { BackLink } from '#web/back-link.tsx'
import { Button } from '#web/buttons.tsx'
import * as format from '#web/format.ts'
import { Form } from '#web/forms.tsx'
import { type Frame, Page } from '#web/page.tsx'
import { DataTable } from '#web/table.tsx'
import { transferHref, workHref } from '../../addresses.ts'
import { referenceOf } from '../../offers/reference-of.ts'
import { bookingTeamHref } from '../addresses.ts'
import { type CallToMake, callTimes } from '../call-store.ts'

export function CallsPage({ frame, calls }: { readonly frame: Frame; readonly calls: readonly CallToMake[] }) {
  return (
    <Page
      frame={frame}
      heading="Patients to call"
      section="Transfers"
      before={<BackLink href={workHref}>Back to work on transfers</BackLink>}
    >
      <p>Ask for the date of birth before you say what the call is about.</p>
      <DataTable
        whenNone="Nobody waits for a call. Patients ask for one on their own page, or when you speak with them."
        rowKey={({ call }) => call}
        caption="Calls to make, the longest waiting first"
        rows={calls}
        columns={[
          {
            heading: 'Patient',
            rowHeading: true,
            cell: (call) => (
              <a href={transferHref(call)}>
                {call.familyName === null ? (
                  `Transfer ${referenceOf(call.id)}`
                ) : (
                  <span data-personal="true">{nameOf(call)}</span>
                )}
              </a>
            ),
          },
          { heading: 'Since', cell: ({ askedAt }) => format.dateTime(askedAt) },
          { heading: 'Phone', cell: phoneCell },
          { heading: 'About', sentences: true, cell: aboutCell },
          {
            heading: 'Done',
            cell: (call) => (
              <Form>
                <input type="hidden" name="call" value={call.call} />
                <Button kind="secondary" small>
                  Note the call
                  <span className="nhsuk-u-visually-hidden"> to {nameOf(call)}</span>
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

const nameOf = ({ familyName, givenName, id }: CallToMake): string =>
  familyName === null ? `the patient of transfer ${referenceOf(id)}` : `${givenName} ${familyName}`

function phoneCell({ phone, bestTime }: CallToMake) {
  return (
    <>
      {phone === null ? 'In your records' : <span data-quoted="true">{phone}</span>}
      <div>{callTimes.find(({ code }) => code === bestTime)?.label}</div>
    </>
  )
}

function aboutCell({ kind, sender, said }: CallToMake) {
  return (
    <>
      {kind === 'changed-mind'
        ? `They told ${trustName(sender)} that they no longer want to go. If that is so, return them.`
        : 'They ask for a call.'}
      {said !== '' && <p data-quoted="true">{said}</p>}
    </>
  )
}
