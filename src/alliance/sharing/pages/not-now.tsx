import { ButtonLink } from '#web/buttons.tsx'
import type { Frame } from '#web/frame.ts'
import { Page } from '#web/page.tsx'
import { agreementHref } from '../addresses.ts'
import type { SharingAgreement } from '../agreement.ts'

type View = {
  readonly frame: Frame
  readonly agreement: Pick<SharingAgreement, 'id'>
  readonly because: string
}

/** What was asked for cannot be done with this agreement now, and why. */
export function NotNowPage({ frame, agreement, because }: View) {
  return (
    <Page frame={frame} heading="This cannot be done with the agreement now" section="Sharing agreements">
      <p>{because}</p>
      <ButtonLink href={agreementHref(agreement.id)}>Look at the agreement</ButtonLink>
    </Page>
  )
}
