/** A clerk gives a patient their page: the address and the code, to print or to read out. */
import { BackLink } from '#web/back-link.tsx'
import { Button } from '#web/buttons.tsx'
import * as format from '#web/format.ts'
import { Form } from '#web/forms.tsx'
import { type Frame, Page } from '#web/page.tsx'
import { SummaryList } from '#web/summary-list.tsx'
import { transferHref } from '../../addresses.ts'
import type { TransferState } from '../../life/states.ts'
import type { Transfer } from '../../life/transfer-row.ts'
import { sectionOf } from '../../steps/pages/section.ts'
import { bookingTeamHref, patientPageHref } from '../addresses.ts'
import type { PatientLink } from '../link-store.ts'
import { isWaiting } from '../open-link.ts'
import { tryLimits } from '../try-limits.ts'

type View = {
  readonly frame: Frame
  readonly transfer: Transfer
  readonly state: TransferState
  readonly address: string
  readonly once: string
  readonly hasTeam: boolean
  readonly link?: PatientLink
  readonly code?: string
}

export function GivePage(view: View) {
  const { frame, transfer, state, once, hasTeam, link } = view
  const mayMake = state === 'offered'
  return (
    <Page
      frame={frame}
      heading="The patient's own page"
      section={sectionOf(transfer)}
      before={<BackLink href={transferHref(transfer)}>Back to the transfer</BackLink>}
    >
      <p>The patient reads the offer there, answers it, and can change their mind. They need no account.</p>
      <p>They open it with the code and their date of birth. The code says nothing about them.</p>
      {link ? <Given {...view} link={link} /> : <p>This patient has no page yet.</p>}
      {!mayMake && !link && <p>A page can be made while the patient is asked. Offer a date first.</p>}
      {mayMake && (
        <Form>
          <input type="hidden" name="once" value={once} />
          {link && <p>A new code ends the one before, and closes the page wherever it is open.</p>}
          <Button {...(link && { kind: 'secondary' as const })}>{link ? 'Make a new code' : 'Make the page'}</Button>
        </Form>
      )}
      {link && (
        <Form action={`${patientPageHref(transfer)}/end`}>
          <Button kind="warning">End this code</Button>
        </Form>
      )}
      {!hasTeam && (
        <p>
          The page names no phone number yet. <a href={bookingTeamHref}>Say whom patients can call</a>
        </p>
      )}
    </Page>
  )
}

function Given({ address, code, link, state, transfer }: View & { readonly link: PatientLink }) {
  const { madeAt, opened, openedAt, wrongTries } = link
  return (
    <SummaryList
      rows={[
        { key: 'Address', value: <span data-quoted="true">{address}</span> },
        { key: 'Code', value: <code className="accord-nowrap">{code}</code> },
        { key: 'Made', value: format.dateTime(madeAt) },
        {
          key: 'Works',
          value: !isWaiting(state)
            ? 'No longer: the transfer is over'
            : state === 'offered' && transfer.replyBy
              ? 'Until the time to answer is over. After a yes, until the operation'
              : 'Until the operation',
        },
        {
          key: 'Opened',
          value: openedAt ? `${format.count(opened, 'time')}, last on ${format.dateTime(openedAt)}` : 'Not yet',
        },
        {
          key: 'Wrong dates of birth',
          value:
            wrongTries >= tryLimits.ofLinkEver
              ? `${format.number(wrongTries)}. The code works no more: make a new one`
              : format.number(wrongTries),
        },
      ]}
    />
  )
}
