/** What is said when a step was not taken: why, and what to do; or who was quicker, and what they did. */
import { BackLink } from '#web/back-link.tsx'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { transferHref } from '../../addresses.ts'
import { stateNow } from '../../life/standing.ts'
import { eventInWords, type TransferEvent } from '../../life/transfer-events.ts'
import type { Transfer } from '../../life/transfer-row.ts'
import { sectionOf } from './section.ts'

type View = { readonly frame: Frame; readonly transfer: Transfer }

/** `instead`: another way to what was wanted. */
export function RefusedPage({
  frame,
  transfer,
  because,
  instead,
}: View & {
  readonly because: string
  readonly instead?: { readonly text: string; readonly href: string }
}) {
  return (
    <Page
      frame={frame}
      heading="This cannot be done"
      section={sectionOf(transfer)}
      before={<BackLink href={transferHref(transfer)}>Back to the transfer</BackLink>}
    >
      <p>{because.replaceAll('’', "'")}</p>
      <p>Nothing was changed.</p>
      {instead && (
        <p>
          <a href={instead.href}>{instead.text}</a>
        </p>
      )}
    </Page>
  )
}

export function ChangedPage({ frame, transfer, since }: View & { readonly since: readonly TransferEvent[] }) {
  return (
    <Page
      frame={frame}
      heading="This has changed"
      section={sectionOf(transfer)}
      before={<BackLink href={transferHref(transfer)}>Back to the transfer</BackLink>}
    >
      {since.length > 0 ? (
        <>
          <p>Since you opened the page:</p>
          <ul className="nhsuk-list nhsuk-list--bullet">
            {since.map((event) => (
              <li key={event.version}>{eventInWords(event)}</li>
            ))}
          </ul>
        </>
      ) : stateNow(transfer) === 'lapsed' ? (
        <p>The time of this transfer is over, so it has lapsed.</p>
      ) : (
        <p>Somebody has changed what this page was about.</p>
      )}
      <p>What you sent was not done.</p>
      <p>
        <a href={transferHref(transfer)}>See how the transfer stands now</a>
      </p>
    </Page>
  )
}
